import { type DerNode, readDer } from '../../bytes/der'
import { contents, isContext, isDer, oidText, smallInteger, wholeBits } from '../../bytes/der-value'
import { writeDer } from '../../bytes/der-write'
import { decodeHex } from '../../bytes/hex'
import type { Scratch } from '../../bytes/scratch'
import { CURVES, P256, P256_ORDER } from './algorithms'
import { problem } from './problems'
import { type KeyOutcome, refuse } from './reading'
import type { RepairCode } from './repairs'

const SIZE = 32

/** AlgorithmIdentifier of an EC key on P-256, and the parameters by themselves. */
const ALGORITHM = fixed('301306072a8648ce3d020106082a8648ce3d030107')
const ZERO = fixed('020100')
const ONE = fixed('020101')

interface EcKey {
  /** Big endian, as the file has it: not always 32 bytes. */
  secret: Uint8Array
  publicKey: Uint8Array | null
  /** A public half is there, and is no point of P-256: damage, or a key on another curve. */
  strangePoint: boolean
  parameters: DerNode | null
}

/**
 * The EC private key inside PKCS#8 (RFC 5958), whose algorithm was already found to be P-256.
 * `outer` is the whole PKCS#8 value in `bytes`.
 */
export function readEcPkcs8(
  bytes: Uint8Array,
  outer: DerNode,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const [version, , octets, ...extras] = outer.children
  if (!isDer(octets, 'octetString')) return damaged()
  const inner = contents(bytes, octets)
  const key = parseEcKey(inner)
  if (!key) return damaged()
  if (key.parameters) {
    const curve = refuseOtherCurve(inner, key.parameters)
    if (curve) return curve
  }
  if (key.strangePoint) return damaged()
  const extra = extras.find((node) => isContext(node, 1))
  const beside = extra && bytes.subarray(extra.content + 1, extra.end)
  const plain = smallInteger(bytes, version) === 0 && extras.length === 0
  if (plain && key.secret.length === SIZE) {
    return checkScalar(key.secret) ?? done(bytes.subarray(outer.start, outer.end), key.publicKey)
  }
  if (!plain) repairs.add('pkcs8-extras')
  return rewrite({ ...key, publicKey: key.publicKey ?? point(beside) }, scratch, repairs)
}

/** ECPrivateKey by itself, RFC 5915, as `openssl ecparam -genkey` writes it. */
export function readSec1(
  bytes: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const key = parseEcKey(bytes)
  if (!key) return damaged()
  if (!key.parameters) return refuse(problem('no-curve'))
  const curve = refuseOtherCurve(bytes, key.parameters)
  if (curve) return curve
  if (key.strangePoint) return damaged()
  repairs.add('sec1')
  return rewrite(key, scratch, repairs)
}

/** Null where the parameters name P-256; otherwise the refusal that says what they name. */
export function refuseOtherCurve(
  bytes: Uint8Array,
  parameters: DerNode | undefined,
): KeyOutcome | null {
  if (isDer(parameters, 'sequence')) return refuse(problem('explicit-curve'))
  const oid = oidText(bytes, parameters)
  if (oid === P256) return null
  if (oid === null) return damaged()
  return refuse(
    problem('wrong-curve', `It is an EC key on ${CURVES.get(oid) ?? `the curve ${oid}`}.`),
  )
}

function parseEcKey(bytes: Uint8Array): EcKey | null {
  const result = readDer(bytes)
  if (!result.ok || result.leftover > 0 || !isDer(result.node, 'sequence')) return null
  const [version, secret, ...rest] = result.node.children
  if (smallInteger(bytes, version) !== 1 || !isDer(secret, 'octetString')) return null
  const parameters = rest.find((node) => isContext(node, 0))
  const publicKey = rest.find((node) => isContext(node, 1))
  if (rest.some((node) => node !== parameters && node !== publicKey)) return null
  const bits = point(wholeBits(bytes, publicKey?.children[0]) ?? undefined)
  return {
    secret: contents(bytes, secret),
    publicKey: bits,
    strangePoint: publicKey !== undefined && bits === null,
    parameters: parameters?.children[0] ?? null,
  }
}

/** A point in one of the two forms of SEC 1; null for anything else. Not checked to be on the curve. */
function point(bits: Uint8Array | undefined): Uint8Array | null {
  const uncompressed = bits?.length === 1 + 2 * SIZE && bits[0] === 4
  const compressed = bits?.length === 1 + SIZE && (bits[0] === 2 || bits[0] === 3)
  return bits && (uncompressed || compressed) ? bits : null
}

/** PKCS#8 as Node and OpenSSL write it: version 0, no attributes, the curve named once. */
function rewrite(key: EcKey, scratch: Scratch, repairs: Set<RepairCode>): KeyOutcome {
  const zeros = key.secret.findIndex((byte) => byte !== 0)
  const digits = zeros < 0 ? key.secret.subarray(0, 0) : key.secret.subarray(zeros)
  if (digits.length > SIZE) return refuse(problem('bad-scalar'))
  const secret = scratch.take(SIZE)
  secret.set(digits, SIZE - digits.length)
  const refused = checkScalar(secret)
  if (refused) return refused
  if (key.secret.length !== SIZE) repairs.add('short-scalar')
  const write = (identifier: number, ...parts: Uint8Array[]) =>
    writeDer(scratch, identifier, ...parts)
  const parts = [ONE, write(0x04, secret)]
  // In its short form it would give the same key another fingerprint; it follows from the number.
  const whole = key.publicKey?.length === 1 + 2 * SIZE ? key.publicKey : null
  if (whole) parts.push(write(0xa1, write(0x03, Uint8Array.of(0), whole)))
  const pkcs8 = write(0x30, ZERO, ALGORITHM, write(0x04, write(0x30, ...parts)))
  return done(pkcs8, key.publicKey)
}

/** Refuses a number outside 1 to n - 1. The comparison is not constant in time; nobody can time it. */
function checkScalar(secret: Uint8Array): KeyOutcome | null {
  const different = secret.findIndex((byte, at) => byte !== P256_ORDER[at])
  const below = different >= 0 && (secret[different] ?? 0) < (P256_ORDER[different] ?? 0)
  const positive = secret.some((byte) => byte !== 0)
  return below && positive ? null : refuse(problem('bad-scalar'))
}

/** The result is a copy of its own: a Buffer's slice would be a view on what is wiped. */
function done(pkcs8: Uint8Array, publicKey: Uint8Array | null): KeyOutcome {
  return { ok: true, pkcs8: new Uint8Array(pkcs8), hasPublicKey: publicKey !== null }
}

const damaged = (): KeyOutcome => refuse(problem('damaged'))

function fixed(hex: string): Uint8Array {
  const result = decodeHex(hex)
  if (!result.ok) throw new Error(`not hex: ${hex}`)
  return result.bytes
}
