import { type DerNode, readDer, TAG } from '../bytes/der'
import { contents, isContext, isDer, oidText } from '../bytes/der-value'
import { encodeHex } from '../bytes/hex'
import { readText } from './text'
import type { Extension } from './types'

/** A certificate for hundreds of hosts has that many names. */
const BUDGET = { depth: 8, nodes: 5_000 }

/** The whole value of an extension as a tree; `null` where it is not DER. */
export function extensionTree(extension: Extension): DerNode | null {
  const read = readDer(extension.value, 0, BUDGET)
  return read.ok && read.leftover === 0 ? read.node : null
}

/** The purposes of extKeyUsage, as OIDs; `null` where they cannot be read. */
export function readPurposes(extension: Extension): string[] | null {
  const tree = extensionTree(extension)
  if (!isDer(tree ?? undefined, 'sequence')) return null
  return (tree?.children ?? []).map((node) => oidText(extension.value, node) ?? '?')
}

/** Alternative names as `DNS example.com`; `null` where they cannot be read. */
export function readAlternativeNames(extension: Extension): string[] | null {
  const tree = extensionTree(extension)
  if (!isDer(tree ?? undefined, 'sequence')) return null
  return (tree?.children ?? []).map((node) => generalName(extension.value, node))
}

function generalName(bytes: Uint8Array, node: DerNode): string {
  const value = contents(bytes, node)
  const text = () => Array.from(value, (byte) => String.fromCharCode(byte)).join('')
  if (isContext(node, 1)) return `email ${text()}`
  if (isContext(node, 2)) return `DNS ${text()}`
  if (isContext(node, 6)) return `URI ${text()}`
  if (isContext(node, 7))
    return value.length === 4 ? `IP ${value.join('.')}` : `IP ${encodeHex(value)}`
  return `other ${encodeHex(value)}`
}

/** Of subjectKeyIdentifier or authorityKeyIdentifier, in hex; `null` where there is none. */
export function readKeyIdentifier(extension: Extension): string | null {
  const tree = extensionTree(extension)
  if (!tree) return null
  const inside = tree.children.find((child) => isContext(child, 0))
  const node = tree.tag === TAG.octetString ? tree : inside
  return node ? encodeHex(contents(extension.value, node)) : null
}

/** What one of Apple's extensions holds as text: one string, or nothing but that it is there. */
export function readAppleText(extension: Extension): string | null {
  const tree = extensionTree(extension)
  return tree ? readText(extension.value, tree) : null
}
