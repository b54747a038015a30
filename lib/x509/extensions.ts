import { type DerNode, readDer, TAG } from '../bytes/der'
import { contents, isDer, oidText } from '../bytes/der-value'
import { Refusal } from './refusal'
import type { Extension } from './types'

export const BASIC_CONSTRAINTS = '2.5.29.19'
export const KEY_USAGE = '2.5.29.15'

/** The bits of keyUsage, in their order. https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
const USES = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** The extensions of a certificate; throws a `Refusal` where they are none or one stands twice. */
export function readExtensions(bytes: Uint8Array, list: DerNode | undefined): Extension[] {
  const at = list?.start ?? 0
  if (!isDer(list, 'sequence')) throw new Refusal('The extensions are not a list.', at)
  const seen = new Set<string>()
  return list.children.map((node) => {
    const extension = readExtension(bytes, node)
    // https://www.rfc-editor.org/rfc/rfc5280#section-4.2
    if (seen.has(extension.oid)) {
      throw new Refusal(`The extension ${extension.oid} is there twice.`, node.start)
    }
    seen.add(extension.oid)
    return extension
  })
}

function readExtension(bytes: Uint8Array, node: DerNode): Extension {
  const [id, second, third] = node.children
  const critical = second?.tag === TAG.boolean
  const octets = critical ? third : second
  const oid = oidText(bytes, id)
  if (!isDer(node, 'sequence') || oid === null || !isDer(octets, 'octetString')) {
    throw new Refusal('An extension is not a name and a value.', node.start)
  }
  if (node.children.length !== (critical ? 3 : 2)) {
    throw new Refusal(`The extension ${oid} has more than its value.`, node.start)
  }
  return {
    oid,
    critical: critical && isTrue(bytes, second),
    value: contents(bytes, octets),
    start: node.start,
    end: node.end,
  }
}

/** BasicConstraints; throws a `Refusal` where it is not what the RFC asks for. */
export function readBasicConstraints(extension: Extension | undefined): {
  isCa: boolean
  pathLength: number | null
} {
  if (!extension) return { isCa: false, pathLength: null }
  const read = readDer(extension.value, 0, { depth: 2, nodes: 4 })
  const wrong = new Refusal('The extension basicConstraints cannot be read.', extension.start)
  if (!read.ok || read.leftover > 0 || !isDer(read.node, 'sequence')) throw wrong
  const [first, ...others] = read.node.children
  const flag = first?.tag === TAG.boolean
  const length = flag ? others[0] : first
  if (read.node.children.length > (flag ? 2 : 1)) throw wrong
  const isCa = flag && isTrue(extension.value, first)
  if (!length) return { isCa, pathLength: null }
  const value = contents(extension.value, length)
  const [byte = 0xff] = value
  if (!isDer(length, 'integer') || byte >= 0x80 || value.length > 4 || value.length === 0)
    throw wrong
  return { isCa, pathLength: value.reduce((sum, digit) => sum * 256 + digit, 0) }
}

/** The uses that keyUsage names; `null` where it is missing. Throws a `Refusal` for no BIT STRING. */
export function readKeyUsage(extension: Extension | undefined): string[] | null {
  if (!extension) return null
  const read = readDer(extension.value, 0, { depth: 1, nodes: 1 })
  if (!read.ok || read.leftover > 0 || !isDer(read.node, 'bitString')) {
    throw new Refusal('The extension keyUsage cannot be read.', extension.start)
  }
  const [, ...bits] = contents(extension.value, read.node)
  return USES.filter((_, index) => ((bits[index >> 3] ?? 0) << (index & 7)) & 0x80)
}

/** DER writes true as FF; whatever is not zero is taken as true, as BER has it. */
function isTrue(bytes: Uint8Array, node: DerNode): boolean {
  return contents(bytes, node).some((byte) => byte !== 0)
}
