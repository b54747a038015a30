import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { persistWorld, type WorldStorage } from '../apns/persist'
import { type Bench, call, mint, must, startBench } from './test-client'
import { AppStoreWorld } from './world'
import type { IssuedKey } from './world/keys'

let bench: Bench
let yours: IssuedKey

beforeAll(async () => {
  bench = await startBench({ fallbackOwner: null })
  yours = must(bench.store.world.issueKey('you'))
})

afterAll(() => bench.store.close())

it('the key decides whose world answers, and who sees it in the log', async () => {
  const { world } = bench.store
  const started = must(world.startScenario('you', 'sandbox', 'new-monthly', { begin: 'now' }))
  const path = `/inApps/v1/transactions/${started.transactionId}`
  expect((await call(bench, { path })).json.errorCode).toBe(4040010)
  const token = mint({ ...bench, key: yours })
  expect((await call(bench, { path, token })).status).toBe(200)
  expect(world.wireLog('local', { limit: 9 }).map(({ status }) => status)).toEqual([404])
  expect(world.wireLog('you', { limit: 9 }).map(({ status }) => status)).toEqual([200])
})

it('the same key with two owners: the older registration answers, and no other is harmed', async () => {
  const { world } = bench.store
  const pem = Buffer.from(yours.pkcs8)
  const spki = new Uint8Array(createPublicKey(pem).export({ format: 'der', type: 'spki' }))
  const { keyId, issuerId } = yours
  must(world.registerKey('mallory', { keyId, issuerId, spki }))
  must(world.revokeKey('mallory', keyId))
  const token = mint({ ...bench, key: yours })
  expect((await call(bench, { path: '/inApps/v1/transactions/1', token })).status).toBe(404)
})

it.each([
  ['a Key ID', { keyId: 'short' }],
  ['an issuer id', { issuerId: 'x' }],
  ['a key', { spki: new Uint8Array(8) }],
])('%s that is none is not registered', (_, more) => {
  const spki = new Uint8Array(
    createPublicKey(Buffer.from(yours.pkcs8)).export({ format: 'der', type: 'spki' }),
  )
  const key = { keyId: 'ABCDEFGHJK', issuerId: yours.issuerId, spki, ...more }
  expect(bench.store.world.registerKey('local', key)).toMatchObject({ ok: false })
})

it('a request that nothing ties to anybody is seen by nobody', async () => {
  const { world } = bench.store
  const before = world.wireLog('local', { limit: 99 }).length
  expect((await call(bench, { path: '/', token: null })).status).toBe(401)
  expect(world.wireLog('local', { limit: 99 })).toHaveLength(before)
})

it('forgetting an owner leaves nothing of theirs', async () => {
  const { world } = bench.store
  world.forgetOwner('you')
  expect(world.wireLog('you', { limit: 9 })).toEqual([])
  expect(world.state('you').sides.sandbox.customers).toEqual([])
  expect(Buffer.from(world.snapshot()).toString()).not.toContain(
    yours.keyId.concat('","fingerprint":"x'),
  )
})

it('is saved, and goes on where it was', async () => {
  const kept: { bytes: Uint8Array | null } = { bytes: null }
  const storage: WorldStorage = {
    load: async () => kept.bytes,
    save: async (bytes) => {
      kept.bytes = bytes
    },
  }
  const clock = { now: 1_800_000_000_000 }
  const options = { onProblem: (error: unknown) => Promise.reject(error) }
  const first = new AppStoreWorld({ now: () => clock.now })
  const saving = await persistWorld(first, storage, options)
  must(first.issueKey('local'))
  must(first.startScenario('local', 'sandbox', 'grace-and-recovery', { begin: 'now' }))
  must(first.advance('local', 'sandbox', 3 * 60_000))
  await saving.close()

  const second = new AppStoreWorld({ now: () => clock.now })
  const again = await persistWorld(second, storage, options)
  expect(again.start).toBe('restored')
  expect(second.state('local')).toEqual(first.state('local'))
  for (const world of [first, second]) must(world.advance('local', 'sandbox', 3_600_000))
  expect(second.state('local')).toEqual(first.state('local'))
  expect(second.state('local').sides.sandbox.customers[0]?.transactionCount).toBeGreaterThan(3)
})

it.each(['rubbish', '{"version":99}', '', '{"version":1,"keys":[],"owners":[{"owner":"x"}]}'])(
  'what cannot be read begins anew: %s',
  (text) => {
    const world = new AppStoreWorld()
    expect(world.restore(new Uint8Array(Buffer.from(text)))).toMatchObject({ ok: false })
    expect(world.owners.size).toBe(0)
  },
)
