import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NumberedEvent, WireLogEntry } from '@/lib/simulator/state'
import { demoDevice, demoKey, demoWorld } from './demo'
import { must } from './test-client'
import { World } from './world'

function newWorld(limits = {}) {
  return new World({ now: () => 1_800_000_000_000, defer: (task) => task(), limits })
}

/** https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns */
test('a team has at most two team-scoped keys per environment', () => {
  const world = newWorld()
  const sandbox = { scope: 'team', environment: 'sandbox' } as const
  const first = must(world.issueKey('local', sandbox))
  must(world.issueKey('local', sandbox))
  expect(world.issueKey('local', sandbox)).toMatchObject({ ok: false, code: 'too-many-keys' })
  const both = { scope: 'team', environment: 'both' } as const
  expect(world.issueKey('local', both)).toMatchObject({ ok: false, code: 'too-many-keys' })
  must(world.issueKey('local', { scope: 'team', environment: 'production' }))
  must(world.revokeKey('local', first.teamId, first.keyId))
  must(world.issueKey('local', sandbox))
})

test('a team has at most 200 topic-specific keys per environment, of 400 topics at most', () => {
  const world = newWorld()
  const request = { scope: 'topics', environment: 'production', topics: ['com.x.y'] } as const
  for (let index = 0; index < 200; index += 1) must(world.issueKey('local', request))
  expect(world.issueKey('local', request)).toMatchObject({ ok: false, code: 'too-many-keys' })
  const topics = Array.from({ length: 401 }, (_, index) => `com.x.y${index}`)
  const sandbox = { scope: 'topics', environment: 'sandbox' } as const
  expect(world.issueKey('local', { ...sandbox, topics })).toMatchObject({ code: 'too-many-topics' })
  must(world.issueKey('local', { ...sandbox, topics: topics.slice(1) }))
  expect(world.issueKey('local', { ...sandbox, topics: [] })).toMatchObject({ code: 'no-topics' })
})

test('a topic-specific key has one related key at most', () => {
  const world = newWorld()
  const request = { scope: 'topics', environment: 'sandbox', topics: ['com.x.y'] } as const
  const { keyId } = must(world.issueKey('local', request))
  must(world.issueKey('local', { ...request, relatedTo: keyId }))
  expect(world.issueKey('local', { ...request, relatedTo: keyId })).toMatchObject({
    code: 'not-related',
  })
})

test('an issued key is a .p8 that is named like Apple’s, and only its public half stays', () => {
  const world = newWorld()
  const key = must(demoKey(world, 'local'))
  expect(key.keyId).toMatch(/^[A-Z2-9]{10}$/)
  expect(key.teamId).toMatch(/^[A-Z2-9]{10}$/)
  expect(key.fileName).toBe(`AuthKey_${key.keyId}.p8`)
  const text = Buffer.from(key.pkcs8).toString()
  expect(text).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const secret = text.split('\n')[1] ?? ''
  expect(Buffer.from(world.snapshot()).toString()).not.toContain(secret)
  expect(JSON.stringify(world.state('local'))).not.toContain(secret)
})

