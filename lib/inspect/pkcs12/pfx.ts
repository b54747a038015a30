import type { DerNode } from '../../bytes/der'
import { contents, isContext, isDer, oidText } from '../../bytes/der-value'
import type { DigestName } from '../../bytes/digest'
import { type Bag, readBags } from './bags'
import { costOf } from './derive'
import { readScheme, type Scheme } from './scheme'
import { countOf, octetsOf, Pkcs12Fault, readTree, type Tree } from './tree'

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED = '1.2.840.113549.1.7.6'
const PBMAC1 = '1.2.840.113549.1.5.14'
const LONGEST_SALT = 1_024

/** https://www.rfc-editor.org/rfc/rfc8017#appendix-B.1 */
const HASHES: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** The seal over the whole, made with the password. */
export interface Mac {
  name: string
  /** `null`: not one that is checked here. */
  hash: DigestName | null
  digest: Uint8Array
  salt: Uint8Array
  rounds: number
  cost: number
}

/** One of the boxes that a file consists of. */
export type Safe =
  | { kind: 'open'; bags: Bag[] }
  | { kind: 'encrypted'; scheme: Scheme; data: Uint8Array }
  | { kind: 'other'; oid: string }

export interface Pfx {
  /** What the seal is over. */
  content: Uint8Array
  safes: Safe[]
  mac: Mac | null
  leftover: number
}

/**
 * The structure of a .p12 without any password: boxes, algorithms, rounds. Throws a `Pkcs12Fault`.
 * https://www.rfc-editor.org/rfc/rfc7292#section-4
 */
export function readPfx(input: Uint8Array): Pfx {
  const tree = readTree(input, 'file')
  const { bytes, node } = tree
  const [version, safe, macNode] = node.children
  if (!isDer(node, 'sequence') || countOf(tree, version) !== 3)
    throw new Pkcs12Fault('It does not begin as a PKCS #12 file of version 3 does.')
  const oid = oidText(bytes, safe?.children[0])
  if (oid !== DATA) {
    const sealed = 'Its contents are signed with a key, not sealed with a password.'
    throw new Pkcs12Fault(oid ? sealed : 'It has no contents.', oid ? 'unsupported' : undefined)
  }
  const content = octetsOf(tree, safe?.children[1]?.children[0])
  if (!content) throw new Pkcs12Fault('It has no contents.')
  const list = readTree(content, 'list of contents')
  if (!isDer(list.node, 'sequence')) throw new Pkcs12Fault('Its contents are not a list.')
  return {
    content,
    safes: list.node.children.map((child) => readSafe(list, child)),
    mac: macNode ? readMac(tree, macNode) : null,
    leftover: bytes === input ? bytes.length - node.end : 0,
  }
}

function readSafe(tree: Tree, node: DerNode): Safe {
  const oid = oidText(tree.bytes, node.children[0])
  const inner = node.children[1]?.children[0]
  if (oid === DATA) {
    const data = octetsOf(tree, inner)
    if (!data) throw new Pkcs12Fault('One of its containers has no contents.')
    return { kind: 'open', bags: readBags(data) }
  }
  if (oid !== ENCRYPTED) return { kind: 'other', oid: oid ?? '' }
  const [, algorithm, encrypted] = inner?.children[1]?.children ?? []
  const data = octetsOf(tree, encrypted)
  if (!data || !isContext(encrypted, 0))
    throw new Pkcs12Fault('One of its encrypted containers has no contents.')
  return { kind: 'encrypted', scheme: readScheme(tree, algorithm), data }
}

function readMac(tree: Tree, node: DerNode): Mac {
  const { bytes } = tree
  const [info, saltNode, roundsNode] = node.children
  const [algorithm, digestNode] = info?.children ?? []
  const oid = oidText(bytes, algorithm?.children[0])
  if (oid === null || !isDer(digestNode, 'octetString') || !isDer(saltNode, 'octetString'))
    throw new Pkcs12Fault('Its seal is not readable.')
  // https://www.rfc-editor.org/rfc/rfc7292#section-4: left out, it is one round.
  const rounds = roundsNode ? countOf(tree, roundsNode) : 1
  if (rounds === null || rounds < 1) throw new Pkcs12Fault('Its seal has no number of rounds.')
  const salt = contents(bytes, saltNode)
  if (salt.length > LONGEST_SALT) throw new Pkcs12Fault('The salt of its seal is too long.')
  const digest = contents(bytes, digestNode)
  const hash = Object.hasOwn(HASHES, oid) ? (HASHES[oid] ?? null) : null
  if (hash === null) {
    const inside = oid === PBMAC1 ? pbmacRounds(tree, algorithm) : 0
    const name = oid === PBMAC1 ? 'PBMAC1' : `the algorithm ${oid}`
    return { name, hash, digest, salt, rounds, cost: Math.max(rounds, inside) }
  }
  const cost = costOf({ hash, rounds, length: digest.length })
  return { name: `HMAC with ${hash}`, hash, digest, salt, rounds, cost }
}

/** https://www.rfc-editor.org/rfc/rfc9579#section-4 */
function pbmacRounds(tree: Tree, algorithm: DerNode | undefined): number {
  const kdf = algorithm?.children[1]?.children[0]
  return countOf(tree, kdf?.children[1]?.children[1]) ?? 0
}
