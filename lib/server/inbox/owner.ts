import 'server-only'
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { lengthPrefixed as lp } from '../vault/aead'

const HALF = 32

/**
 * Whoever an inbox belongs to: 32 random bytes in a cookie of their own. Everything else comes from
 * them, so the store has nothing to give away: the inboxes of one cookie are found by `key`, and
 * each has its token and its private key from the half and the inbox's id.
 */
export interface Owner {
  /** Never leaves the server but in the cookie. */
  half: Uint8Array
  /** What the store knows an owner by, hex. */
  key: string
}

export function newOwner(): Owner {
  return ownerOf(new Uint8Array(randomBytes(HALF)))
}

/** `v1.<half in base64url>`. */
export function ownerCookie({ half }: Owner): string {
  return `v1.${Buffer.from(half).toString('base64url')}`
}

/** Reads a cookie's value; `null` where it is anything but exactly what `ownerCookie` writes. */
export function parseOwnerCookie(value: string): Owner | null {
  const [, text] = /^v1\.([\w-]{43})$/.exec(value) ?? []
  if (text === undefined) return null
  const owner = ownerOf(new Uint8Array(Buffer.from(text, 'base64url')))
  // The last character has bits to spare, which would give one owner several cookies.
  return ownerCookie(owner) === value ? owner : null
}

/**
 * The token in an inbox's address: 128 bits in base64url, 22 characters. It is derived, so that the
 * owner can be shown the address again although nothing but its hash is stored.
 */
export function inboxToken(owner: Owner, inbox: string): string {
  return Buffer.from(derive(owner.half, 'token', inbox, 16)).toString('base64url')
}

/** The 32 bytes of the private key of X25519. https://www.rfc-editor.org/rfc/rfc7748#section-5 */
export function inboxPrivateKey(owner: Owner, inbox: string): Uint8Array {
  return derive(owner.half, 'x25519', inbox, 32)
}

/** What the store knows a token by. Whatever the text is, the same work is done. */
export function tokenHash(token: string): string {
  return createHash('sha256').update('inbox-token').update(token).digest('hex')
}

function ownerOf(half: Uint8Array): Owner {
  const key = Buffer.from(derive(half, 'owner', '', 32)).toString('hex')
  return { half, key }
}

/** HKDF-SHA256: https://www.rfc-editor.org/rfc/rfc5869 */
function derive(half: Uint8Array, use: string, inbox: string, length: number): Uint8Array {
  const info = lp('assay/inbox/owner/v1', use, inbox)
  return new Uint8Array(hkdfSync('sha256', half, new Uint8Array(0), info, length))
}
