import { findReason } from '../../apple/apns-reasons'
import type { JsonNode } from '../../json/node'

/** Something of Apple's inside a JSON text that can be read on its own. */
export interface Inside {
  /** `message.apns.payload` */
  at: string
  text: string
  /** `null`: whatever it turns out to be. */
  format: string | null
}

/** More is not looked at: this is a help for logs, not a reader of archives. */
const MOST = 20
const JWS = /^eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/

/** Payloads of pushes, signed tokens and refusals of APNs, wherever they stand in it. The root itself is not one. */
export function insideOf(root: JsonNode, text: string): Inside[] {
  const found: Inside[] = []
  visit(root, [], text, found)
  return found
}

function visit(node: JsonNode, path: readonly string[], text: string, found: Inside[]): void {
  if (found.length >= MOST) return
  if (node.type === 'string') {
    if (path.length > 0 && node.value.length < 200_000 && JWS.test(node.value)) {
      found.push({ at: path.join('.'), text: node.value, format: null })
    }
    return
  }
  if (node.type === 'array') {
    for (const [index, item] of node.items.entries())
      visit(item, [...path, `${index}`], text, found)
    return
  }
  if (node.type !== 'object') return
  const format = path.length > 0 ? objectFormat(node) : null
  if (format !== null) {
    found.push({ at: path.join('.'), text: text.slice(node.start, node.end), format })
    return
  }
  for (const member of node.members) visit(member.value, [...path, member.key], text, found)
}

/** What an object is by its keys, where it is Apple’s and no token. */
function objectFormat({ members }: Extract<JsonNode, { type: 'object' }>): string | null {
  const payload = members.some(({ key, value }) => key === 'aps' && value.type === 'object')
  if (payload) return 'push-payload'
  const refusal = members.some(
    ({ key, value }) => key === 'reason' && value.type === 'string' && findReason(value.value),
  )
  return refusal ? 'apns-error' : null
}
