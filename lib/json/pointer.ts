import type { JsonMember, JsonNode } from './node'

/** JSON pointers (RFC 6901): `''` is the whole text, `/aps/alert` a member of a member. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${escapePart(String(part))}`).join('')
}

/** The parts of a pointer; `null` where it is not one. */
export function fromPointer(pointer: string): string[] | null {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) return null
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function escapePart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** What a pointer meets: the value, and the member that holds it where its parent is an object. */
export interface Found {
  node: JsonNode
  member: JsonMember | null
}

export function find(root: JsonNode, parts: readonly string[]): Found | null {
  let found: Found = { node: root, member: null }
  for (const part of parts) {
    const next = child(found.node, part)
    if (!next) return null
    found = next
  }
  return found
}

/** One step down. Of equal keys the last one counts, as in `JSON.parse`. */
export function child(node: JsonNode, part: string): Found | null {
  if (node.type === 'object') {
    const member = node.members.findLast((candidate) => candidate.key === part)
    return member ? { node: member.value, member } : null
  }
  if (node.type === 'array') {
    const item = /^(0|[1-9]\d*)$/.test(part) ? node.items[Number(part)] : undefined
    return item ? { node: item, member: null } : null
  }
  return null
}
