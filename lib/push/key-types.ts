import type { PayloadKey, PayloadKeyType } from '@/lib/apple/payload-keys'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import { kindOf } from './aps'

export interface WrongType {
  key: string
  wanted: string
  found: string
}

const WANTED: Record<PayloadKeyType, string> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  'string-or-object': 'a string or an object',
  strings: 'an array of strings',
  flag: 'the number 1',
}

/** The keys of an object whose values are of another type than Apple's table has. Unknown keys are left alone. */
export function wrongTypes(object: JsonObject, keys: readonly PayloadKey[]): WrongType[] {
  return keys.flatMap((row) => {
    const value = object[row.key]
    if (value === undefined || fits(value, row.type)) return []
    return [{ key: row.key, wanted: WANTED[row.type], found: kindOf(value) }]
  })
}

function fits(value: JsonValue, type: PayloadKeyType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'object':
      return isJsonObject(value)
    case 'string-or-object':
      return typeof value === 'string' || isJsonObject(value)
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
    case 'flag':
      return value === 1 || value === 0
  }
}
