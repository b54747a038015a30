import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSqlite } from './sqlite'
import { type RecordRow, StoreError } from './store'
import { canMountSmallDisk, mountSmallDisk } from './testing/small-disk'

const SESSION = { key: 's', created: 0, seen: 0, expires: 9e12 }
const NOW = Date.UTC(2026, 10, 22, 2, 4)

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

describe.runIf(canMountSmallDisk())('a full disk', () => {
  test('loses nothing acknowledged, says so, and still forgets', async () => {
    const disk = mountSmallDisk()
    if (!disk) throw new Error('it could be mounted a moment ago')
    try {
      const { store } = openSqlite({ folder: disk.folder, now: NOW })
      await store.createSession(SESSION)
      const kept: string[] = []
      let code = 'none'
      for (let i = 0; code === 'none' && i < 1000; i++) {
        code = await codeOfThrown(() => store.putRecord(record(String(i), randomBytes(3000))))
        if (code === 'none') kept.push(String(i))
      }
      expect(code).toBe('full')
      expect(kept.length).toBeGreaterThan(20)
      const filler = disk.fill()
      expect((await store.allRecords('s')).map((row) => row.id).toSorted()).toEqual(kept.toSorted())

      expect(await store.deleteRecord('s', 'k', '0')).toBe(true)
      expect(await store.getRecord('s', 'k', '0')).toBeNull()

      rmSync(filler, { force: true })
      await store.deleteSession('s')
      await store.sweep(NOW, 1)
      expect(existsSync(join(disk.folder, 'ballast'))).toBe(true)
      await store.close()
      expect(openSqlite({ folder: disk.folder, now: NOW }).notice).toBeNull()
    } finally {
      disk.remove()
    }
  })

  test('without ballast left, a delete that cannot be done is a typed error', async () => {
    const disk = mountSmallDisk()
    if (!disk) throw new Error('it could be mounted a moment ago')
    try {
      const { store } = openSqlite({ folder: disk.folder, now: NOW })
      await store.createSession(SESSION)
      for (let i = 0; i < 20; i++) await store.putRecord(record(String(i), randomBytes(3000)))
      await store.sweep(0, 1e15)
      rmSync(join(disk.folder, 'ballast'))
      disk.fill()
      expect(await codeOfThrown(() => store.deleteSession('s'))).toBe('full')
      expect(await store.allRecords('s')).toHaveLength(20)
      await store.close()
    } finally {
      disk.remove()
    }
  })
})
