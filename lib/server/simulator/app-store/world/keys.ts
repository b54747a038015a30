import 'server-only'
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { makeId, type Sources, TEN_CHARACTERS } from '../../apns/world/model'
import { type Result, refuse } from './result'

/** An In-App Purchase key as the simulated App Store knows it: the public half. */
export interface KeyRecord {
  owner: string
  issuerId: string
  keyId: string
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
  origin: 'issued' | 'registered'
  revoked: boolean
  created: number
  /** SubjectPublicKeyInfo, DER. */
  spki: Uint8Array
  publicKey: KeyObject
}

export interface IssuedKey {
  keyId: string
  issuerId: string
  /** As Apple names the download. */
  fileName: string
  /** The `.p8` file: PKCS#8 in PEM. The simulator does not keep it. */
  pkcs8: Uint8Array
}

const MOST_KEYS = 20
const ISSUER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The keys of all owners. An issuer id and a Key ID mean something only together with the signature. */
export class InAppKeys {
  readonly all: KeyRecord[] = []

  constructor(private readonly sources: Sources) {}

  of(owner: string): KeyRecord[] {
    return this.all.filter((key) => key.owner === owner)
  }

  /** Makes a key pair; only its public half is kept. */
  issue(owner: string, issuerId: string): Result<IssuedKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const keyId = makeId(this.sources.random)
    const added = this.add(owner, { issuerId, keyId, origin: 'issued' }, pair.publicKey)
    if (!added.ok) return added
    const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' })
    const pkcs8 = new Uint8Array(Buffer.from(pem))
    return { ok: true, keyId, issuerId, fileName: `SubscriptionKey_${keyId}.p8`, pkcs8 }
  }

  /** Takes the public half of a key that the owner has. The same key twice is no mistake. */
  register(
    owner: string,
    given: { issuerId: string; keyId: string; spki: Uint8Array },
  ): Result<{ key: KeyRecord }> {
    if (!TEN_CHARACTERS.test(given.keyId)) {
      return refuse('bad-key-id', 'A Key ID is ten capital letters and digits.')
    }
    if (!ISSUER.test(given.issuerId)) return refuse('bad-issuer-id', 'An issuer ID is a UUID.')
    const publicKey = readPublicKey(given.spki)
    if (!publicKey) {
      return refuse('bad-key', 'This is not the public half of an EC key on the curve P-256.')
    }
    const known = this.of(owner).find(
      (key) => key.keyId === given.keyId && key.issuerId === given.issuerId,
    )
    if (!known) return this.add(owner, { ...given, origin: 'registered' }, publicKey)
    return known.fingerprint === fingerprint(publicKey) && !known.revoked
      ? { ok: true, key: known }
      : refuse('key-id-taken', `There is another key, or a revoked one, named ${given.keyId}.`)
  }

  revoke(owner: string, keyId: string): Result {
    const key = this.of(owner).find((candidate) => candidate.keyId === keyId)
    if (!key) return refuse('no-key', `There is no key ${keyId}.`)
    key.revoked = true
    return { ok: true }
  }

  /** Every key of that name, whoever registered it: the signature tells them apart. */
  named(keyId: string): KeyRecord[] {
    return this.all.filter((key) => key.keyId === keyId)
  }

  /** Puts back what was saved; a key that is no key any more is left out. */
  restore(key: Omit<KeyRecord, 'publicKey'>): void {
    const publicKey = readPublicKey(key.spki)
    if (publicKey) this.all.push({ ...key, publicKey })
  }

  forget(owner: string): void {
    const others = this.all.filter((key) => key.owner !== owner)
    this.all.splice(0, this.all.length, ...others)
  }

  private add(
    owner: string,
    about: Pick<KeyRecord, 'issuerId' | 'keyId' | 'origin'>,
    publicKey: KeyObject,
  ): Result<{ key: KeyRecord }> {
    if (this.of(owner).filter((key) => !key.revoked).length >= MOST_KEYS) {
      return refuse('too-many-keys', `There are ${MOST_KEYS} keys already. Revoke one first.`)
    }
    const key: KeyRecord = {
      owner,
      issuerId: about.issuerId,
      keyId: about.keyId,
      fingerprint: fingerprint(publicKey),
      origin: about.origin,
      revoked: false,
      created: this.sources.now(),
      spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
      publicKey,
    }
    this.all.push(key)
    return { ok: true, key }
  }
}

function readPublicKey(spki: Uint8Array): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null
  } catch {
    return null
  }
}

function fingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
}
