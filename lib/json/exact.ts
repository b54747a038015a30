import { type JsonNode, type JsonNumber, type JsonValue, toValue } from './node'

/**
 * The value as plain data in which nothing is changed: a number that a double cannot hold is given
 * as the text of its digits.
 */
export function exactValue(node: JsonNode): JsonValue {
  return toValue(node, exactNumber)
}

function exactNumber({ value, raw }: JsonNumber): JsonValue {
  const isExact =
    Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  return isExact ? value : raw
}
