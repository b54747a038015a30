import 'server-only'
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import type { Ring } from '../store/inbox-store'
import { BOX_OVERHEAD, box, lengthPrefixed as lp, unbox } from '../vault/aead'
import { SealError } from '../vault/seal'
import type { ServerSecret } from '../vault/server-secret'
import { inboxPrivateKey, type Owner } from './owner'
import { agree, newKeyPair, privateKeyOf, publicBytes, publicKeyOf } from './x25519'

/**
 * The envelope of what arrives while nobody is there. It is closed with the public half of the
 * inbox, and the cookie alone has the private one; around that lies a wrap of the server's secret.
 * So it takes the store, the server's secret and the cookie together to open it.
 *
 *     shared = X25519(ephemeral, inbox)
 *     data   = AES-256-GCM(DEK, plaintext,                        lp("arrival", v, inbox, id, ring, part, at))
 *     inner  = AES-256-GCM(HKDF(shared, epk ‖ public), DEK,       lp("in",  v, epk, inbox, id, part))
 *     outer  = AES-256-GCM(HKDF(server secret), epk ‖ inner,      lp("out", v, kid, inbox, id, part))
 *     sealed = v ‖ kid ‖ outer ‖ data
 *
 * An ephemeral key serves for a while and not for one envelope, so that a list of thousands takes a
 * few agreements and not thousands. Whoever reads this process's memory meanwhile reads what it
 * received meanwhile; every envelope has a DEK of its own all the same.
 */
const VERSION = 1
const KID = 8
const DEK = 32
const EPK = 32
const OUTER = EPK + DEK + 2 * BOX_OVERHEAD
const DATA_AT = 1 + KID + OUTER

/** How long an ephemeral key is used at most, in milliseconds, and for how many envelopes. */
const EPHEMERAL_MS = 10 * 60_000
const EPHEMERAL_USES = 1000
const SENDERS_KEPT = 256

/** `head`: what a list shows. `body`: the request as it came. */
export type Part = 'head' | 'body'

/** What an envelope is bound to: it opens nowhere else. */
export interface ArrivalIds {
  inbox: string
  id: string
  ring: Ring
  /** Milliseconds since 1970 UTC. */
  at: number
}

interface Ephemeral {
  epk: Uint8Array
  kek: KeyObject
  until: number
  uses: number
}

/** Closes envelopes. One a process. */
export class Sender {
  readonly #secret: ServerSecret
  readonly #ephemerals = new Map<string, Ephemeral>()

  constructor(secret: ServerSecret) {
    this.#secret = secret
  }

  /** `inboxKey`: the 32 bytes of the public half. */
  seal(ids: ArrivalIds, part: Part, inboxKey: Uint8Array, plaintext: Uint8Array): Uint8Array {
    const { epk, kek } = this.#ephemeral(inboxKey, ids.at)
    const dek = randomBytes(DEK)
    try {
      const inner = box(kek, dek, aad.inner(ids, part, epk))
      const { kid } = this.#secret
      const outer = box(
        outerKek(this.#secret),
        Buffer.concat([epk, inner]),
        aad.outer(ids, part, kid),
      )
      const data = box(dek, plaintext, aad.data(ids, part))
      return Buffer.concat([Uint8Array.of(VERSION), kid, outer, data])
    } finally {
      dek.fill(0)
    }
  }

  #ephemeral(inboxKey: Uint8Array, now: number): Ephemeral {
    const name = Buffer.from(inboxKey).toString('base64')
    const known = this.#ephemerals.get(name)
    if (known && now < known.until && known.uses < EPHEMERAL_USES) {
      known.uses += 1
      return known
    }
    const { privateKey, publicKey } = newKeyPair()
    const epk = publicBytes(publicKey)
    const shared = agree(privateKey, publicKeyOf(inboxKey))
    if (shared === null) throw new Error('the public key of an inbox is no point to agree with')
    const made = { epk, kek: kekOf(shared, epk, inboxKey), until: now + EPHEMERAL_MS, uses: 1 }
    this.#ephemerals.delete(name)
    this.#ephemerals.set(name, made)
    const [oldest] = this.#ephemerals.keys()
    if (this.#ephemerals.size > SENDERS_KEPT && oldest) this.#ephemerals.delete(oldest)
    return made
  }
}

/** Opens the envelopes of one inbox, as its owner. Made anew for every request. */
export class Opener {
  readonly #secret: ServerSecret
  readonly #private: KeyObject
  readonly #public: Uint8Array
  readonly #keks = new Map<string, KeyObject | null>()

