import 'server-only'
import { bearer, newKey, type Row } from './reason-row'
import { goodPush, mint, must, open, send } from './test-client'

/** https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns */
export const TARGET_ROWS: readonly Row[] = [
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
    change: (bench) =>
      bearer(mint(newKey(bench, { scope: 'team', environment: 'both' }), bench.clock.now)),
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
]
