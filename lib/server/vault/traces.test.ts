import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLog } from '@/lib/server/log'
import { Canaries } from '../../../e2e/fixtures/canaries'
import { cookieValue } from './cookie'
import { addKey, forgetAllKeys, forgetKey, withSigningKey } from './keys'
import { listRecords, putRecord } from './records'
import { beginSession, endSession, rotate, type Session } from './session'
import { takeApart } from './testing/envelope'
import { type TestVault, testVault } from './testing/test-vault'

let t: TestVault
let log: ReturnType<typeof makeLog>
beforeEach(() => {
  t = testVault()
  log = makeLog('trace', { write: (line) => appendFileSync(join(t.folder, 'assay.log'), line) })
})
afterEach(() => t.remove())

const ABOUT = { kind: 'apns', keyId: 'ABC123DEFG', teamId: 'TEAM123456', origin: 'file' } as const

async function upload(session: Session, key: KeyObject) {
  const der = key.export({ format: 'der', type: 'pkcs8' })
  const about = { ...ABOUT, name: 'Work', fileName: 'AuthKey_ABC123DEFG.p8' }
  const result = await addKey(t.vault, session, der, about)
  if (!result.ok) throw new Error(result.message)
  return result.key
}

/** A provider token as it is stored: what matters of it is the signature. */
async function mint(session: Session, id: string): Promise<string> {
  const used = await withSigningKey(t.vault, session, id, async (key) =>
    sign('sha256', Buffer.from('head.body'), { key, dsaEncoding: 'ieee-p1363' }),
  )
  if (!used.ok) throw new Error(used.reason)
  const jwt = `eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJURUFNIn0.${used.value.toString('base64url')}`
  await putRecord(t.vault, session, 'provider-token', id, Buffer.from(jwt))
  return jwt
}

function files(): [name: string, bytes: Buffer][] {
  return readdirSync(t.folder).map((name) => [name, readFileSync(join(t.folder, name))])
}

function found(canaries: Canaries): string[] {
  return files().flatMap(([name, bytes]) => canaries.find(bytes).map((hit) => `${hit} in ${name}`))
}

test('100 sessions add, use and forget keys: no secret in any file, in any spelling', async () => {
  const canaries = new Canaries()
  canaries.addBytes('server secret', t.secret)
  const live: { session: Session; id: string }[] = []
  for (let i = 0; i < 100; i++) {
    const before = await beginSession(t.vault)
    const { session } = await rotate(t.vault, before)
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const { id } = await upload(session, key)
    const jwt = await mint(session, id)

    canaries.addKey(`key ${i}`, key)
    canaries.addText('provider token signature', String(jwt.split('.')[2]))
    for (const one of [before, session]) {
      canaries.addBytes('cookie half', one.half)
      canaries.addBytes('session id', one.sid)
    }
    for (const row of await t.store.allRecords(session.rowKey)) {
      const raw = { half: session.half, secret: t.secret }
      const { dek, inner } = takeApart({ ...row, sid: session.sid }, raw, row.sealed)
      canaries.addBytes('DEK', dek)
      canaries.addBytes('inner wrap', inner)
    }

    const cause = new Error(`${key.export({ format: 'pem', type: 'pkcs8' })}`)
    log.error(new Error(`authorization: bearer ${jwt}`, { cause }))
    log.warn({ session, headers: { cookie: `assay=${cookieValue(session)}` }, jwt }, 'odd')
    log.info({
      key: key.export({ format: 'jwk' }),
      der: key.export({ format: 'der', type: 'pkcs8' }),
    })
    log.info(`session ${cookieValue(session)} of ${Buffer.from(session.half).toString('hex')}`)

    if (i % 3 === 0) await forgetKey(t.vault, session, id)
    else if (i % 3 === 1) await endSession(t.vault, session)
    else live.push({ session, id })
  }
  expect(canaries.count).toBeGreaterThan(25_000)
  const names = files().map(([name]) => name)
  expect(names).toEqual(
    expect.arrayContaining(['assay.db', 'assay.db-wal', 'assay.db-shm', 'assay.log']),
  )
  expect(found(canaries)).toEqual([])

  // The control: one file with one secret in it is found.
  const [first] = live
  if (!first) throw new Error('a third of them is live')
  writeFileSync(
    join(t.folder, 'planted'),
    `x${Buffer.from(first.session.half).toString('base64url')}`,
  )
  expect(found(canaries)).toContain('cookie half as base64url in planted')
})

test('forget means forget: no byte of a forgotten record in any file, sealed or not', async () => {
  const forgotten = new Canaries()
  const kept = new Canaries()
  const traces = (canaries: Canaries, row: { kind: string; sealed: Uint8Array }) => {
    // The wrapped DEK and the ciphertext, in pieces: half a page may survive where a whole one goes.
    for (let at = 9; at + 16 <= row.sealed.length; at += 16) {
      canaries.add(`${row.kind} at ${at}`, row.sealed.subarray(at, at + 16))
    }
  }
  const sessions: Session[] = []
  for (let i = 0; i < 30; i++) {
    const session = await beginSession(t.vault)
    sessions.push(session)
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const { id } = await upload(session, key)
    await mint(session, id)
    const stays = i % 5 === 0
    if (!stays) forgotten.addKey('key', key)
    for (const row of await t.store.allRecords(session.rowKey)) {
      if (stays) traces(kept, row)
      else if (row.kind !== 'session' || i % 5 === 4) traces(forgotten, row)
    }
  }
  expect(new Set(found(forgotten)).size).toBeGreaterThan(20)

  for (const [i, session] of sessions.entries()) {
    if (i % 5 === 0) continue
    const [row] = await t.store.listRecords(session.rowKey, 'signing-key')
    if (i % 5 === 1) await forgetKey(t.vault, session, row?.id ?? '')
    else if (i % 5 === 4) await endSession(t.vault, session)
    else await forgetAllKeys(t.vault, session)
  }
  expect(found(forgotten)).toEqual([])
  expect(found(kept).length).toBeGreaterThan(20)
})

test('a copy of the store opens nowhere without the cookie: 0 of 1,000 records', async () => {
  const session = await beginSession(t.vault)
  for (let i = 0; i < 1000; i++) {
    await putRecord(
      t.vault,
      session,
      'push-attempt',
      `${i}`,
      createHash('sha256').update(`${i}`).digest(),
    )
  }
  const rows = await t.store.listRecords(session.rowKey, 'push-attempt')
  expect(rows).toHaveLength(1000)
  const opened = async (vault = t.vault, by = session) =>
    (await listRecords(vault, by, 'push-attempt')).filter((record) => record.opens).length
  const thief = await beginSession(t.vault)
  const another = t.another({ secret: thief.half })
  expect(await opened(another)).toBe(0)
  expect(await opened(t.vault, { ...thief, rowKey: session.rowKey })).toBe(0)
  expect(await opened(t.vault, { ...session, half: thief.half })).toBe(0)
  expect(await opened(t.vault, { ...session, sid: thief.sid })).toBe(0)
  expect(await opened()).toBe(1000)
})
