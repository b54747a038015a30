import type { ApnsPort, EnvironmentId } from '@/lib/apple/environments'

/**
 * A push as a person composes it. Every field is what stands on the screen, unrepaired: the rules
 * speak about it, and `toWire` turns it into exactly one HTTP/2 request.
 */
export interface PushRequest {
  environment: EnvironmentId
  /** Apple's hosts only; the simulator has its own port. */
  port: ApnsPort
  /** As typed or pasted. `toWire` sends it as it is, percent-encoded where a path needs it. */
  deviceToken: string
  /** `apns-topic`; empty: the header is not sent. */
  topic: string
  /** `apns-push-type`; empty: the header is not sent. */
  pushType: string
  /** `apns-priority`; empty: the header is not sent. */
  priority: string
  expiration: Expiration
  /** `apns-collapse-id`; empty: the header is not sent. */
  collapseId: string
  /** `apns-id`; empty: Assay makes one when it sends. */
  apnsId: string
  /** The body, byte for byte (as UTF-8). */
  payload: string
  /** The key that signs the provider token. `null`: none chosen yet. */
  key: SigningKey | null
}

/** What `apns-expiration` says. Times are whole seconds since 1970 UTC. */
export type Expiration =
  | { kind: 'stored' } // no header: APNs keeps it as long as its storage policy says
  | { kind: 'now' } // 0: one attempt, nothing stored
  | { kind: 'until'; at: number }

/** What is publicly known of the key: never the key itself. */
export interface SigningKey {
  /** The vault's record id. */
  id: string
  keyId: string
  teamId: string
  /** The Key ID in the file's name, `AuthKey_<Key ID>.p8`, where the file had one. */
  fileKeyId?: string | null
}

/** A request as it goes on the wire, ready for an HTTP/2 client. */
export interface WireRequest {
  method: 'POST'
  /** `/3/device/<token>` */
  path: string
  /** In the order sent; pseudo-headers and `authorization` are not among them. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Uint8Array
}
