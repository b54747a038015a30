import { createPrivateKey, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKey } from '@/lib/inspect/developer-token/testing/sign'
import type { TryOrder } from '@/lib/token/try/order'
import { tryOrderSchema } from '@/lib/token/try/order'
import { readTry } from '@/lib/token/try/reading'
import { apnsClient } from './push'
import type { IssuedKey } from './simulator/apns/world/teams'
import { simulator } from './simulator/open'
import { store } from './store/open'
import { tryToken } from './try-token'

const folder = mkdtempSync(join(tmpdir(), 'assay-try-'))
let both: IssuedKey
let sandbox: IssuedKey

const running = async () => {
  const started = await simulator()
  if (!started) throw new Error('the simulator is off')
  return started
}

async function issue(scope: 'both' | 'sandbox'): Promise<IssuedKey> {
  const issued = (await running()).world.issueKey('local', { scope: 'team', environment: scope })
  if (!issued.ok) throw new Error(issued.message)
  return issued
}

beforeAll(async () => {
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  both = await issue('both')
  sandbox = await issue('sandbox')
  const { world } = await running()
  const device = world.createDevice('local', { name: 'iPhone' })
  if (!device.ok) throw new Error(device.message)
  for (const environment of ['sandbox', 'production'] as const) {
    const about = { bundleId: 'com.example.app', name: 'Example', teamId: both.teamId, environment }
    const installed = world.installApp('local', device.deviceId, about)
    if (!installed.ok) throw new Error(installed.message)
  }
})

afterAll(async () => {
  await apnsClient().close()
  await (await simulator())?.close()
  await (await store()).close()
  rmSync(folder, { recursive: true, force: true })
})

const now = () => Math.floor(Date.now() / 1000)
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function token(key: IssuedKey, { iss = key.teamId, iat = now(), pem = '' } = {}): string {
  const text = `${encode({ alg: 'ES256', kid: key.keyId })}.${encode({ iss, iat })}`
  const signer = createPrivateKey(pem || Buffer.from(key.pkcs8).toString('latin1'))
  const bytes = sign('sha256', Buffer.from(text), { key: signer, dsaEncoding: 'ieee-p1363' })
  return `${text}.${bytes.toString('base64url')}`
}

const attempt = (providerToken: string, more: Partial<TryOrder> = {}) =>
  tryToken({
    providerToken,
    environment: 'simulator',
    topic: 'com.example.app',
    confirmed: false,
    ...more,
  })

describe('trying a token', () => {
  it.each<[string, () => string, TryOrder['environment'], string | null, string]>([
    ['a good one', () => token(both), 'simulator', 'BadDeviceToken', 'good'],
    [
      'a good one, in production',
      () => token(both),
      'simulator-production',
      'BadDeviceToken',
      'good',
    ],
    [
      'of another key',
      () => token(both, { pem: makeKey().p8 }),
      'simulator',
      'InvalidProviderToken',
      'bad',
    ],
    [
      'of another team',
      () => token(both, { iss: 'ZZZZZZZZZZ' }),
      'simulator',
      'InvalidProviderToken',
      'bad',
    ],
    [
      'an old one',
      () => token(both, { iat: now() - 3_700 }),
      'simulator',
      'ExpiredProviderToken',
      'bad',
    ],
    [
      'of the other environment',
      () => token(sandbox),
      'simulator-production',
      'BadEnvironmentKeyInToken',
      'bad',
    ],
    ['rubbish', () => 'rubbish', 'simulator', 'InvalidProviderToken', 'bad'],
  ])('%s', async (_name, make, environment, reason, says) => {
    const result = await attempt(make(), { environment })
    if (result.kind !== 'tried') throw new Error(result.problem.title)
    expect(result.outcome.reason?.replace('KeyIdIn', 'KeyIn')).toBe(reason)
    expect(readTry(result.outcome).says).toBe(says)
  })

  it('reads a topic of another team as a good token', async () => {
    const result = await attempt(token(both), { topic: 'com.example.other' })
    if (result.kind !== 'tried') throw new Error(result.problem.title)
    expect(result.outcome.reason).toBe('TopicDisallowed')
    expect(readTry(result.outcome).says).toBe('good')
  })

  it('gives the token back in nothing', async () => {
    const secret = token(both)
    const result = await attempt(secret)
    expect(JSON.stringify(result)).not.toContain(secret.split('.')[2])
    expect(JSON.stringify(result)).toContain('bearer ••••')
  })

  it('makes a connection for each, so that keys and refreshes do not get in each other’s way', async () => {
    const seen = []
    for (const providerToken of [token(both), token(sandbox), token(both, { iat: now() - 60 })]) {
      const result = await attempt(providerToken)
      if (result.kind !== 'tried') throw new Error(result.problem.title)
      seen.push(result.outcome)
    }
    expect(seen.map(({ reason }) => reason)).toEqual(Array(3).fill('BadDeviceToken'))
    expect(seen.map(({ exchange }) => exchange.connection?.reused)).toEqual(Array(3).fill(false))
  })

  it('sends nothing to production without a second click', async () => {
    const result = await attempt(token(both), { environment: 'production' })
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'not-confirmed' } })
  })
})

describe('the order', () => {
  const order = { providerToken: 'a.b.c', environment: 'simulator', topic: '', confirmed: false }
  it.each<[string, object, boolean]>([
    ['as it should be', {}, true],
    ['too long a token', { providerToken: 'a'.repeat(4_097) }, false],
    ['a line break in the token', { providerToken: 'a.b.c\r\nx: y' }, false],
    ['no token', { providerToken: '' }, false],
    ['an environment that is none', { environment: 'localhost' }, false],
    ['too long a topic', { topic: 'a'.repeat(256) }, false],
    ['no word on the second click', { confirmed: undefined }, false],
  ])('%s', (_name, more, good) => {
    expect(tryOrderSchema.safeParse({ ...order, ...more }).success).toBe(good)
  })
})
