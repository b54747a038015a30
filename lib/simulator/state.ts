import type { Fault } from './faults'

/**
 * The simulator's state as its page draws it: plain JSON, no private key in it. Times are
 * milliseconds since 1970 UTC.
 */
export interface SimulatorState {
  endpoints: { sandbox: string; production: string }
  /** SHA-256 of the simulator's own root certificate, hex with colons. */
  rootFingerprint: string
  /** Where the root certificate lies on the machine of the console; `null`: in memory only. */
  rootFile: string | null
  teams: SimulatedTeam[]
  devices: SimulatedDevice[]
  /** What the next requests will be answered with, first come first. */
  faults: Fault[]
  /** How `BadEnvironmentKeyIdInToken` is spelled: as documented, or as it was seen on the wire. */
  wireSpelling: 'documented' | 'observed'
}

export interface SimulatedTeam {
  teamId: string
  keys: SimulatedKey[]
}

/** A provider authentication key as Apple's side knows it: the public half. */
export interface SimulatedKey {
  keyId: string
  teamId: string
  /**
   * `team`: all topics of the team. `topics`: only those listed. `environment: 'both'` is how keys
   * were before Apple scoped them to one environment; such keys go on working.
   */
  scope: 'team' | 'topics'
  topics: string[]
  environment: 'sandbox' | 'production' | 'both'
  /** Topic-specific keys: the Key ID of the one key that may share a connection with this one. */
  relatedTo: string | null
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
  origin: 'issued' | 'registered'
  revoked: boolean
  created: number
}

export interface SimulatedDevice {
  id: string
  name: string
  online: boolean
  apps: SimulatedApp[]
  /** Newest first. */
  notifications: ShownNotification[]
  /** What waits for the device to come back: at most one per topic. */
  stored: StoredNotification[]
}

export interface SimulatedApp {
  bundleId: string
  name: string
  teamId: string
  /** `sandbox`: as if installed from Xcode. `production`: TestFlight, ad hoc or App Store. */
  environment: 'sandbox' | 'production'
  installed: boolean
  /** Hex tokens by what they are for. An app has one of each; each is good for one topic suffix. */
  tokens: Partial<Record<TokenPurpose, string>>
  /** The tokens that were made to expire: APNs answers 410 ExpiredToken for them. */
  expired: TokenPurpose[]
  /** Shown on the icon. */
  badge: number
}

/** Which API of the system handed the token to the app. */
export type TokenPurpose =
  | 'alert'
  | 'voip'
  | 'complication'
  | 'fileprovider'
  | 'liveactivity'
  | 'location'
  | 'pushtotalk'
  | 'widgets'
  | 'controls'

export interface ShownNotification {
  id: string
  bundleId: string
  topic: string
  pushType: string
  at: number
  /** How the device treated it: shown on the lock screen, handed to the app, or ignored and why. */
  treatment: 'shown' | 'woke-app' | 'ignored'
  why: string | null
  title: string
  subtitle: string
  body: string
  badge: number | null
  sound: string | null
  threadId: string | null
  interruption: string
  collapseId: string | null
  /** The body as received. */
  payload: string
}

export interface StoredNotification {
  topic: string
  collapseId: string | null
  at: number
  expires: number
}

/** One request as Apple's side saw it. */
export interface WireLogEntry {
  /** Sorts like the order of the answers. */
  id: string
  at: number
  side: 'sandbox' | 'production'
  /** The connection's number, so that binding to a first push can be followed. */
  connection: number
  stream: number
  method: string
  path: string
  /** `authorization` is masked. */
  headers: [string, string][]
  /** Cut at 8 kB. */
  body: string
  bodyBytes: number
  /** 0: there was no answer (the connection was closed, or the request never ended). */
  status: number
  reason: string | null
  apnsId: string
  apnsUniqueId: string | null
  /** Why it was answered so, in one sentence. */
  why: string
  /** What Apple does not document about this answer. Empty: all of it is documented. */
  undocumented: string[]
  /** What became of it after the answer. */
  delivery: 'delivered' | 'stored' | 'dropped' | 'none'
}

/** What an event stream sends. Every event has a number, so that a page can resume. */
export interface Numbered<Event> {
  number: number
  event: Event
}

export type StreamEvent<State, Entry> =
  | { kind: 'state'; state: State }
  | { kind: 'wire'; entry: Entry }

export type NumberedEvent = Numbered<SimulatorEvent>

export type SimulatorEvent = StreamEvent<SimulatorState, WireLogEntry>
