import { type BerNode, octets, readBer } from '../bytes/ber'
import type { DerProblem } from '../bytes/der'
import { isContext, isDer, oidText } from '../bytes/der-value'
import { BUDGETS } from '../inspect/budgets'
import { derSentence } from '../x509/read-certificate'
import { Refusal } from '../x509/refusal'
import type { Place } from '../x509/types'
import type { Cms, CmsReading } from './cms'
import { CMS_OIDS, contentKind } from './cms-oids'
import { readSigner } from './read-cms-signer'

/**
 * Reads a signed message (CMS SignedData, PKCS #7) in DER or BER from `start`: facts only, nothing
 * is verified. What follows it is counted as `leftover`. Bad input is a result; it never throws.
 * https://www.rfc-editor.org/rfc/rfc5652#section-5.1
 */
export function readCms(bytes: Uint8Array, start = 0): CmsReading {
  const own = bytes.subarray(start)
  const read = readBer(own, 0, { depth: BUDGETS.asnDepth, nodes: BUDGETS.asnNodes })
  if (!read.ok) return unread(read.problem, start)
  try {
    const cms = messageOf(own, read.node)
    if (cms.certificates.length > BUDGETS.certificates) {
      const problem = `It includes ${cms.certificates.length} certificates.`
      return { ok: false, problem, at: start, budget: 'certificates' }
    }
    return { ok: true, cms: { ...cms, loose: read.loose, leftover: read.leftover } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, problem: error.problem, at: start + error.at, budget: null }
  }
}

function unread(problem: DerProblem, start: number): CmsReading {
  const budget =
    problem.code === 'too-deep' ? 'asnDepth' : problem.code === 'too-many' ? 'asnNodes' : null
  return { ok: false, problem: sentence(problem), at: start + problem.at, budget }
}

function sentence(problem: DerProblem): string {
  switch (problem.code) {
    case 'indefinite-length':
      return 'A value that contains no others has an open length, which even BER does not allow.'
    case 'too-deep':
      return 'Its values nest deeper than in any real message.'
    case 'too-many':
      return 'It has more values than any real message.'
    default:
      return derSentence(problem)
  }
}

function messageOf(bytes: Uint8Array, whole: BerNode): Omit<Cms, 'loose' | 'leftover'> {
  const [type, wrapper, ...rest] = whole.children
  const oid = oidText(bytes, type)
  if (!isDer(whole, 'sequence') || oid === null) {
    throw new Refusal('It is ASN.1, but not a message: it does not begin with a type.', whole.start)
  }
  if (oid !== CMS_OIDS.signedData) {
    throw new Refusal(`It is not a signed message but ${contentKind(oid)}.`, type?.start ?? 0)
  }
  const [signed] = wrapper?.children ?? []
  if (!isContext(wrapper, 0) || !isDer(signed, 'sequence') || rest.length > 0) {
    throw new Refusal('It says that it is a signed message, but inside it is not.', whole.start)
  }
  const [version, digests, inner, ...others] = signed.children as BerNode[]
  if (!isDer(version, 'integer') || !isDer(digests, 'set') || !isDer(inner, 'sequence')) {
    throw new Refusal('Its version, algorithms or content are missing.', signed.start)
  }
  const signers = others.at(-1)
  const optional = others.slice(0, -1)
  const stray = optional.find((node) => !isContext(node, 0) && !isContext(node, 1))
  if (!isDer(signers, 'set') || stray) {
    throw new Refusal('The list of signers is not where it belongs.', signed.start)
  }
  const bag = optional.find((node) => isContext(node, 0))
  // Others than X.509 are tagged, and nobody signs with them: RFC 5652, section 10.2.2.
  const certificates = bag?.children.filter((node) => isDer(node, 'sequence')) ?? []
  return {
    bytes,
    ...contentOf(bytes, inner),
    certificates: certificates.map(({ start, end }) => bytes.subarray(start, end)),
    certificatePlaces: certificates.map(place),
    signers: (signers as BerNode).children.map((node) => readSigner(bytes, node)),
  }
}

function contentOf(
  bytes: Uint8Array,
  inner: BerNode,
): Pick<Cms, 'contentType' | 'content' | 'contentPlace'> {
  const [type, wrapper, ...rest] = inner.children
  const contentType = oidText(bytes, type)
  if (contentType === null || rest.length > 0) {
    throw new Refusal('Its content has no type.', inner.start)
  }
  if (!wrapper) return { contentType, content: null, contentPlace: null }
  const [string, ...more] = wrapper.children
  const content = string?.tag === 0x04 ? octets(bytes, string) : null
  if (!isContext(wrapper, 0) || !string || !content || more.length > 0) {
    throw new Refusal('Its content is not a string of bytes.', wrapper.start)
  }
  const contentPlace = string.constructed ? null : { start: string.content, end: string.end }
  return { contentType, content, contentPlace }
}

const place = ({ start, end }: BerNode): Place => ({ start, end })
