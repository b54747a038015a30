import { Notification, Provider, type ProviderOptions } from '@parse/node-apn'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, startBench } from './test-client'

/** A client that nobody here wrote, unmodified: https://github.com/parse-community/node-apn */
let bench: Bench
const providers: Provider[] = []

beforeAll(async () => {
  bench = await startBench({ now: Date.now })
})

afterAll(async () => {
  for (const provider of providers) await provider.shutdown()
  await bench.simulator.close()
})

function provider(
  token: Partial<NonNullable<ProviderOptions['token']>> = {},
  side: 'sandbox' | 'production' = 'sandbox',
): Provider {
  const { host, port, ca } = bench.simulator.endpoints[side]
  const { keyId, teamId, pkcs8 } = bench.key
  const made = new Provider({
    token: { key: Buffer.from(pkcs8), keyId, teamId, ...token },
    address: host,
    port,
    ca: ca.map((pem) => Buffer.from(pem)),
  } as ProviderOptions)
  providers.push(made)
  return made
}

function notification(change: (made: Notification) => void = () => undefined): Notification {
  const made = new Notification()
  made.alert = { title: 'Hello', body: 'from node-apn' }
  made.topic = bench.device.app.bundleId
  made.pushType = 'alert'
  change(made)
  return made
}

test('an unmodified client pushes, and the device shows it', async () => {
  const result = await provider().send(notification(), bench.device.app.tokens.alert ?? '')
  expect(result.failed).toEqual([])
  expect(result.sent).toHaveLength(1)
  const [device] = bench.simulator.world.state(bench.owner).devices
  expect(device?.notifications[0]).toMatchObject({
    treatment: 'shown',
    title: 'Hello',
    body: 'from node-apn',
  })
})

test('an unmodified client pushes many at once over one connection', async () => {
  const client = provider()
  await client.send(notification(), bench.device.app.tokens.alert ?? '')
  const results = await Promise.all(
    Array.from({ length: 100 }, () =>
      client.send(notification(), bench.device.app.tokens.alert ?? ''),
    ),
  )
  expect(results.flatMap((result) => result.failed)).toEqual([])
  expect(results.flatMap((result) => result.sent)).toHaveLength(100)
})

interface Mistake {
  name: string
  status: number
  reason: string
  token?: () => Partial<NonNullable<ProviderOptions['token']>>
  side?: 'production'
  change?: (made: Notification) => void
  device?: () => string
}

const MISTAKES: Mistake[] = [
  {
    name: 'a wrong Key ID',
    token: () => ({ keyId: 'ABCDEFGHJK' }),
    status: 403,
    reason: 'InvalidProviderToken',
  },
  {
    name: 'Key ID and Team ID swapped',
    token: () => ({ keyId: bench.key.teamId, teamId: bench.key.keyId }),
    status: 403,
    reason: 'InvalidProviderToken',
  },
  {
    name: 'a sandbox key in production',
    side: 'production',
    status: 403,
    reason: 'BadEnvironmentKeyIdInToken',
  },
  {
    name: 'a topic of another team',
    change: (made) => {
      made.topic = 'com.example.other'
    },
    status: 400,
    reason: 'TopicDisallowed',
  },
  {
    name: 'no topic',
    change: (made) => {
      made.topic = ''
    },
    status: 400,
    reason: 'MissingTopic',
  },
  {
    name: 'a device token of nobody',
    device: () => 'ab'.repeat(32),
    status: 400,
    reason: 'BadDeviceToken',
  },
  {
    name: 'a VoIP token with the plain topic',
    device: () => bench.device.app.tokens.voip ?? '',
    status: 400,
    reason: 'DeviceTokenNotForTopic',
  },
  {
    name: 'a push type that does not fit the topic',
    change: (made) => {
      made.pushType = 'voip'
    },
    status: 400,
    reason: 'InvalidPushType',
  },
  {
    name: 'a payload that is too large',
    change: (made) => {
      made.payload = { filler: 'x'.repeat(4096) }
    },
    status: 413,
    reason: 'PayloadTooLarge',
  },
]

test.each(MISTAKES)('an unmodified client learns of $name', async (mistake) => {
  const client = provider(mistake.token?.(), mistake.side)
  const result = await client.send(
    notification(mistake.change),
    mistake.device?.() ?? bench.device.app.tokens.alert ?? '',
  )
  expect(result.sent).toEqual([])
  expect(result.failed[0]).toMatchObject({
    status: mistake.status,
    response: { reason: mistake.reason },
  })
})