  constructor(secret: ServerSecret, owner: Owner, inbox: string) {
    const raw = inboxPrivateKey(owner, inbox)
    this.#secret = secret
    this.#private = privateKeyOf(raw)
    this.#public = publicBytes(this.#private)
    raw.fill(0)
  }

  /** Throws `SealError`. */
  open(ids: ArrivalIds, part: Part, sealed: Uint8Array): Buffer {
    if (sealed.length < DATA_AT + BOX_OVERHEAD) throw new SealError('malformed')
    if (sealed[0] !== VERSION) throw new SealError('unknown-version')
    const { kid } = this.#secret
    if (!sealed.subarray(1, 1 + KID).every((byte, i) => byte === kid[i])) {
      throw new SealError('unknown-secret')
    }
    const outer = sealed.subarray(1 + KID, DATA_AT)
    const wrapped = unbox(outerKek(this.#secret), outer, aad.outer(ids, part, kid))
    if (wrapped === null) throw new SealError('refused')
    const epk = wrapped.subarray(0, EPK)
    const kek = this.#kek(epk)
    const dek = kek && unbox(kek, wrapped.subarray(EPK), aad.inner(ids, part, epk))
    if (!dek) throw new SealError('refused')
    const plaintext = unbox(dek, sealed.subarray(DATA_AT), aad.data(ids, part))
    dek.fill(0)
    if (plaintext === null) throw new SealError('refused')
    return plaintext
  }

  #kek(epk: Uint8Array): KeyObject | null {
    const name = Buffer.from(epk).toString('base64')
    const known = this.#keks.get(name)
    if (known !== undefined) return known
    const shared = agree(this.#private, publicKeyOf(epk))
    const kek = shared === null ? null : kekOf(shared, epk, this.#public)
    this.#keks.set(name, kek)
    return kek
  }
}

/** The public half of an inbox, to be kept in its settings. */
export function inboxPublicKey(owner: Owner, inbox: string): Uint8Array {
  const raw = inboxPrivateKey(owner, inbox)
  try {
    return publicBytes(privateKeyOf(raw))
  } finally {
    raw.fill(0)
  }
}

const aad = {
  data: ({ inbox, id, ring, at }: ArrivalIds, part: Part) =>
    lp('arrival', VERSION, inbox, id, ring, part, at),
  inner: ({ inbox, id }: ArrivalIds, part: Part, epk: Uint8Array) =>
    lp('in', VERSION, epk, inbox, id, part),
  outer: ({ inbox, id }: ArrivalIds, part: Part, kid: Uint8Array) =>
    lp('out', VERSION, kid, inbox, id, part),
}

const OUTER_KEKS = new WeakMap<ServerSecret, KeyObject>()

function outerKek(secret: ServerSecret): KeyObject {
  const known = OUTER_KEKS.get(secret)
  if (known) return known
  const key = hkdfSync('sha256', secret.sessions, new Uint8Array(0), 'assay/kek/inbox/v1', 32)
  const made = createSecretKey(new Uint8Array(key))
  OUTER_KEKS.set(secret, made)
  return made
}

/** HKDF-SHA256 over what was agreed, which is wiped: https://www.rfc-editor.org/rfc/rfc5869 */
function kekOf(shared: Uint8Array, epk: Uint8Array, inboxKey: Uint8Array): KeyObject {
  const salt = Buffer.concat([epk, inboxKey])
  const key = new Uint8Array(hkdfSync('sha256', shared, salt, 'assay/inbox/arrival/v1', 32))
  shared.fill(0)
  try {
    return createSecretKey(key)
  } finally {
    key.fill(0)
  }
}
