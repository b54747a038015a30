import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppStoreCommand } from '@/lib/simulator/app-store-commands'
import { AppStoreWorld } from './simulator/app-store/world'
import {
  issueInAppKeyFile,
  registerInAppKey,
  runAppStoreCommand,
} from './simulator-app-store-commands'

const running = vi.hoisted(() => ({ world: null as unknown }))

vi.mock('./simulator/open', () => ({
  simulator: async () =>
    running.world === null
      ? null
      : { appStore: { world: running.world, saved: async () => undefined } },
}))

let world: AppStoreWorld

beforeEach(() => {
  world = new AppStoreWorld({ now: () => 1_800_000_000_000 })
  running.world = world
})

const APP = 'com.example.assay.demo'
const run = (command: AppStoreCommand) => runAppStoreCommand('me', command)
const state = () => world.state('me')
const storekit = JSON.stringify({
  products: [{ displayPrice: '1', productID: 'new', type: 'Consumable' }],
})

describe('a command changes what it says', () => {
  const rows: [AppStoreCommand, (now: ReturnType<typeof state>) => unknown, unknown][] = [
    [
      { do: 'add-customer', side: 'sandbox', name: 'Ann' },
      (s) => s.sides.sandbox.customers[0]?.name,
      'Ann',
    ],
    [
      { do: 'advance', side: 'production', by: 5 },
      (s) => s.sides.production.clock.now,
      1_800_000_000_005,
    ],
    [{ do: 'play', side: 'sandbox', speed: 0 }, (s) => s.sides.sandbox.clock.speed, 0],
    [
      { do: 'configure', side: 'sandbox', rate: '1h', graceDays: 3 },
      (s) => s.sides.sandbox.rate,
      '1h',
    ],
    [
      { do: 'configure', side: 'sandbox', switches: { doubled: true } },
      (s) => s.sides.sandbox.switches.doubled,
      true,
    ],
    [
      { do: 'set-url', side: 'sandbox', bundleId: APP, url: 'http://127.0.0.1:3000/x' },
      (s) => s.apps[0]?.urls.sandbox,
      'http://127.0.0.1:3000/x',
    ],
    [
      { do: 'add-app', bundleId: 'com.x', name: 'X', appAppleId: 7 },
      (s) => s.apps[1]?.appAppleId,
      7,
    ],
    [{ do: 'set-released', bundleId: APP, released: false }, (s) => s.apps[0]?.released, false],
    [
      { do: 'set-for-sale', bundleId: APP, productId: 'coins.100', forSale: false },
      (s) => s.products.filter((p) => !p.forSale).length,
      1,
    ],
    [
      { do: 'read-storekit', bundleId: APP, text: storekit },
      (s) => s.products.at(-1)?.productId,
      'new',
    ],
    [
      { do: 'answer-next', fault: { kind: 'drop', times: 2 } },
      (s) => s.faults,
      [{ kind: 'drop', times: 2 }],
    ],
  ]
  it.each(rows)('%o', async (command, look, wanted) => {
    expect(await run(command)).toMatchObject({ ok: true })
    expect(look(state())).toEqual(wanted)
  })

  it('a scenario, an act on its customer, and the end of both', async () => {
    const started = await run({
      do: 'start-scenario',
      side: 'sandbox',
      scenario: 'new-monthly',
      begin: 'now',
    })
    if (!started.ok || !started.customerId) throw new Error('not started')
    const { customerId } = started
    const act = { do: 'auto-renew', on: false } as const
    expect(await run({ do: 'act', side: 'sandbox', customerId, act })).toEqual({ ok: true })
    expect(await run({ do: 'advance', side: 'sandbox', by: 'next-event' })).toEqual({ ok: true })
    expect(state().sides.sandbox.customers[0]?.subscriptions[0]?.state).toBe('expired')
    expect(await run({ do: 'remove-customer', side: 'sandbox', customerId })).toEqual({ ok: true })
    expect(state().sides.sandbox.customers).toEqual([])
  })

  it('a key is handed out once and can be revoked', async () => {
    const issued = await issueInAppKeyFile('me')
    if (!issued.ok) throw new Error(issued.message)
    const { keyId, issuerId, fileName, pem } = issued.download
    expect(fileName).toBe(`SubscriptionKey_${keyId}.p8`)
    expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(state()).toMatchObject({ issuerId, keys: [{ keyId, revoked: false }] })
    expect(JSON.stringify(state())).not.toContain(pem.split('\n')[1])
    expect(Buffer.from(world.snapshot()).toString()).not.toContain('PRIVATE')
    expect(await run({ do: 'revoke-key', keyId })).toEqual({ ok: true })
    expect(state().keys[0]?.revoked).toBe(true)
  })
})

it('a key of one’s own is registered by its public half', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const key = { keyId: 'ABCDEFGHJK', issuerId: '758883e8-151b-47b7-abd0-60c4d804c2f5', spki }
  expect(await registerInAppKey('me', key)).toEqual({ ok: true })
  expect(state().keys).toMatchObject([{ keyId: 'ABCDEFGHJK', origin: 'registered' }])
  expect(await registerInAppKey('me', { ...key, keyId: 'x' })).toMatchObject({ ok: false })
})

it.each([
  { do: 'nothing' },
  { do: 'advance', side: 'sandbox', by: -5 },
  { do: 'advance', side: 'moon', by: 5 },
  {
    do: 'act',
    side: 'sandbox',
    customerId: 'x',
    act: { do: 'buy-many', productId: 'coins.100', count: 1e9, everyMs: 1 },
  },
  { do: 'set-url', side: 'sandbox', bundleId: APP, url: 'ftp://x' },
  { do: 'set-url', side: 'sandbox', bundleId: 'none', url: null },
  { do: 'start-scenario', side: 'sandbox', scenario: 'none', begin: 'now' },
  { do: 'remove-customer', side: 'sandbox', customerId: 'none' },
  { do: 'read-storekit', bundleId: APP, text: 'x' },
  { do: 'revoke-key', keyId: 'none' },
  null,
])('what cannot be done is a sentence: %o', async (command) => {
  const answer = await run(command as AppStoreCommand)
  expect(answer).toEqual({ ok: false, message: expect.stringMatching(/\.$/) })
})

it('a simulator that is switched off says so', async () => {
  running.world = null
  expect(await run({ do: 'clear-faults' })).toMatchObject({ ok: false })
  expect(await issueInAppKeyFile('me')).toMatchObject({ ok: false })
})
