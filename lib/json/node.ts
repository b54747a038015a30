/** A JSON value with its place in the text. Offsets count UTF-16 code units, as editors do. */
export type JsonNode =
  | (Range & { type: 'object'; members: JsonMember[] })
  | (Range & { type: 'array'; items: JsonNode[] })
  | (Range & { type: 'string'; value: string })
  | (Range & { type: 'number'; value: number; raw: string })
  | (Range & { type: 'boolean'; value: boolean })
  | (Range & { type: 'null' })

export type JsonNumber = Extract<JsonNode, { type: 'number' }>

export interface Range {
  /** Offset of the first code unit. */
  start: number
  /** Offset after the last code unit. */
  end: number
}

export interface JsonMember {
  key: string
  /** The key with its quotes. */
  keyRange: Range
  value: JsonNode
}

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
/** Has no prototype, so `__proto__` is a key like any other. */
export interface JsonObject {
  [key: string]: JsonValue
}

/**
 * The value as plain data. Of equal keys the last one counts, as in `JSON.parse`. `numberOf` says
 * what becomes of a number; without it that is the double nearest to it.
 */
export function toValue(
  node: JsonNode,
  numberOf: (number: JsonNumber) => JsonValue = ({ value }) => value,
): JsonValue {
  switch (node.type) {
    case 'object': {
      const object: JsonObject = Object.create(null)
      for (const member of node.members) object[member.key] = toValue(member.value, numberOf)
      return object
    }
    case 'array':
      return node.items.map((item) => toValue(item, numberOf))
    case 'number':
      return numberOf(node)
    case 'null':
      return null
    default:
      return node.value
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
