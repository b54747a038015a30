import type { JsonNode, Range } from '../json/node'

/** What Apple calls an app’s shared secret, in requests to verifyReceipt and notifications of version 1. */
const SECRETS: ReadonlySet<string> = new Set(['password', 'shared_secret', 'sharedSecret'])

/**
 * The JSON text with every shared secret in it written over, at any depth, and how many there were.
 * The text keeps its length, so places in it stay; whoever shows anything of it reads it again first.
 */
export function maskSecrets(text: string, root: JsonNode): { text: string; masked: number } {
  const ranges = secretsOf(root)
  let masked = ''
  let at = 0
  for (const { start, end } of ranges) {
    masked += text.slice(at, start) + stars(end - start)
    at = end
  }
  return { text: masked + text.slice(at), masked: ranges.length }
}

function secretsOf(node: JsonNode): Range[] {
  if (node.type === 'array') return node.items.flatMap(secretsOf)
  if (node.type !== 'object') return []
  return node.members.flatMap(({ key, value }) => {
    if (!SECRETS.has(key)) return secretsOf(value)
    return value.type === 'null' || isEmpty(value) ? [] : [{ start: value.start, end: value.end }]
  })
}

const isEmpty = (node: JsonNode): boolean => node.type === 'string' && node.value === ''

/** A JSON value of that length. A secret that is one digit becomes another number. */
const stars = (length: number): string => (length < 2 ? '0' : `"${'*'.repeat(length - 2)}"`)