test.each([
  ['an RSA key', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey],
  ['a key on P-384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey],
])('%s cannot be registered', (_, make) => {
  const spki = new Uint8Array(make().export({ format: 'der', type: 'spki' }))
  const named = { teamId: 'TEAM234567', keyId: 'KEYA234567' }
  expect(newWorld().registerKey('local', { ...named, spki })).toMatchObject({ code: 'bad-key' })
})

test.each([
  ['bad-key', { teamId: 'TEAM234567', keyId: 'KEYA234567', spki: new Uint8Array(3) }],
  ['bad-key-id', { teamId: 'TEAM234567', keyId: 'short', spki: new Uint8Array(3) }],
])('%s', (code, registration) => {
  expect(newWorld().registerKey('local', registration)).toMatchObject({ ok: false, code })
})

test.each([
  ['bad-bundle-id', { bundleId: 'nodots' }],
  ['bad-bundle-id', { bundleId: 'com.example.my app' }],
  ['bad-team-id', { teamId: 'lowercase1' }],
  ['bad-name', { name: ' ' }],
])('installing is refused: %s', (code, change) => {
  const world = newWorld()
  const { deviceId } = must(world.createDevice('local', { name: 'Phone' }))
  const app = { bundleId: 'com.x.y', name: 'App', teamId: 'TEAM234567', environment: 'sandbox' }
  const request = { ...app, environment: 'sandbox' as const, ...change }
  expect(world.installApp('local', deviceId, request)).toMatchObject({ ok: false, code })
})

test('an App ID belongs to one team, and moves when nobody has it installed', () => {
  const world = newWorld()
  const { deviceId } = must(demoDevice(world, 'local'))
  const other = must(world.createDevice('local', { name: 'Other' })).deviceId
  const [device] = world.state('local').devices
  const app = device?.apps[0]
  if (!app) throw new Error('no app')
  const theirs = { ...app, teamId: 'TEAM222222' }
  expect(world.installApp('local', other, theirs)).toMatchObject({ code: 'app-id-taken' })
  must(world.removeApp('local', deviceId, app.bundleId))
  must(world.installApp('local', other, theirs))
})

test('everything has an end', () => {
  const world = newWorld({ devicesPerOwner: 2, appsPerDevice: 1, teamsPerOwner: 1, owners: 1 })
  const { deviceId } = must(demoDevice(world, 'local'))
  must(demoDevice(world, 'local'))
  expect(demoDevice(world, 'local')).toMatchObject({ code: 'too-many-devices' })
  const teamId = world.state('local').teams[0]?.teamId ?? ''
  const app = { bundleId: 'com.x.y', name: 'App', teamId, environment: 'sandbox' } as const
  expect(world.installApp('local', deviceId, app)).toMatchObject({ code: 'too-many-apps' })
  expect(
    world.issueKey('local', { teamId: 'TEAM222222', scope: 'team', environment: 'sandbox' }),
  ).toMatchObject({ code: 'too-many-teams' })
  expect(demoWorld(world, 'somebody')).toMatchObject({ code: 'too-many-owners' })
})

test('devices of the demo get names of their own', () => {
  const world = newWorld()
  must(demoWorld(world, 'local'))
  must(demoDevice(world, 'local'))
  expect(world.state('local').devices.map((device) => device.name)).toEqual(['iPhone', 'iPhone 2'])
})

test('owners do not see each other, and can be forgotten', () => {
  const world = newWorld()
  const mine = must(demoWorld(world, 'me'))
  must(demoWorld(world, 'you'))
  expect(world.state('me').devices).toHaveLength(1)
  const others: [string, () => unknown][] = [
    ['no-device', () => world.setOnline('you', mine.device.deviceId, false)],
    ['no-device', () => world.renameDevice('you', mine.device.deviceId, 'x')],
    ['no-device', () => world.removeDevice('you', mine.device.deviceId)],
    ['no-device', () => world.clearNotifications('you', mine.device.deviceId)],
    ['no-device', () => world.installApp('you', mine.device.deviceId, mine.device.app)],
    ['no-app', () => world.removeApp('you', mine.device.deviceId, mine.device.app.bundleId)],
    ['no-token', () => world.expireToken('you', mine.device.app.tokens.alert ?? '')],
    ['no-key', () => world.revokeKey('you', mine.key.teamId, mine.key.keyId)],
  ]
  for (const [code, call] of others) expect(call()).toMatchObject({ ok: false, code })
  world.forgetOwner('me')
  expect(world.state('me')).toMatchObject({ teams: [], devices: [] })
  expect(world.tokens.find(mine.device.app.tokens.alert ?? '')).toBeNull()
  expect(world.state('you').devices).toHaveLength(1)
})

function entry(world: World, why = ''): WireLogEntry {
  return {
    id: world.nameRequest(),
    at: 0,
    side: 'sandbox',
    connection: 1,
    stream: 1,
    method: 'POST',
    path: '/',
    headers: [],
    body: '',
    bodyBytes: 0,
    status: 200,
    reason: null,
    apnsId: '',
    apnsUniqueId: null,
    why,
    undocumented: [],
    delivery: 'none',
  }
}

test('the wire log is paged newest first and bounded', () => {
  const world = newWorld({ logPerOwner: 5 })
  for (let index = 1; index <= 8; index += 1) world.record('me', entry(world, String(index)))
  const first = world.wireLog('me', { limit: 3 })
  expect(first.map((line) => line.why)).toEqual(['8', '7', '6'])
  const second = world.wireLog('me', { limit: 3, before: first[2]?.id ?? '' })
  expect(second.map((line) => line.why)).toEqual(['5', '4'])
  expect(world.wireLog('me', { limit: 3, before: second[1]?.id ?? '' })).toEqual([])
  expect(world.wireLog('you', { limit: 3 })).toEqual([])
})

test('events are numbered upwards, resume where one left off, and say where they cannot', () => {
  const world = newWorld({ logPerOwner: 3 })
  const seen: NumberedEvent[] = []
  const first = must(world.subscribe('me', (event) => seen.push(event)))
  expect(seen.map(({ event }) => event.kind)).toEqual(['state'])
  world.record('me', entry(world, 'a'))
  world.record('you', entry(world, 'not mine'))
  must(world.createDevice('me', { name: 'Phone' }))
  expect(seen.map(({ event }) => event.kind)).toEqual(['state', 'wire', 'state'])
  const numbers = seen.map(({ number }) => number)
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers)
  first.unsubscribe()
  const after = numbers.at(-1) ?? 0
  world.record('me', entry(world, 'b'))
  const again: NumberedEvent[] = []
  const resumed = must(world.subscribe('me', (event) => again.push(event), { after }))
  expect(resumed.whole).toBe(true)
  expect(again.map(({ event }) => (event.kind === 'wire' ? event.entry.why : 'state'))).toEqual([
    'b',
    'state',
  ])
  resumed.unsubscribe()
  for (const why of ['c', 'd', 'e', 'f']) world.record('me', entry(world, why))
  expect(must(world.subscribe('me', () => undefined, { after })).whole).toBe(false)
  expect(seen).toHaveLength(3)
})

test('a page that breaks does not break the simulator', () => {
  const world = newWorld()
  let calls = 0
  must(
    world.subscribe('me', () => {
      calls += 1
      if (calls > 1) throw new Error('gone')
    }),
  )
  world.record('me', entry(world))
  world.record('me', entry(world))
  expect(calls).toBe(2)
})
