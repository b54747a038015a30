import { beforeEach, expect, test } from 'vitest'
import { type DemoDevice, demoDevice } from './demo'
import { must } from './test-client'
import { World } from './world'
import { STORED_MS } from './world/limits'
import type { Push } from './world/model'

/**
 * What becomes of an accepted push.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
const OWNER = 'local'
const DAY = 86_400_000
let now: number
let count: number
let world: World
let device: DemoDevice

beforeEach(() => {
  now = 1_800_000_000_000
  count = 0
  world = new World({ now: () => now, defer: (task) => task() })
  device = must(demoDevice(world, OWNER))
})

function push(change: Partial<Push> & { text?: string; token?: string } = {}) {
  const { text = `push ${++count}`, token, ...rest } = change
  const record = world.tokens.find(token ?? device.app.tokens.alert ?? '')
  if (!record) throw new Error('no such token')
  return world.accept(record, {
    id: `id-${count}`,
    topic: record.bundleId,
    bundleId: record.bundleId,
    pushType: 'alert',
    collapseId: null,
    expires: null,
    at: now,
    body: JSON.stringify({ aps: { alert: text } }),
    ...rest,
  })
}

const screen = () => world.state(OWNER).devices[0]?.notifications.map((shown) => shown.body)
const waiting = () => world.state(OWNER).devices[0]?.stored
const online = (value: boolean) => must(world.setOnline(OWNER, device.deviceId, value))

test('a device that is on shows what comes, newest first', () => {
  expect(push().delivery).toBe('delivered')
  expect(push().delivery).toBe('delivered')
  expect(screen()).toEqual(['push 2', 'push 1'])
})

test('for a device that is off, the newest per app waits', () => {
  online(false)
  expect(push().delivery).toBe('stored')
  now += 1000
  const second = push()
  expect(second.delivery).toBe('stored')
  expect(second.undocumented.join()).toContain('usually the latest')
  expect(waiting()).toEqual([
    { topic: device.app.bundleId, collapseId: null, at: now, expires: now + STORED_MS },
  ])
  expect(screen()).toEqual([])
  online(true)
  expect(screen()).toEqual(['push 2'])
  expect(waiting()).toEqual([])
})

test('apns-expiration 0 is tried once', () => {
  online(false)
  expect(push({ expires: 0 }).delivery).toBe('dropped')
  online(true)
  expect(screen()).toEqual([])
  expect(push({ expires: 0 }).delivery).toBe('delivered')
})

test('what has expired in the meantime does not arrive', () => {
  online(false)
  push({ expires: now + 1000 })
  now += 1000
  expect(waiting()).toEqual([])
  online(true)
  expect(screen()).toEqual([])
})

test('what has not expired arrives a moment before', () => {
  online(false)
  push({ expires: now + 1000 })
  now += 999
  online(true)
  expect(screen()).toEqual(['push 1'])
})

test('without apns-expiration it waits for 30 days, and never longer', () => {
  online(false)
  push({ expires: now + 365 * DAY })
  expect(waiting()?.[0]?.expires).toBe(now + 30 * DAY)
  now += 30 * DAY
  online(true)
  expect(screen()).toEqual([])
})

test('an expiration in the past is said to be undocumented', () => {
  online(false)
  expect(push({ expires: now - 1 })).toMatchObject({
    delivery: 'dropped',
    undocumented: [expect.stringContaining('not documented')],
  })
})

test('a collapse id replaces on the lock screen, per app', () => {
  must(
    world.installApp(OWNER, device.deviceId, {
      bundleId: 'com.example.other',
      name: 'Other',
      teamId: device.app.teamId,
      environment: 'sandbox',
    }),
  )
  const other = world.state(OWNER).devices[0]?.apps[1]?.tokens.alert ?? ''
  push({ collapseId: 'score' })
  push()
  push({ collapseId: 'score', token: other })
  expect(push({ collapseId: 'score' }).why).toContain('replaces')
  expect(screen()).toEqual(['push 4', 'push 3', 'push 2'])
})

test('what the device ignores replaces nothing', () => {
  push({ collapseId: 'score' })
  push({ collapseId: 'score', body: 'not json' })
  expect(world.state(OWNER).devices[0]?.notifications.map((shown) => shown.treatment)).toEqual([
    'ignored',
    'shown',
  ])
})

test('a badge is set and taken away, and cleared with the screen', () => {
  const badge = () => world.state(OWNER).devices[0]?.apps[0]?.badge
  push({ body: '{"aps":{"badge":7}}' })
  expect(badge()).toBe(7)
  push({ body: '{"aps":{"badge":0}}' })
  expect(badge()).toBe(0)
  push({ body: '{"aps":{"alert":"x","badge":3}}' })
  must(world.clearNotifications(OWNER, device.deviceId))
  expect(badge()).toBe(0)
  expect(screen()).toEqual([])
})

test('after removal: 200 and nothing shown for two pushes, then 410 since the second', () => {
  const token = world.tokens.find(device.app.tokens.alert ?? '')
  if (!token) throw new Error('no token')
  push()
  must(world.removeApp(OWNER, device.deviceId, device.app.bundleId))
  expect(screen()).toEqual([])
  now += 1000
  expect(push().delivery).toBe('dropped')
  expect(world.tokens.status(token)).toEqual({ kind: 'removed-recently' })
  now += 1000
  push()
  expect(world.tokens.status(token)).toEqual({ kind: 'unregistered', since: now })
  expect(screen()).toEqual([])
})

test('after removal: 410 after five minutes even if nobody pushed', () => {
  const token = world.tokens.find(device.app.tokens.alert ?? '')
  if (!token) throw new Error('no token')
  const removed = now
  must(world.removeApp(OWNER, device.deviceId, device.app.bundleId))
  now += 5 * 60_000 - 1
  expect(world.tokens.status(token).kind).toBe('removed-recently')
  now += 1
  expect(world.tokens.status(token)).toEqual({ kind: 'unregistered', since: removed + 300_000 })
})

test('installing anew hands out new tokens, and the old ones lead nowhere', () => {
  const old = device.app.tokens
  const { app } = must(
    world.installApp(OWNER, device.deviceId, { ...device.app, environment: 'production' }),
  )
  expect(Object.keys(app.tokens).sort()).toEqual(Object.keys(old).sort())
  expect(Object.values(app.tokens).filter((token) => Object.values(old).includes(token))).toEqual(
    [],
  )
  expect(world.tokens.find(old.voip ?? '')?.removedAt).toBe(now)
  expect(world.state(OWNER).devices[0]?.apps).toEqual([app])
})

test('what waited for an app goes with it', () => {
  online(false)
  push()
  must(world.removeApp(OWNER, device.deviceId, device.app.bundleId))
  expect(waiting()).toEqual([])
})

test('a lock screen keeps 50', () => {
  for (let index = 0; index < 60; index += 1) push()
  expect(screen()).toHaveLength(50)
  expect(screen()?.[0]).toBe('push 60')
})
