import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from './sqlite'
import { type RecordRow, type Store, StoreError } from './store'
import { mountSmallDisk } from './testing/small-disk'

const SESSION = { key: 's', created: 0, seen: 0, expires: 9e12 }
const NOW = Date.UTC(2026, 10, 22, 2, 4)

let folder: string
const stores: Store[] = []

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'assay-store-')), 'data')
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  rmSync(join(folder, '..'), { recursive: true })
})

function open(at = folder, now = NOW) {
  const opened = openSqlite({ folder: at, now })
  stores.push(opened.store)
  return opened
}

function record(id: string, sealed: Uint8Array, about: Partial<RecordRow> = {}): RecordRow {
  return { session: 's', kind: 'k', id, created: 1, expires: 9e12, sealed, ...about }
}

function codeOf(error: unknown): string {
  return error instanceof StoreError ? error.code : `untyped: ${error}`
}

async function codeOfThrown(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'none'
  } catch (error) {
    return codeOf(error)
  }
}

function filesOf(at: string): Buffer {
  const names = readdirSync(at).filter((name) => name.startsWith('assay.db'))
  return Buffer.concat(names.map((name) => readFileSync(join(at, name))))
}

describe('files', () => {
  test('are for their owner alone, also where they were looser', async () => {
    const { store } = open()
    await store.createSession(SESSION)
    const modes = () =>
      ['assay.db', 'assay.db-wal', 'assay.db-shm'].map(
        (name) => statSync(join(folder, name)).mode & 0o777,
      )
    expect(modes()).toEqual([0o600, 0o600, 0o600])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await store.close()
    chmodSync(join(folder, 'assay.db'), 0o644)
    await open().store.touchSession('s', 1)
    expect(modes()).toEqual([0o600, 0o600, 0o600])
  })

  test('the settings that safety rests on are in force', () => {
    open()
    const db = new DatabaseSync(join(folder, 'assay.db'))
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 })
    db.close()
  })
})

describe('versions', () => {
  test.each([
    ['3.51.2', 'too-old'],
    ['3.7.17', 'too-old'],
    ['3.51.3', 'none'],
    ['3.53.4', 'none'],
    ['4.0.0', 'none'],
  ])('SQLite %s: %s', async (sqliteVersion, code) => {
    const make = () => stores.push(openSqlite({ folder, now: NOW, sqliteVersion }).store)
    expect(await codeOfThrown(make)).toBe(code)
  })

  test('a database of a newer Assay is left alone', async () => {
    await open().store.close()
    const db = new DatabaseSync(join(folder, 'assay.db'))
    db.exec('PRAGMA user_version = 99')
    db.close()
    expect(await codeOfThrown(() => open())).toBe('unavailable')
    expect(readdirSync(folder).some((name) => name.includes('set-aside'))).toBe(false)
  })
})

describe('damage', () => {
  const page = randomBytes(4096)
  test.each<[string, (path: string) => void]>([
    ['not a database at all', (path) => writeFileSync(path, randomBytes(20_000))],
    ['cut in the middle of a page', (path) => truncateSync(path, 3 * 4096 + 100)],
    ['the schema overwritten', (path) => writeSync(openSync(path, 'r+'), page, 100, 3000, 100)],
    ['a page overwritten', (path) => writeSync(openSync(path, 'r+'), page, 0, 4096, 2 * 4096)],
  ])('%s: set aside, and an empty one started', async (_, harm) => {
    const first = open().store
    await first.createSession(SESSION)
    for (let i = 0; i < 50; i++) await first.putRecord(record(String(i), randomBytes(300)))
    await first.close()
    harm(join(folder, 'assay.db'))

    const { store, notice } = open()
    expect(notice).toContain('assay.db.set-aside-2026-11-22T02-04-00-000Z')
    expect(existsSync(join(folder, 'assay.db.set-aside-2026-11-22T02-04-00-000Z'))).toBe(true)
    expect(await store.getSession('s')).toBeNull()
    await store.createSession(SESSION)
    await store.close()
    const again = open()
    expect(again.notice).toBeNull()
    expect(await again.store.getSession('s')).toEqual(SESSION)
  })

  test('200 random corruptions: opened or set aside, never an untyped error', async () => {
    const first = open().store
    await first.createSession(SESSION)
    for (let i = 0; i < 50; i++) await first.putRecord(record(String(i), randomBytes(300)))
    await first.close()
    const path = join(folder, 'assay.db')
    const sound = readFileSync(path)
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(sound)
      randomBytes(1 + (round % 64)).copy(bytes, Math.floor((round / 200) * bytes.length))
      for (const name of readdirSync(folder)) if (name !== 'ballast') rmSync(join(folder, name))
      writeFileSync(path, bytes)
      const { store } = openSqlite({ folder, now: NOW + round })
      expect(await codeOfThrown(() => store.allRecords('s'))).toMatch(/^(none|corrupt)$/)
      expect(await codeOfThrown(() => store.sweep(NOW, 1))).toMatch(/^(none|corrupt)$/)
      await store.close()
    }
  })

  test('what was set aside a week ago is removed', async () => {
    await open().store.close()
    writeFileSync(join(folder, 'assay.db.set-aside-x'), 'x')
    utimesSync(join(folder, 'assay.db.set-aside-x'), 0, 0)
    await open(folder, Date.now()).store.close()
    expect(existsSync(join(folder, 'assay.db.set-aside-x'))).toBe(true)
    await open(folder, Date.now() + 8 * 24 * 3600_000).store.close()
    expect(existsSync(join(folder, 'assay.db.set-aside-x'))).toBe(false)
  })
})

