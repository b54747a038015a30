import { decodeBase64Url } from '../../bytes/base64'
import { readDer } from '../../bytes/der'
import { contents, isContext, isDer, wholeBits } from '../../bytes/der-value'
import { writeDer } from '../../bytes/der-write'
import { decodeHex } from '../../bytes/hex'
import type { Scratch } from '../../bytes/scratch'

const USE = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** What stands before the point in a SubjectPublicKeyInfo of P-256. */
const SPKI_HEAD = fixed('3059301306072a8648ce3d020106082a8648ce3d030107034200')
const VERSION = fixed('020100')
const ALGORITHM = fixed('301306072a8648ce3d020106082a8648ce3d030107')
const EC_VERSION = fixed('020101')

/** The public half of a key, which is no secret. */
export interface PublicHalf {
  /** SubjectPublicKeyInfo. */
  spki: Uint8Array
  /** base64url, as a JWK has them. */
  x: string
  y: string
  /** The public half that the file brings along, against the one that follows from the private one. */
  inFile: 'same' | 'different' | 'none'
}

/**
 * The public half that follows from a private key on P-256 in PKCS#8; `null` where this platform
 * does not derive it. WebCrypto hands it out as a JWK only, together with the private number: that
 * text is dropped at once, and cannot be wiped. Never throws.
 */
export async function derivePublicHalf(
  pkcs8: Uint8Array,
  scratch: Scratch,
): Promise<PublicHalf | null> {
  const parts = partsOf(pkcs8)
  if (!parts) return null
  // Without the file's own public half, so that it is worked out and not repeated.
  const alone = withoutPublicHalf(parts.secret, scratch)
  const half = (await importPoint(alone, scratch)) ?? (await importPoint(pkcs8, scratch))
  if (!half) return null
  const { point } = parts
  const same = point?.every((byte, at) => half.spki[SPKI_HEAD.length + at] === byte)
  return { ...half, inFile: point === null ? 'none' : same ? 'same' : 'different' }
}

async function importPoint(
  pkcs8: Uint8Array,
  scratch: Scratch,
): Promise<Omit<PublicHalf, 'inFile'> | null> {
  try {
    const copy = new Uint8Array(pkcs8)
    scratch.taken.push(copy)
    const key = await crypto.subtle.importKey('pkcs8', copy, USE, true, ['sign'])
    const { x, y } = await crypto.subtle.exportKey('jwk', key)
    const halves = [x, y].map((text) => decodeBase64Url(text ?? ''))
    const spki = new Uint8Array(SPKI_HEAD.length + 65)
    spki.set(SPKI_HEAD)
    spki[SPKI_HEAD.length] = 4
    for (const [index, half] of halves.entries()) {
      if (!half.ok || half.bytes.length !== 32) return null
      spki.set(half.bytes, SPKI_HEAD.length + 1 + 32 * index)
    }
    return { spki, x: x ?? '', y: y ?? '' }
  } catch {
    // The platform refuses the form, or has no such curve: then there is no public half to show.
    return null
  }
}

function partsOf(pkcs8: Uint8Array): { secret: Uint8Array; point: Uint8Array | null } | null {
  const outer = readDer(pkcs8)
  const octets = outer.ok ? outer.node.children[2] : undefined
  if (!isDer(octets, 'octetString')) return null
  const inner = contents(pkcs8, octets)
  const read = readDer(inner)
  const secret = read.ok ? read.node.children[1] : undefined
  if (!read.ok || !isDer(secret, 'octetString')) return null
  const holder = read.node.children.find((node) => isContext(node, 1))
  const bits = wholeBits(inner, holder?.children[0])
  return { secret: contents(inner, secret), point: bits?.length === 65 ? bits : null }
}

/** https://www.rfc-editor.org/rfc/rfc5915#section-3: the public half is optional. */
function withoutPublicHalf(secret: Uint8Array, scratch: Scratch): Uint8Array {
  const write = (identifier: number, ...parts: Uint8Array[]) =>
    writeDer(scratch, identifier, ...parts)
  const key = write(0x30, EC_VERSION, write(0x04, secret))
  return write(0x30, VERSION, ALGORITHM, write(0x04, key))
}

function fixed(hex: string): Uint8Array {
  const read = decodeHex(hex)
  if (!read.ok) throw new Error(`not hex: ${hex}`)
  return read.bytes
}
