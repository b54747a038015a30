import { indexOfWord } from '../../bytes/ascii'
import { type DerNode, readDer } from '../../bytes/der'
import { isContext, isDer, oidText, smallInteger, wholeBits } from '../../bytes/der-value'
import type { Scratch } from '../../bytes/scratch'
import { CMS, EC_PUBLIC_KEY, EDWARDS, OTHERS, PASSWORD_BASED, RSA } from './algorithms'
import { readEcPkcs8, readSec1, refuseOtherCurve } from './ec-key'
import { type ProblemCode, problem } from './problems'
import { type KeyOutcome, refuse } from './reading'
import type { RepairCode } from './repairs'

/** What a DER file turned out to be. */
type Shape =
  | { kind: 'pkcs8'; algorithm: string; parameters: DerNode | undefined }
  | { kind: 'sec1' }
  | { kind: 'refused'; code: ProblemCode }
  | { kind: 'unknown' }

/**
 * Reads the DER of a private key, or says what else it is. Never throws; the result holds no view
 * on `bytes`.
 */
export function readKeyDer(
  bytes: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const result = readDer(bytes)
  if (!result.ok) {
    const code = guessFromHead(bytes)
    if (code) return refuse(problem(code))
    if (result.problem.code !== 'truncated')
      return refuse(problem(looksLikeKey(bytes) ? 'damaged' : 'not-a-key'))
    if (!looksLikeKey(bytes)) return refuse(problem('not-a-key'))
    return refuse(problem('truncated', `${count(result.problem.missing)} missing at the end.`))
  }
  const { node, leftover } = result
  const shape = recognise(bytes, node)
  if (shape.kind === 'unknown')
    return refuse(problem(looksLikeKey(bytes) ? 'damaged' : 'not-a-key'))
  if (shape.kind === 'refused') return refuse(problem(shape.code))
  if (shape.kind === 'pkcs8') {
    const other = refuseAlgorithm(bytes, shape.algorithm, shape.parameters)
    if (other) return other
  }
  if (leftover > 0) {
    return refuse(problem('trailing', `${count(leftover)} left over after the end of the key.`))
  }
  return shape.kind === 'sec1'
    ? readSec1(bytes, scratch, repairs)
    : readEcPkcs8(bytes, node, scratch, repairs)
}

/** Does it begin as a key does, so that a mistake in it is damage and not another kind of file? */
export function looksLikeKey(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false
  // 1.2.840.10045: every EC object identifier begins so. In PKCS#8 it stands near the start.
  return (
    hasBytes(bytes, [0x2a, 0x86, 0x48, 0xce, 0x3d], 24) ||
    hasBytes(bytes, [0x02, 0x01, 0x01, 0x04, 0x20], 8)
  )
}

function recognise(bytes: Uint8Array, node: DerNode): Shape {
  if (!isDer(node, 'sequence')) return { kind: 'unknown' }
  const [first, second, third] = node.children
  const refused = (code: ProblemCode): Shape => ({ kind: 'refused', code })
  const version = smallInteger(bytes, first)
  const algorithm = isDer(second, 'sequence') ? oidText(bytes, second.children[0]) : null
  if (version !== null && version <= 1 && algorithm && isDer(third, 'octetString')) {
    return { kind: 'pkcs8', algorithm, parameters: second?.children[1] }
  }
  if (version === 1 && isDer(second, 'octetString')) return { kind: 'sec1' }
  if (version === 3 && algorithm?.startsWith(CMS)) return refused('pkcs12')
  if (node.children.length >= 6 && node.children.every((child) => isDer(child, 'integer'))) {
    return refused(node.children.length === 6 ? 'other-algorithm' : 'rsa')
  }
  if (oidText(bytes, first)?.startsWith(CMS) && isContext(second, 0)) return refused(cmsKind(bytes))
  if (!isDer(first, 'sequence'))
    return isRsaPublic(node) ? refused('public-key') : { kind: 'unknown' }
  const opening = oidText(bytes, first.children[0])
  if (node.children.length === 2 && opening && wholeBits(bytes, second))
    return refused('public-key')
  if (
    opening &&
    isDer(second, 'octetString') &&
    PASSWORD_BASED.some((arc) => opening.startsWith(arc))
  ) {
    return refused('encrypted')
  }
  if (algorithm && wholeBits(bytes, third)) {
    return refused(first.children.length <= 4 ? 'csr' : 'certificate')
  }
  return { kind: 'unknown' }
}

function refuseAlgorithm(
  bytes: Uint8Array,
  oid: string,
  parameters: DerNode | undefined,
): KeyOutcome | null {
  if (oid === EC_PUBLIC_KEY) return refuseOtherCurve(bytes, parameters)
  if (RSA.has(oid)) return refuse(problem('rsa'))
  const edwards = EDWARDS.get(oid)
  if (edwards) return refuse(problem('edwards', `It is an ${edwards} key.`))
  return refuse(
    problem('other-algorithm', `It is a key for ${OTHERS.get(oid) ?? `the algorithm ${oid}`}.`),
  )
}

/** Two INTEGERs, the first of them long: PKCS#1. Two short ones would be an ECDSA signature. */
function isRsaPublic(node: DerNode): boolean {
  const [modulus, exponent] = node.children
  if (!isDer(modulus, 'integer') || !isDer(exponent, 'integer')) return false
  return node.children.length === 2 && modulus.end - modulus.content > 60
}

/** .p12 and CMS are often written in BER, which the strict reader stops at; and so is a cut RSA key. */
function guessFromHead(bytes: Uint8Array): ProblemCode | null {
  if (bytes[0] !== 0x30) return null
  const long = (bytes[1] ?? 0) > 0x80 ? (bytes[1] ?? 0) - 0x80 : 0
  const body = bytes.subarray(2 + long, 2 + long + 40)
  if (hasBytes(body, [0x02, 0x01, 0x03], 1)) return 'pkcs12'
  if (hasBytes(body, [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07], 1))
    return cmsKind(bytes)
  if (hasBytes(body, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01], 12)) return 'rsa'
  return null
}

function cmsKind(bytes: Uint8Array): ProblemCode {
  const profile = ['<key>DeveloperCertificates', '<key>Entitlements', '<key>ProvisionedDevices']
  return profile.some((word) => indexOfWord(bytes, word) >= 0) ? 'provisioning-profile' : 'cms'
}

/** Do those bytes stand at one of the first `places` places? */
function hasBytes(bytes: Uint8Array, wanted: readonly number[], places: number): boolean {
  for (let at = 0; at < places; at++) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

const count = (bytes: number): string => (bytes === 1 ? 'One byte is' : `${bytes} bytes are`)
