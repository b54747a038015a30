import { generateKeyPairSync } from 'node:crypto'
import type { ClientHttp2Session } from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULT_REASONS } from '@/lib/simulator/faults'
import { REASONS, type Reason } from './reasons'
import { CHECKS } from './request-checks'
import {
  type Bench,
  goodPush,
  mint,
  must,
  open,
  type Sending,
  send,
  startBench,
} from './test-client'
import type { Side } from './world/model'
import type { IssuedKey } from './world/teams'

/**
 * One request over the wire for every reason that Apple documents for device pushes.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
interface Row {
  reason: Reason
  name: string
  /** What is changed of a push that would be accepted. */
  change(bench: Bench): Change | Promise<Change>
  side?: Side
  /** Sent first, on the same connection. */
  before?(bench: Bench): Change
  /** Other reasons that the wire log has to name. */
  also?: string
}

type Change = Omit<Sending, 'headers'> & { headers?: Record<string, string | string[] | undefined> }

const ROWS: Row[] = [
  { reason: 'MethodNotAllowed', name: 'GET', change: () => ({ method: 'GET' }) },
  { reason: 'MethodNotAllowed', name: 'PUT', change: () => ({ method: 'PUT' }) },
  { reason: 'BadPath', name: 'another path', change: () => ({ path: '/3/devices/ab' }) },
  { reason: 'BadPath', name: 'the root', change: () => ({ path: '/' }) },
  {
    reason: 'BadPath',
    name: 'something after the token',
    change: ({ device }) => ({ path: `/3/device/${device.app.tokens.alert}/x` }),
  },
  { reason: 'MissingDeviceToken', name: 'nothing there', change: () => ({ path: '/3/device/' }) },
  { reason: 'MissingDeviceToken', name: 'no slash either', change: () => ({ path: '/3/device' }) },
  {
    reason: 'DuplicateHeaders',
    name: 'apns-id twice',
    change: () => ({
      headers: {
        'apns-id': ['e77e9c5b-3a1a-4b8e-9b0a-000000000001', 'e77e9c5b-3a1a-4b8e-9b0a-000000000001'],
      },
    }),
  },
  {
    reason: 'DuplicateHeaders',
    name: 'apns-topic twice',
    change: ({ device }) => ({
      headers: { 'apns-topic': [device.app.bundleId, device.app.bundleId] },
    }),
  },
  {
    reason: 'MissingProviderToken',
    name: 'no authorization',
    change: () => ({ headers: { authorization: undefined } }),
  },
  {
    reason: 'MissingProviderToken',
    name: 'bearer and nothing',
    change: () => ({ headers: { authorization: 'bearer' } }),
  },
  ...[
    ['rubbish', () => 'rubbish'],
    ['two parts', () => 'aa.bb'],
    ['padded base64', ({ key, clock }: Bench) => `${mint(key, clock.now)}==`],
    ['another algorithm', (b: Bench) => token(b, { header: { alg: 'HS256', kid: b.key.keyId } })],
    ['alg none', (b: Bench) => token(b, { header: { alg: 'none', kid: b.key.keyId } })],
    ['no kid', (b: Bench) => token(b, { header: { alg: 'ES256' } })],
    ['no iss', (b: Bench) => token(b, { claims: { iat: b.clock.now / 1000 } })],
    ['no iat', (b: Bench) => token(b, { claims: { iss: b.key.teamId } })],
    ['an unknown Key ID', (b: Bench) => token(b, { header: { alg: 'ES256', kid: 'ABCDEFGHJK' } })],
    [
      'an unknown team',
      (b: Bench) => token(b, { claims: { iss: 'ABCDEFGHJK', iat: b.clock.now / 1000 } }),
    ],
    [
      'swapped Key ID and Team ID',
      (b: Bench) =>
        token(b, {
          header: { alg: 'ES256', kid: b.key.teamId },
          claims: { iss: b.key.keyId, iat: b.clock.now / 1000 },
        }),
    ],
    [
      'the signature of another key',
      (b: Bench) => mint({ ...b.key, pkcs8: foreignKey() }, b.clock.now),
    ],
    [
      'milliseconds as iat',
      (b: Bench) => token(b, { claims: { iss: b.key.teamId, iat: b.clock.now } }),
    ],
  ].map(
    ([name, make]): Row => ({
      reason: 'InvalidProviderToken',
      name: String(name),
      change: (bench) => bearer((make as (bench: Bench) => string)(bench)),
    }),
  ),
  {
    reason: 'InvalidProviderToken',
    name: 'a revoked key',
    change: (bench) => {
      const key = newKey(bench, { scope: 'topics', environment: 'sandbox', topics: ['com.x.y'] })
      must(bench.simulator.world.revokeKey(bench.owner, key.teamId, key.keyId))
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'ExpiredProviderToken',
    name: '61 minutes old',
    change: ({ key, clock }) => bearer(mint(key, clock.now - 61 * 60_000)),
  },
  {
    reason: 'BadEnvironmentKeyIdInToken',
    name: 'a sandbox key in production',
    side: 'production',
    also: 'BadDeviceToken',
    change: () => ({}),
  },
  {
    reason: 'UnrelatedKeyIdInToken',
    name: 'a topic-specific key after a team-scoped one',
    before: () => ({}),
    change: (bench) => {
      const topics = [bench.device.app.bundleId]
      const key = newKey(bench, { scope: 'topics', environment: 'sandbox', topics })
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'UnrelatedKeyIdInToken',
    name: 'a key of another team',
    before: () => ({}),
    change: (bench) => {
      const key = newKey(bench, { teamId: 'TEAM222222', scope: 'team', environment: 'both' })
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'TooManyProviderTokenUpdates',
    name: 'two tokens within 20 minutes',
    before: () => ({}),
    change: ({ key, clock }) => bearer(mint(key, clock.now - 1000)),
  },
  {
    reason: 'BadMessageId',
    name: 'not a UUID',
    change: () => ({ headers: { 'apns-id': 'nr-1' } }),
  },
  {
    reason: 'BadExpirationDate',
    name: 'a date in words',
    change: () => ({ headers: { 'apns-expiration': 'tomorrow' } }),
  },
  {
    reason: 'BadExpirationDate',
    name: 'a negative number',
    change: () => ({ headers: { 'apns-expiration': '-1' } }),
  },
  { reason: 'BadPriority', name: '7', change: () => ({ headers: { 'apns-priority': '7' } }) },
  {
    reason: 'BadPriority',
    name: 'background with 10',
    change: () => ({
      headers: { 'apns-priority': '10', 'apns-push-type': 'background' },
      body: '{"aps":{"content-available":1}}',
    }),
  },
  {
    reason: 'BadCollapseId',
    name: '65 bytes',
    change: () => ({ headers: { 'apns-collapse-id': 'c'.repeat(65) } }),
  },
  {
    reason: 'InvalidPushType',
    name: 'an unknown one',
    change: () => ({ headers: { 'apns-push-type': 'shout' } }),
  },
  {
    reason: 'InvalidPushType',
    // https://github.com/Pr0Ger/PyAPNs2/issues/87
    name: 'alert with a voip topic',
    also: 'DeviceTokenNotForTopic',
    change: ({ device }) => ({ headers: { 'apns-topic': `${device.app.bundleId}.voip` } }),
  },
  {
    reason: 'MissingTopic',
    name: 'no topic',
    change: () => ({ headers: { 'apns-topic': undefined } }),
  },
  {
    reason: 'BadTopic',
    name: 'a topic with a space',
    change: () => ({ headers: { 'apns-topic': 'com.example my app' } }),
  },
  {
    reason: 'TopicDisallowed',
    name: 'a bundle ID that is not the team’s',
    also: 'DeviceTokenNotForTopic',
    change: () => ({ headers: { 'apns-topic': 'com.example.of-others' } }),
  },
  {
    reason: 'TopicDisallowed',
    name: 'a topic that is not the key’s',
    change: (bench) => {
      const key = newKey(bench, { scope: 'topics', environment: 'sandbox', topics: ['com.x.y'] })
      return bearer(mint(key, bench.clock.now))
    },
  },
  { reason: 'PayloadEmpty', name: 'no body', change: () => ({ body: '' }) },
  { reason: 'PayloadTooLarge', name: '4097 bytes', change: () => ({ body: 'x'.repeat(4097) }) },
  {
    reason: 'PayloadTooLarge',
    name: '5121 bytes of voip',
    change: ({ device }) => ({
      path: `/3/device/${device.app.tokens.voip}`,
      headers: { 'apns-topic': `${device.app.bundleId}.voip`, 'apns-push-type': 'voip' },
      body: 'x'.repeat(5121),
    }),
  },
  { reason: 'BadDeviceToken', name: 'not hex', change: () => ({ path: '/3/device/xyz0' }) },
  { reason: 'BadDeviceToken', name: 'half a byte', change: () => ({ path: '/3/device/abc' }) },
  {
    reason: 'BadDeviceToken',
    name: 'unknown',
    change: () => ({ path: `/3/device/${'ab'.repeat(32)}` }),
  },
  {
    reason: 'BadDeviceToken',
    name: 'a token of the other environment',
    side: 'production',
    change: (bench) => bearer(mint(bothSides(bench), bench.clock.now)),
  },
  {
    reason: 'DeviceTokenNotForTopic',
    name: 'the token of another app',
    change: ({ simulator, owner, device, key }) => {
      const app = {
        bundleId: 'com.example.second',
        name: 'Second',
        environment: 'sandbox',
      } as const
      const { world } = simulator
      must(world.installApp(owner, device.deviceId, { ...app, teamId: key.teamId }))
      return { headers: { 'apns-topic': 'com.example.second' } }
    },
  },
  {
    reason: 'DeviceTokenNotForTopic',
    name: 'a VoIP token for the plain topic',
    change: ({ device }) => ({ path: `/3/device/${device.app.tokens.voip}` }),
  },
  {
    reason: 'ExpiredToken',
    name: 'an expired device token',
    change: ({ simulator, owner, device }) => {
      const token = device.app.tokens.liveactivity ?? ''
      must(simulator.world.expireToken(owner, token))
      return {
        path: `/3/device/${token}`,
        headers: {
          'apns-topic': `${device.app.bundleId}.push-type.liveactivity`,
          'apns-push-type': 'liveactivity',
        },
      }
    },
  },
  {
    reason: 'Unregistered',
    name: 'the token of an app that was removed',
    change: ({ simulator, owner, key, clock }) => {
      const { world } = simulator
      const { deviceId } = must(world.createDevice(owner, { name: 'Spare' }))
      const app = { bundleId: 'com.example.third', name: 'Third', environment: 'sandbox' } as const
      const installed = must(world.installApp(owner, deviceId, { ...app, teamId: key.teamId }))
      must(world.removeApp(owner, deviceId, app.bundleId))
      clock.now += world.limits.graceMs
      return {
        path: `/3/device/${installed.app.tokens.alert}`,
        headers: {
          'apns-topic': app.bundleId,
          authorization: `bearer ${mint(key, clock.now)}`,
        },
      }
    },
  },
  {
    reason: 'TooManyRequests',
    name: 'one token over and over',
    change: async (bench) => {
      const session = await open(bench.simulator.endpoints.sandbox)
      const same = goodPush(bench)
      const pushes = Array.from({ length: bench.simulator.world.limits.consecutivePushes })
      await Promise.all(pushes.map(() => send(session, same)))
      session.close()
      return {}
    },
  },
  ...FAULT_REASONS.map(
    ({ reason }): Row => ({
      reason,
      name: 'switched on',
      change: ({ simulator, owner }) => {
        must(simulator.world.answerNext(owner, { kind: 'answer', reason }))
        return {}
      },
    }),
  ),
]

let bench: Bench
let shared: IssuedKey | null = null

beforeAll(async () => {
  bench = await startBench({ limits: { consecutivePushes: 40 } })
})

afterAll(() => bench.simulator.close())

test.each(ROWS)('$reason: $name', async (row) => {
  const session = await open(bench.simulator.endpoints[row.side ?? 'sandbox'])
  if (row.before) await push(session, row.before(bench))
  const answer = await push(session, await row.change(bench))
  session.close()
  expect(answer.json.reason).toBe(row.reason)
  expect(answer.status).toBe(REASONS[row.reason].status)
  expect(answer.headers['apns-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer.headers['apns-unique-id']).toBeUndefined()
  if (answer.status === 410) {
    expect(answer.json.timestamp).toBeGreaterThan(1_700_000_000_000)
    expect(answer.json.timestamp).toBeLessThanOrEqual(bench.clock.now)
  } else {
    expect(Object.keys(answer.json)).toEqual(['reason'])
  }
  const [logged] = bench.simulator.world.wireLog(bench.owner, { limit: 1 })
  expect(logged).toMatchObject({ status: answer.status, reason: row.reason, delivery: 'none' })
  expect(logged?.why).toMatch(/\.$/)
  if (row.also) expect(logged?.undocumented.join(' ')).toContain(row.also)
})

test('every documented reason has a row, and every check a reason', () => {
  const met = new Set(ROWS.map((row) => row.reason))
  expect(Object.keys(REASONS).filter((reason) => !met.has(reason as Reason))).toEqual([])
  const byRequest = Object.entries(REASONS).filter(([, { by }]) => by === 'request')
  const checked = new Set(CHECKS.map((row) => row.reason))
  expect(byRequest.map(([reason]) => reason).sort()).toEqual([...checked].sort())
  const byFault = Object.entries(REASONS).filter(([, { by }]) => by === 'fault')
  expect(byFault.map(([reason]) => reason).sort()).toEqual(
    FAULT_REASONS.map((row) => row.reason).sort(),
  )
})

test('the reason for a key of the other environment can be spelled as it was observed', async () => {
  // https://github.com/kylebrowning/APNSwift/pull/229
  bench.simulator.world.setWireSpelling(bench.owner, 'observed')
  const session = await open(bench.simulator.endpoints.production)
  const answer = await push(session, {})
  session.close()
  bench.simulator.world.setWireSpelling(bench.owner, 'documented')
  expect(answer).toMatchObject({ status: 403, json: { reason: 'BadEnvironmentKeyInToken' } })
})

function push(session: ClientHttp2Session, { headers, ...change }: Change) {
  const good = goodPush(bench)
  const merged = Object.entries({ ...good.headers, ...headers }).filter(
    (pair): pair is [string, string | string[]] => pair[1] !== undefined,
  )
  return send(session, { ...good, ...change, headers: Object.fromEntries(merged) })
}

function bearer(jwt: string): Change {
  return { headers: { authorization: `bearer ${jwt}` } }
}

function token({ key, clock }: Bench, parts: Parameters<typeof mint>[2]): string {
  return mint(key, clock.now, parts)
}

function newKey(
  { simulator, owner }: Bench,
  request: Parameters<Bench['simulator']['world']['issueKey']>[1],
): IssuedKey {
  return must(simulator.world.issueKey(owner, request))
}

/** An old key, good for both environments; one is enough for all rows. */
function bothSides(on: Bench): IssuedKey {
  shared ??= newKey(on, { scope: 'team', environment: 'both' })
  return shared
}

function foreignKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return new Uint8Array(Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })))
}