test('a folder that is a file, and one that cannot be written, get a typed message', async () => {
  writeFileSync(join(folder, '..', 'file'), '')
  expect(await codeOfThrown(() => open(join(folder, '..', 'file')))).toBe('unavailable')
  const disk = mountSmallDisk()
  if (!disk) return
  try {
    disk.readOnly()
    expect(await codeOfThrown(() => open(join(disk.folder, 'data')))).toBe('read-only')
    expect(await codeOfThrown(() => open(disk.folder))).toBe('read-only')
  } finally {
    disk.remove()
  }
})

describe('forgetting', () => {
  test('leaves no byte of 300 deleted, replaced and swept records in any file', async () => {
    const { store } = open()
    await store.createSession(SESSION)
    const secrets = Array.from({ length: 300 }, (_, i) => randomBytes(40 + ((i * 53) % 6000)))
    for (const [i, secret] of secrets.entries()) {
      await store.putRecord(record(`a${i}`, secret, { expires: i < 100 ? 100 : 9e12 }))
      if (i % 3 === 0) await store.putRecord(record(`b${i}`, randomBytes(30 + i)))
    }
    const parts = (s: Buffer) => [0, 0.5, 1].map((at) => Math.floor(at * (s.length - 16)))
    const left = (files: Buffer) =>
      secrets.filter((s) => parts(s).some((at) => files.includes(s.subarray(at, at + 16)))).length
    expect(left(filesOf(folder))).toBe(300)

    await store.sweep(100, 9e12)
    for (let i = 100; i < 200; i++) await store.deleteRecord('s', 'k', `a${i}`)
    await store.replaceSession('s', { ...SESSION, key: 't' }, [])
    expect(left(filesOf(folder))).toBe(0)
  })
})

test('a file of the first release gets its inboxes, and keeps what is in it', async () => {
  const { store } = open()
  await store.createSession(SESSION)
  await store.putRecord(record('kept', Uint8Array.of(1)))
  await store.close()
  const db = new DatabaseSync(join(folder, 'assay.db'))
  db.exec('DROP TABLE ring; DROP TABLE arrival; DROP TABLE inbox; PRAGMA user_version = 1')
  db.close()
  const again = open().store
  expect((await again.allRecords('s')).map(({ id }) => id)).toEqual(['kept'])
  expect(await again.inboxes.listOf('o')).toEqual([])
  await again.close()
})

test('four processes that start at once on an empty folder share one file', async () => {
  const run = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--conditions=react-server',
      '--import=tsx',
      fileURLToPath(new URL('testing/writer.ts', import.meta.url)),
      folder,
      name,
      '100',
    ])
  const runs = await Promise.all(['a', 'b', 'c', 'd'].map(run))
  const won = runs.map(({ stdout }) => Number(stdout))
  expect(won.reduce((sum, n) => sum + n, 0)).toBe(100)
  const rows = await open().store.allRecords('s')
  expect(rows).toHaveLength(100)
  for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
    const own = rows.filter((row) => Buffer.from(row.sealed).toString() === name)
    expect(own).toHaveLength(won[i] ?? -1)
  }
})
