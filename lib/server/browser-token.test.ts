import { createPublicKey, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { PushRequest, SigningKey } from '@/lib/push/request'
import { browserKeyId } from '@/lib/session/browser-key'
import { mintToken, providerTokenParts } from '@/lib/token/mint'
import { readAttempt } from './attempts'
import { browserCredential } from './browser-token'
import { apnsClient, sendPush } from './push'
import { registerPublicHalf } from './register-key'
import { simulator } from './simulator/open'
import { store } from './store/open'
import { vault } from './vault/open'
import { beginSession, type Session } from './vault/session'
import { newKey } from './vault/testing/new-key'

const folder = mkdtempSync(join(tmpdir(), 'assay-browser-token-'))
const secret = newKey()
const pem = createPublicKey(secret).export({ format: 'pem', type: 'spki' }).toString()
const KEY: SigningKey = {
  id: browserKeyId('0d9c5f0e-58a3-4f3b-9a55-3b7c2c6f4f10'),
  keyId: 'BROWSERKEY',
  teamId: 'BROWSERTM1',
}
let session: Session
let request: PushRequest

/** As the page makes it. */
async function tokenOf(ids: { keyId: string; teamId: string } = KEY): Promise<string> {
  const key = secret.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const parts = providerTokenParts({ ...ids, issuedAt: Date.now() / 1000 })
  return mintToken(parts, key as CryptoKey)
}

beforeAll(async () => {
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  const running = await simulator()
  if (!running) throw new Error('the simulator is off')
  session = await beginSession(await vault())
  expect(await registerPublicHalf(session, { ...KEY, pem })).toEqual({ ok: true })
  const device = running.world.createDevice('local', { name: 'iPhone' })
  if (!device.ok) throw new Error(device.message)
  const installed = running.world.installApp('local', device.deviceId, {
    bundleId: 'com.example.app',
    name: 'Example',
    teamId: KEY.teamId,
    environment: 'sandbox',
  })
  if (!installed.ok) throw new Error(installed.message)
  const deviceToken = installed.app.tokens.alert ?? ''
  request = { ...EMPTY_REQUEST, deviceToken, topic: 'com.example.app', key: KEY }
})

afterAll(async () => {
  await apnsClient().close()
  await (await simulator())?.close()
  await (await store()).close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (token: string | null, change: Partial<PushRequest> = {}, who = session) =>
  sendPush(who, {
    id: randomUUID(),
    request: { ...request, ...change },
    despiteHold: false,
    token,
  })

describe('a push with a token that the page minted', () => {
  it('is accepted, and what is kept of it holds no token', async () => {
    const token = await tokenOf()
    const sent = await send(token)
    expect(sent).toMatchObject({ kind: 'sent', attempt: { outcome: { kind: 'accepted' } } })
    const id = sent.kind === 'sent' ? sent.attempt.id : ''
    const kept = JSON.stringify(await readAttempt(session, id))
    expect(kept).toContain(KEY.id)
    for (const part of token.split('.')) expect(kept).not.toContain(part)
    expect(JSON.stringify(sent)).not.toContain('eyJ')
  })

  it('shares a connection with the next one, and with nobody else’s', async () => {
    const [token, other] = [await tokenOf(), await beginSession(await vault())]
    const name = (who: Session, key = KEY) => {
      const found = browserCredential(who, key, token)
      return 'credential' in found ? found.credential : null
    }
    expect(name(session)).toBe(name(session))
    const another = { ...KEY, id: browserKeyId('another') }
    expect(new Set([name(session), name(other), name(session, another)]).size).toBe(3)
    expect(name(session)).not.toContain('BROWSERKEY')
    expect(await send(token, {}, other)).toMatchObject({
      attempt: { outcome: { kind: 'accepted' } },
    })
  })

  it('is told what is wrong with the signature', async () => {
    const token = await tokenOf()
    const sent = await send(`${token.slice(0, -4)}AAAA`)
    expect(sent).toMatchObject({ attempt: { outcome: { reason: 'InvalidProviderToken' } } })
  })

  it.each<[string, () => Promise<string | null>, string]>([
    ['no token', async () => null, 'no-key'],
    ['the token of another key', () => tokenOf({ ...KEY, keyId: 'ANOTHERKEY' }), 'bad-request'],
    ['the token of another team', () => tokenOf({ ...KEY, teamId: 'ANOTHERTM1' }), 'bad-request'],
    ['something that is no token', async () => 'a.b.c', 'bad-request'],
  ])('with %s nothing is sent', async (_, make, code) => {
    const running = await simulator()
    const seen = () => running?.world.wireLog('local', { limit: 500 }).length
    const before = seen()
    expect(await send(await make())).toMatchObject({ kind: 'not-sent', problem: { code } })
    expect(seen()).toBe(before)
  })
})

describe('the public half of a key that is kept in the browser', () => {
  it.each([
    ['a private key', () => secret.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['no key', () => '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
    ['nothing', () => ''],
  ])('%s is not registered', async (_, make) => {
    expect(await registerPublicHalf(session, { ...KEY, pem: make() })).toMatchObject({ ok: false })
  })
})
