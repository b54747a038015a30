import 'server-only'
import { type KeyObject, randomBytes } from 'node:crypto'
import type {
  ShownNotification,
  SimulatedApp,
  SimulatedKey,
  StoredNotification,
  TokenPurpose,
} from '@/lib/simulator/state'
import type { Limits } from './limits'

/** Where time and chance come from, so that a test can hold both. */
export interface Sources {
  /** Milliseconds since 1970 UTC. */
  now(): number
  random(bytes: number): Uint8Array
  /** Runs a task a little later, so that many changes make one event. */
  defer(task: () => void): void
}

export interface WorldOptions extends Partial<Sources> {
  limits?: Partial<Limits>
  /** Who sees requests that nothing ties to anybody: `'local'` on a laptop, `null` when hosted. */
  fallbackOwner?: string | null
}

/** The real ones where none are given. */
export function fillSources(given: Partial<Sources>): Sources {
  return {
    now: given.now ?? Date.now,
    random: given.random ?? ((size) => new Uint8Array(randomBytes(size))),
    defer: given.defer ?? ((task) => void setTimeout(task, 50).unref()),
  }
}

export type Side = 'sandbox' | 'production'

export interface KeyRecord extends SimulatedKey {
  owner: string
  /** SubjectPublicKeyInfo, DER. */
  spki: Uint8Array
  publicKey: KeyObject
}

export interface TeamRecord {
  owner: string
  teamId: string
  keys: KeyRecord[]
  /** The App IDs of the team. */
  bundleIds: Set<string>
}

/** An accepted push on its way to a device. Times are milliseconds since 1970 UTC. */
export interface Push {
  /** The id of its entry in the wire log. */
  id: string
  topic: string
  bundleId: string
  pushType: string
  collapseId: string | null
  /** `0`: try once. `null`: as long as APNs keeps it. */
  expires: number | null
  at: number
  body: string
}

export interface StoredPush extends StoredNotification {
  push: Push
}

export interface DeviceRecord {
  owner: string
  id: string
  name: string
  online: boolean
  apps: SimulatedApp[]
  notifications: ShownNotification[]
  stored: StoredPush[]
}

export interface TokenRecord {
  /** Lower-case hex. */
  token: string
  owner: string
  deviceId: string
  bundleId: string
  purpose: TokenPurpose
  environment: Side
  removedAt: number | null
  /** Pushes answered 200 since the app was removed. */
  answeredAfterRemoval: number
  /** Since when APNs answers 410 Unregistered. */
  inactiveSince: number | null
  /** Since when APNs answers 410 ExpiredToken. */
  expiredSince: number | null
}

/** What was asked cannot be done: a sentence for the person who asked. */
export interface Refusal {
  ok: false
  code: string
  message: string
}

export type Result<T = object> = ({ ok: true } & T) | Refusal

export function refuse(code: string, message: string): Refusal {
  return { ok: false, code, message }
}

/** No 0, 1, I, O: 32 letters that cannot be mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Ten characters, like Apple's Key IDs and Team IDs. */
export function makeId(random: Sources['random']): string {
  return Array.from(random(10), (byte) => ALPHABET[byte & 31]).join('')
}

/** A version 4 UUID in the canonical lower-case form (RFC 9562 section 5.4). */
export function makeUuid(random: Sources['random']): string {
  const bytes = random(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const TEN_CHARACTERS = /^[A-Z0-9]{10}$/
