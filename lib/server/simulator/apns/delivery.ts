import 'server-only'
import type { ShownNotification, SimulatedApp, WireLogEntry } from '@/lib/simulator/state'
import { treat } from './treatment'
import type { World } from './world'
import { type Limits, STORED_MS } from './world/limits'
import type { DeviceRecord, Push, StoredPush, TokenRecord } from './world/model'

export interface Delivery {
  delivery: WireLogEntry['delivery']
  why: string
  undocumented: string[]
}

const APP_GONE: Delivery = {
  delivery: 'dropped',
  why: 'The app is no longer on the device, so nothing arrived.',
  undocumented: [],
}

/**
 * What becomes of an accepted push: it reaches the device, waits for it, or is lost.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export function handOver(
  { tokens, devices, limits, sources }: Pick<World, 'tokens' | 'devices' | 'limits' | 'sources'>,
  token: TokenRecord,
  push: Push,
): Delivery {
  const now = sources.now()
  tokens.countPush(token)
  if (tokens.status(token).kind === 'removed-recently') {
    tokens.countAfterRemoval(token)
    return APP_GONE
  }
  const device = devices.find(token.owner, token.deviceId)
  const app = device?.apps.find((candidate) => candidate.bundleId === push.bundleId)
  if (!device || !app?.installed) return APP_GONE
  device.stored = device.stored.filter((stored) => stored.expires > now)
  if (!device.online) return store(device, push, now)
  const { sentence, undocumented } = show(device, app, push, now, limits)
  return { delivery: 'delivered', why: sentence, undocumented }
}

/** The device is back: what waited and has not expired is delivered, oldest first. */
export function deliverStored(device: DeviceRecord, now: number, limits: Limits): void {
  const waiting = [...device.stored].sort((a, b) => a.at - b.at)
  device.stored = []
  for (const stored of waiting) {
    const app = device.apps.find((candidate) => candidate.bundleId === stored.push.bundleId)
    if (stored.expires > now && app?.installed) show(device, app, stored.push, now, limits)
  }
}

/** One notification waits per bundle ID. */
function store(device: DeviceRecord, push: Push, now: number): Delivery {
  if (push.expires === 0) {
    return {
      delivery: 'dropped',
      why: 'The device is off, and apns-expiration 0 asks for one attempt only: it is lost.',
      undocumented: [],
    }
  }
  if (push.expires !== null && push.expires <= now) {
    return {
      delivery: 'dropped',
      why: 'The device is off, and apns-expiration has passed already: it is lost.',
      undocumented: ['What APNs does with an apns-expiration in the past is not documented.'],
    }
  }
  const expires = Math.min(push.expires ?? Number.POSITIVE_INFINITY, now + STORED_MS)
  const older = device.stored.some((stored) => stored.push.bundleId === push.bundleId)
  const stored: StoredPush = {
    topic: push.topic,
    collapseId: push.collapseId,
    at: now,
    expires,
    push,
  }
  device.stored = [
    ...device.stored.filter((other) => other.push.bundleId !== push.bundleId),
    stored,
  ]
  return {
    delivery: 'stored',
    why: older
      ? 'The device is off: it waits, replacing the one that was waiting for this app.'
      : 'The device is off: it waits until the device is back or it expires.',
    undocumented: older
      ? ['Apple keeps one notification per app, usually the latest, without guaranteeing which.']
      : [],
  }
}

function show(
  device: DeviceRecord,
  app: SimulatedApp,
  push: Push,
  now: number,
  limits: Limits,
): { sentence: string; undocumented: string[] } {
  const { sentence, undocumented, ...drawn } = treat(push.pushType, push.body)
  if (drawn.treatment !== 'ignored' && drawn.badge !== null) app.badge = drawn.badge
  const replaced = drawn.treatment === 'shown' ? sameCollapseId(device, push) : []
  device.notifications = [
    {
      id: push.id,
      bundleId: push.bundleId,
      topic: push.topic,
      pushType: push.pushType,
      at: now,
      ...drawn,
      collapseId: push.collapseId,
      payload: push.body,
    },
    ...device.notifications.filter((shown) => !replaced.includes(shown)),
  ].slice(0, limits.notificationsPerDevice)
  const also = replaced.length > 0 ? ' It replaces the one with the same apns-collapse-id.' : ''
  return { sentence: sentence + also, undocumented }
}

function sameCollapseId(device: DeviceRecord, push: Push): ShownNotification[] {
  if (push.collapseId === null) return []
  return device.notifications.filter(
    (shown) =>
      shown.treatment === 'shown' &&
      shown.collapseId === push.collapseId &&
      shown.bundleId === push.bundleId,
  )
}
