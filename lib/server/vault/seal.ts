import 'server-only'
import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { BOX_OVERHEAD, box, lengthPrefixed as lp, unbox } from './aead'
import { rowKeyOf } from './cookie'
import type { ServerSecret } from './server-secret'

/**
 * The envelope of a record. Two wraps, one inside the other: neither the store with the server
 * secret nor the cookie alone opens it. A change of the server secret needs no cookie, since the
 * outer wrap knows the session by its row key only.
 *
 *     data  = AES-256-GCM(DEK, plaintext,              lp("data", v, sid, id, kind, created, expires))
 *     inner = AES-256-GCM(HKDF(cookie half, sid), DEK, lp("in",   v, sid, id, kind))
 *     outer = AES-256-GCM(HKDF(server secret), inner,  lp("out",  v, kid, row key, id, kind))
 *     sealed = v ‖ kid ‖ outer ‖ data
 */
const VERSION = 1
const KID = 8
const DEK = 32
const OUTER = DEK + 2 * BOX_OVERHEAD
const DATA_AT = 1 + KID + OUTER

/** How much longer a sealed record is than its plaintext. */
export const SEAL_OVERHEAD = DATA_AT + BOX_OVERHEAD

/** What a record is bound to: it opens nowhere else. Times in ms since 1970 UTC. */
export interface RecordIds {
  /** 16 bytes. */
  sid: Uint8Array
  kind: string
  id: string
  created: number
  expires: number
}

export interface SealKeys {
  /** The 32 bytes that only the cookie has. */
  half: Uint8Array
  secret: ServerSecret
}

export type SealCode = 'malformed' | 'unknown-version' | 'unknown-secret' | 'refused'

/** Why an envelope does not open. It holds no part of it. */
export class SealError extends Error {
  readonly code: SealCode
  constructor(code: SealCode) {
    super(WORDS[code])
    this.name = 'SealError'
    this.code = code
  }
}

const WORDS: Readonly<Record<SealCode, string>> = {
  malformed: 'The record is too short to be one.',
  'unknown-version': 'The record was written by another version of Assay.',
  'unknown-secret': 'The record was sealed with another server secret.',
  refused: 'The record was changed, or belongs to another session.',
}

export function sealRecord(ids: RecordIds, keys: SealKeys, plaintext: Uint8Array): Uint8Array {
  const { secret } = keys
  const dek = randomBytes(DEK)
  const kek = cookieKek(ids.sid, keys.half)
  try {
    const inner = box(kek, dek, aad.inner(ids))
    const outer = box(secret.sessions, inner, aad.outer(ids, secret.kid))
    return Buffer.concat(
      [[VERSION], secret.kid, outer, box(dek, plaintext, aad.data(ids))].map(bytes),
    )
  } finally {
    dek.fill(0)
    kek.fill(0)
  }
}

/** The plaintext, in a buffer of its own that the caller may wipe. Throws `SealError`. */
export function openRecord(ids: RecordIds, keys: SealKeys, sealed: Uint8Array): Buffer {
  const { secret } = keys
  readHead(sealed, secret, SEAL_OVERHEAD)
  const inner = unbox(
    secret.sessions,
    sealed.subarray(1 + KID, DATA_AT),
    aad.outer(ids, secret.kid),
  )
  if (inner === null) throw new SealError('refused')
  const kek = cookieKek(ids.sid, keys.half)
  const dek = unbox(kek, inner, aad.inner(ids))
  kek.fill(0)
  if (dek === null) throw new SealError('refused')
  const plaintext = unbox(dek, sealed.subarray(DATA_AT), aad.data(ids))
  dek.fill(0)
  if (plaintext === null) throw new SealError('refused')
  return plaintext
}

/**
 * Seals what belongs to the installation and to no session, such as the simulator's world: under
 * the server secret alone, so whoever has that and the store can read it.
 */
export function sealForServer(
  secret: ServerSecret,
  kind: string,
  id: string,
  plaintext: Uint8Array,
): Uint8Array {
  const boxed = box(secret.installation, plaintext, aad.server(secret.kid, kind, id))
  return Buffer.concat([bytes([VERSION]), secret.kid, boxed])
}

/** Opens what `sealForServer` sealed for the same kind and id. Throws `SealError`. */
export function openForServer(
  secret: ServerSecret,
  kind: string,
  id: string,
  sealed: Uint8Array,
): Buffer {
  readHead(sealed, secret, 1 + KID + BOX_OVERHEAD)
  const boxed = sealed.subarray(1 + KID)
  const plaintext = unbox(secret.installation, boxed, aad.server(secret.kid, kind, id))
  if (plaintext === null) throw new SealError('refused')
  return plaintext
}

const aad = {
  data: ({ sid, id, kind, created, expires }: RecordIds) =>
    lp('data', VERSION, sid, id, kind, created, expires),
  inner: ({ sid, id, kind }: RecordIds) => lp('in', VERSION, sid, id, kind),
  outer: ({ sid, id, kind }: RecordIds, kid: Uint8Array) =>
    lp('out', VERSION, kid, rowKeyOf(sid), id, kind),
  server: (kid: Uint8Array, kind: string, id: string) => lp('server', VERSION, kid, kind, id),
}

function readHead(sealed: Uint8Array, secret: ServerSecret, least: number): void {
  if (sealed.length < least) throw new SealError('malformed')
  if (sealed[0] !== VERSION) throw new SealError('unknown-version')
  if (!sealed.subarray(1, 1 + KID).every((byte, i) => byte === secret.kid[i])) {
    throw new SealError('unknown-secret')
  }
}

/** HKDF-SHA256: https://www.rfc-editor.org/rfc/rfc5869 */
function cookieKek(sid: Uint8Array, half: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', createSecretKey(half), sid, 'assay/kek/cookie/v1', 32))
}

function bytes(part: Uint8Array | readonly number[]): Uint8Array {
  return part instanceof Uint8Array ? part : Uint8Array.from(part)
}
