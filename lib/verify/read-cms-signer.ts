import { type BerNode, octets, toDefinite } from '../bytes/ber'
import { contents, isContext, isDer, oidText } from '../bytes/der-value'
import { encodeHex } from '../bytes/hex'
import { readName } from '../x509/name'
import { Refusal } from '../x509/refusal'
import { readTime } from '../x509/time'
import type { CmsAttributes, CmsSigner, CmsSignerId } from './cms'
import { CMS_OIDS, digestAlgorithm, signerAlgorithm } from './cms-oids'

const OCTET_STRING = 0x04
/** The tag of a SET: signed attributes are written as `[0]`, and signed as a SET. */
const SET = 0x31

/** One SignerInfo; throws a `Refusal` where it is none. */
export function readSigner(bytes: Uint8Array, node: BerNode): CmsSigner {
  const wrong = (what: string) => new Refusal(`In one signer’s entry, ${what}.`, node.start)
  if (!isDer(node, 'sequence')) throw wrong('nothing can be read')
  const [version, id, digest, ...others] = node.children
  const signed = isContext(others[0], 0) ? others[0] : null
  const [algorithm, signature, unsigned, ...rest] = signed ? others.slice(1) : others
  const digestOid = algorithmOid(bytes, digest)
  const signatureOid = algorithmOid(bytes, algorithm)
  if (!isDer(version, 'integer') || !id) throw wrong('the version or the certificate is missing')
  if (digestOid === null || signatureOid === null) throw wrong('an algorithm has no name')
  const value = signature?.tag === OCTET_STRING ? octets(bytes, signature) : null
  if (!value) throw wrong('the signature is missing')
  if ((unsigned && !isContext(unsigned, 1)) || rest.length > 0) {
    throw wrong('there is more than should be there')
  }
  const digestKind = digestAlgorithm(digestOid)
  return {
    id: readId(bytes, id),
    digestAlgorithm: digestKind,
    signatureAlgorithm: signerAlgorithm(signatureOid, digestKind),
    attributes: signed ? readAttributes(bytes, signed) : null,
    signature: value,
    place: { start: node.start, end: node.end },
  }
}

function algorithmOid(bytes: Uint8Array, node: BerNode | undefined): string | null {
  return isDer(node, 'sequence') ? oidText(bytes, node.children[0]) : null
}

function readId(bytes: Uint8Array, node: BerNode): CmsSignerId {
  if (isContext(node, 0)) {
    const keyId = octets(bytes, node)
    if (keyId) return { by: 'key', keyId: encodeHex(keyId) }
  }
  const [issuer, serial, ...rest] = node.children
  if (!isDer(node, 'sequence') || !isDer(serial, 'integer') || rest.length > 0) {
    throw new Refusal('It does not say which certificate signed.', node.start)
  }
  return {
    by: 'issuer',
    issuer: readName(bytes, issuer, 'signer’s issuer'),
    serial: serialText(contents(bytes, serial)),
  }
}

/** As certificates are read: hex without leading zeros. */
function serialText(value: Uint8Array): string {
  const first = value.findIndex((byte) => byte !== 0)
  return encodeHex(first < 0 ? value.subarray(-1) : value.subarray(first))
}

/**
 * The signed attributes of `[0]`, or of a SET. Where they are not in DER they are written anew, in
 * their order: the signature is over DER. https://www.rfc-editor.org/rfc/rfc5652#section-5.4
 */
export function readAttributes(bytes: Uint8Array, node: BerNode): CmsAttributes {
  const values = new Map<string, BerNode>()
  const oids = node.children.map((attribute) => {
    const [type, list, ...rest] = attribute.children
    const oid = oidText(bytes, type)
    if (!isDer(attribute, 'sequence') || oid === null || !isDer(list, 'set') || rest.length > 0) {
      throw new Refusal('A signed attribute is not a type and its values.', attribute.start)
    }
    const [value, ...more] = (list as BerNode).children
    if (value && more.length === 0 && !values.has(oid)) values.set(oid, value)
    return oid
  })
  const digest = values.get(CMS_OIDS.messageDigest)
  return {
    signed: toDefinite(bytes, node, SET),
    place: { start: node.start, end: node.end },
    contentType: oidText(bytes, values.get(CMS_OIDS.contentType)),
    messageDigest: digest?.tag === OCTET_STRING ? octets(bytes, digest) : null,
    signingTime: readTime(bytes, values.get(CMS_OIDS.signingTime)),
    oids,
  }
}
