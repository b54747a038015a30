import { type DerNode, type DerProblem, readDer } from '../bytes/der'
import { contents, isContext, isDer, oidText, smallInteger, wholeBits } from '../bytes/der-value'
import { encodeHex } from '../bytes/hex'
import { signatureAlgorithm } from './algorithms'
import {
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  readBasicConstraints,
  readExtensions,
  readKeyUsage,
} from './extensions'
import { readName } from './name'
import { readPublicKey } from './public-key'
import { Refusal } from './refusal'
import { readTime } from './time'
import type { Certificate, CertificateReading, Place } from './types'

/** Real certificates have about two hundred values and nest eight deep. */
const BUDGET = { depth: 16, nodes: 5_000 }

/**
 * Reads one certificate in DER from `start`: facts only, nothing is verified. What follows it is
 * counted as `leftover`. Bad input is a result; it never throws.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function readCertificate(bytes: Uint8Array, start = 0): CertificateReading {
  const read = readDer(bytes, start, BUDGET)
  if (!read.ok) return { ok: false, problem: derSentence(read.problem), at: read.problem.at }
  const der = bytes.subarray(start, read.node.end)
  // Once more, so that every place counts from the certificate's own first byte.
  const own = start === 0 ? read : readDer(der, 0, BUDGET)
  try {
    if (!own.ok) throw new Error('what was read once is read again')
    return { ok: true, certificate: certificateOf(der, own.node), leftover: read.leftover }
  } catch (error) {
    if (error instanceof Refusal) {
      return { ok: false, problem: error.problem, at: start + error.at }
    }
    throw error
  }
}

function certificateOf(der: Uint8Array, whole: DerNode): Certificate {
  const [tbs, outer, bits, ...rest] = whole.children
  const signature = wholeBits(der, bits)
  if (!isDer(whole, 'sequence') || !isDer(tbs, 'sequence') || !bits || !signature || rest.length) {
    throw new Refusal(
      'It is not a certificate: a body, an algorithm and a signature were expected.',
      whole.start,
    )
  }
  const parts = partsOf(der, tbs)
  const { extensions } = parts
  const oid = algorithmOid(der, outer)
  if (!sameBytes(der, parts.algorithm, outer)) {
    throw new Refusal(
      'The signature’s algorithm is not the one that the certificate names inside.',
      outer?.start ?? 0,
    )
  }
  const basic = readBasicConstraints(extensions.find((row) => row.oid === BASIC_CONSTRAINTS))
  const [from, to] = parts.validity.children
  return {
    der,
    tbs: der.subarray(tbs.start, tbs.end),
    serial: serialText(contents(der, parts.serial)),
    subject: readName(der, parts.subject, 'subject'),
    issuer: readName(der, parts.issuer, 'issuer'),
    notBefore: instantOf(der, from, 'beginning'),
    notAfter: instantOf(der, to, 'end'),
    publicKey: readPublicKey(der, parts.spki),
    spki: der.subarray(parts.spki.start, parts.spki.end),
    signatureAlgorithm: signatureAlgorithm(oid),
    signature,
    extensions,
    ...basic,
    keyUsage: readKeyUsage(extensions.find((row) => row.oid === KEY_USAGE)),
    places: {
      serial: place(parts.serial),
      signatureAlgorithm: place(parts.algorithm),
      issuer: place(parts.issuer),
      notBefore: place(from ?? parts.validity),
      notAfter: place(to ?? parts.validity),
      subject: place(parts.subject),
      spki: place(parts.spki),
      signature: place(bits),
    },
  }
}

/** The values of the body, in their order; what is optional at its end is only extensions here. */
function partsOf(der: Uint8Array, tbs: DerNode) {
  const version = tbs.children[0]
  const explicit = isContext(version, 0)
  const [serial, algorithm, issuer, validity, subject, spki, ...optional] = explicit
    ? tbs.children.slice(1)
    : tbs.children
  if (!isDer(serial, 'integer') || !algorithm || !issuer || !validity || !subject || !spki) {
    throw new Refusal('It is not a certificate: parts of its body are missing.', tbs.start)
  }
  if (!isDer(validity, 'sequence') || validity.children.length !== 2) {
    throw new Refusal('Its validity does not consist of a beginning and an end.', validity.start)
  }
  if (explicit && (smallInteger(der, version.children[0]) ?? 9) > 2) {
    throw new Refusal('It is a certificate of an unknown version.', version.start)
  }
  const list = optional.find((node) => isContext(node, 3))
  if (optional.some((node) => !isContext(node, 1) && !isContext(node, 2) && node !== list)) {
    throw new Refusal(
      'There is something in its body that no certificate has.',
      optional[0]?.start ?? 0,
    )
  }
  const extensions = list ? readExtensions(der, list.children[0]) : []
  return { serial, algorithm, issuer, validity, subject, spki, extensions }
}

function algorithmOid(der: Uint8Array, node: DerNode | undefined): string {
  const oid = isDer(node, 'sequence') ? oidText(der, node.children[0]) : null
  if (oid === null) throw new Refusal('The signature’s algorithm has no name.', node?.start ?? 0)
  return oid
}

function instantOf(der: Uint8Array, node: DerNode | undefined, what: string): number {
  const instant = readTime(der, node)
  if (instant === null) {
    throw new Refusal(`The ${what} of its validity is not a date.`, node?.start ?? 0)
  }
  return instant
}

function serialText(value: Uint8Array): string {
  const first = value.findIndex((byte) => byte !== 0)
  return encodeHex(first < 0 ? value.subarray(-1) : value.subarray(first))
}

function sameBytes(der: Uint8Array, one: DerNode, other: DerNode | undefined): boolean {
  if (!other || one.end - one.start !== other.end - other.start) return false
  for (let at = 0; at < one.end - one.start; at++) {
    if (der[one.start + at] !== der[other.start + at]) return false
  }
  return true
}

const place = ({ start, end }: DerNode): Place => ({ start, end })

/** What is wrong with the form, as a sentence. */
export function derSentence(problem: DerProblem): string {
  switch (problem.code) {
    case 'truncated':
      return `It ends too early: ${problem.missing} ${problem.missing === 1 ? 'byte is' : 'bytes are'} missing.`
    case 'indefinite-length':
      return 'A length is left open, which BER allows and DER does not.'
    case 'long-length':
    case 'long-tag':
      return 'A length or tag is not written in the shortest form, as DER requires.'
    case 'overrun':
      return 'A part reaches past the end of what holds it.'
    case 'too-deep':
      return 'Its values nest deeper than in any real certificate.'
    case 'too-many':
      return 'It has more values than any real certificate.'
    case 'empty':
      return 'There are no bytes.'
  }
}
