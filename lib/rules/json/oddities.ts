import { APPLE, RFC } from '@/lib/apple/sources'
import { formatBytes } from '@/lib/push/instant'
import { defineRule } from '../rule'
import { type JsonReading, jsonReading } from './subject'

/** As many as are named in a sentence. */
const NAMED = 5

function named(pointers: readonly string[]): string {
  const shown = pointers.slice(0, NAMED).map((pointer) => pointer || 'the whole text')
  const more = pointers.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

export const duplicateKey = defineRule<JsonReading, { pointers: string[] }>({
  code: 'json/duplicate-key',
  level: 'warning',
  title: 'A key appears twice in one object',
  cause: 'Two pieces of code add the same key, or it was copied within the text.',
  fix: 'Keep one of the two. Parsers differ in which one counts; most use the last.',
  see: [RFC.jsonNames],
  check: ({ parsed }) => {
    const [first] = parsed.ok ? parsed.duplicateKeys : []
    if (!parsed.ok || !first) return 'pass'
    return {
      at: first.pointer,
      args: { pointers: parsed.duplicateKeys.map(({ pointer }) => pointer) },
    }
  },
  message: ({ pointers }) => `More than once: ${named(pointers)}. All of them are shown.`,
  examples: () => ({
    bad: [jsonReading('{"a":1,"a":2}'), jsonReading('{"a":{"b":1,"b":1}}')],
    good: [jsonReading('{"a":1,"b":{"a":2}}')],
  }),
})

export const unsafeInteger = defineRule<JsonReading, { numbers: [string, string][]; all: number }>({
  code: 'json/unsafe-integer',
  level: 'warning',
  title: 'A number in the JSON loses digits in most parsers',
  cause:
    'Parsers that read numbers as doubles, as JavaScript does, change integers beyond 9007199254740991.',
  fix: 'Read it with a decoder that keeps integers, or have IDs sent as strings.',
  see: [RFC.jsonNumbers],
  check: ({ parsed }) => {
    const [first] = parsed.ok ? parsed.unsafeIntegers : []
    if (!parsed.ok || !first) return 'pass'
    const numbers = parsed.unsafeIntegers
      .slice(0, NAMED)
      .map(({ raw, value }): [string, string] => [raw.slice(0, 40), String(value)])
    return { at: first.pointer, args: { numbers, all: parsed.unsafeIntegers.length } }
  },
  message: ({ numbers, all }) =>
    `${numbers.map(([raw, value]) => `${raw} becomes ${value}`).join(', ')}${all > numbers.length ? `, and ${all - numbers.length} more` : ''}. The digits are shown here as received.`,
  examples: () => ({
    bad: [jsonReading('{"id":12345678901234567890}'), jsonReading('[1e999]')],
    good: [jsonReading('{"id":9007199254740991}'), jsonReading('{"id":"12345678901234567890"}')],
  }),
})

export const loneSurrogate = defineRule<JsonReading, { pointers: string[] }>({
  code: 'json/lone-surrogate',
  level: 'warning',
  title: 'A string contains half a character',
  cause:
    'A string was cut in the middle of an emoji or another character that UTF-16 writes as two.',
  fix: 'Cut strings at whole characters. UTF-8 cannot represent the half, so it arrives as U+FFFD or not at all.',
  see: [RFC.jsonEncoding],
  check: ({ parsed }) => {
    const [first] = parsed.ok ? parsed.loneSurrogates : []
    return parsed.ok && first !== undefined
      ? { at: first, args: { pointers: parsed.loneSurrogates } }
      : 'pass'
  },
  message: ({ pointers }) => `Found in ${named(pointers)}.`,
  examples: () => ({
    bad: [jsonReading('{"a":"\\ud83d"}')],
    good: [jsonReading('{"a":"\\ud83d\\ude00"}')],
  }),
})

export const byteOrderMark = defineRule<JsonReading, Record<string, never>>({
  code: 'json/byte-order-mark',
  level: 'notice',
  title: 'There is a byte order mark at the beginning',
  cause: 'An editor, usually on Windows, saved the file as “UTF-8 with BOM”.',
  fix: 'Save it as UTF-8 without BOM. JSON must not be sent with one, and many parsers refuse it.',
  see: [RFC.jsonEncoding],
  check: (reading) => (reading.byteOrderMark ? { args: {} } : 'pass'),
  message: () => 'The first three bytes are EF BB BF; they were skipped.',
  examples: () => ({
    bad: [jsonReading('{}', { byteOrderMark: true })],
    good: [jsonReading('{}')],
  }),
})

export const whiteSpace = defineRule<JsonReading, { whiteSpace: number; all: number }>({
  code: 'json/white-space',
  level: 'notice',
  title: 'White space is allowed; it only counts towards the size',
  cause: 'A pretty-printed payload means the same to APNs and to the device as a compact one.',
  fix: 'Nothing needs doing. If the payload comes close to its limit, encode it without white space.',
  see: ['https://www.rfc-editor.org/rfc/rfc8259#section-2', APPLE.payload],
  check: ({ size }) => {
    if (!size) return 'not-applicable'
    return size.whiteSpace >= 8 ? { at: 'payload', args: size } : 'pass'
  },
  message: ({ whiteSpace: space, all }) =>
    `${formatBytes(space)} of the ${formatBytes(all)} are white space between values. It is not the reason why a push is refused or ignored.`,
  examples: () => ({
    bad: [jsonReading('{\n "aps": {}\n}', { size: { whiteSpace: 12, all: 40 } })],
    good: [jsonReading('{"aps":{}}', { size: { whiteSpace: 0, all: 10 } }), jsonReading('{}')],
  }),
})
