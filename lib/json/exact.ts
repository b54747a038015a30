import type { JsonNode, JsonObject, JsonValue } from './node'

/**
 * The value as plain data in which nothing is changed: a number that a double cannot hold is given
 * as the text of its digits, where `toValue` would round it.
 */
export function exactValue(node: JsonNode): JsonValue {
  switch (node.type) {
    case 'object': {
      const object: JsonObject = Object.create(null)
      for (const member of node.members) object[member.key] = exactValue(member.value)
      return object
    }
    case 'array':
      return node.items.map(exactValue)
    case 'null':
      return null
    case 'number':
      return isExact(node.value) ? node.value : node.raw
    default:
      return node.value
  }
}

const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
