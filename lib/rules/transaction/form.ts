import { APP_STORE } from '@/lib/apple/app-store/sources'
import { shorten } from '@/lib/verify/jws-header'
import { examplePayload, type PayloadSubject } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

/** Names in a sentence, the first few of them. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `“${shorten(name)}”`)
  const more = names.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

const unsafeNumber = defineRule<PayloadSubject, { at: string; raw: string; others: number }>({
  code: 'transaction/number-too-large',
  level: 'warning',
  title: 'A number in the payload is too large for most parsers',
  cause:
    'Integers beyond 9007199254740992 are rounded by JavaScript and by others that read numbers as doubles.',
  fix: 'Keep identifiers as text, as Apple writes them, or read such numbers with a parser that keeps their digits.',
  see: ['https://www.rfc-editor.org/rfc/rfc8259#section-6'],
  check: ({ unsafeNumbers }) => {
    const [first, ...others] = unsafeNumbers
    if (!first) return 'pass'
    return { at: first.at, args: { at: first.at, raw: first.raw, others: others.length } }
  },
  message: ({ at, raw, others }) =>
    `${at} is ${shorten(raw)}${others > 0 ? `, and ${others} more are as large` : ''}. The digits are shown here as received.`,
  examples: () => ({
    bad: [
      examplePayload(
        {},
        { unsafeNumbers: [{ at: '/transactionId', raw: '92233720368547758070' }] },
      ),
      examplePayload(
        {},
        {
          unsafeNumbers: [
            { at: '/a', raw: '1e400' },
            { at: '/b', raw: '1e400' },
          ],
        },
      ),
    ],
    good: [examplePayload()],
  }),
})

const numericId = defineRule<PayloadSubject, { field: string }>({
  code: 'transaction/id-as-number',
  level: 'warning',
  title: 'An identifier is written as a number',
  cause:
    'Apple writes transaction IDs as strings. Something on the way has turned this one into a number.',
  fix: 'Keep it as a string: as numbers, long IDs lose their last digits.',
  see: [APP_STORE.transactionId],
  check: ({ payload }) => {
    const field = ['transactionId', 'originalTransactionId', 'webOrderLineItemId'].find(
      (name) => typeof payload[name] === 'number',
    )
    return field === undefined ? 'pass' : { at: field, args: { field } }
  },
  message: ({ field }) => `${field} is a number.`,
  examples: () => ({
    bad: [examplePayload({ transactionId: 2000000123456789 })],
    good: [examplePayload()],
  }),
})

const duplicateKey = defineRule<PayloadSubject, { keys: readonly string[] }>({
  code: 'transaction/duplicate-key',
  level: 'warning',
  title: 'A key appears twice in the decoded JSON',
  cause: 'It was put together by hand or by a faulty encoder. Parsers differ in which one counts.',
  fix: 'Paste the signed token instead.',
  see: ['https://www.rfc-editor.org/rfc/rfc8259#section-4'],
  check: ({ duplicateKeys }) =>
    duplicateKeys.length > 0
      ? { at: duplicateKeys[0] ?? '', args: { keys: duplicateKeys } }
      : 'pass',
  message: ({ keys }) => `More than once: ${list(keys)}. The last one was read.`,
  examples: () => ({
    bad: [examplePayload({}, { form: 'json', duplicateKeys: ['bundleId'] })],
    good: [examplePayload()],
  }),
})

const unknownField = defineRule<PayloadSubject, { fields: readonly string[] }>({
  code: 'transaction/unknown-field',
  level: 'notice',
  title: 'It has an unknown field',
  cause: 'Apple adds fields over time, or something else added it.',
  fix: 'Look it up in Apple’s changelog. Make your parser ignore unknown fields.',
  see: [APP_STORE.changelog],
  check: ({ unknownFields }) =>
    unknownFields.length > 0
      ? { at: unknownFields[0] ?? '', args: { fields: unknownFields } }
      : 'pass',
  message: ({ fields }) =>
    `Not known: ${list(fields)}. ${fields.length === 1 ? 'It is' : 'They are'} shown as received.`,
  examples: () => ({
    bad: [
      examplePayload({}, { unknownFields: ['newThing'] }),
      examplePayload({}, { unknownFields: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ],
    good: [examplePayload()],
  }),
})

const unknownValue = defineRule<PayloadSubject, { at: string; value: string; others: number }>({
  code: 'transaction/unknown-value',
  level: 'notice',
  title: 'A field has an unknown value',
  cause: 'Apple adds values over time, or something else wrote it.',
  fix: 'Look it up in Apple’s changelog, and let unknown values do nothing by themselves.',
  see: [APP_STORE.changelog],
  check: ({ unknownValues }) => {
    const [first, ...others] = unknownValues
    return first ? { at: first.at, args: { ...first, others: others.length } } : 'pass'
  },
  message: ({ at, value, others }) =>
    `${at} is “${shorten(value)}”${others > 0 ? `, and ${others} more are not known` : ''}.`,
  examples: () => ({
    bad: [examplePayload({}, { unknownValues: [{ at: 'type', value: 'Lifetime' }] })],
    good: [examplePayload()],
  }),
})

export const formRules: readonly AnyRule<PayloadSubject>[] = [
  unsafeNumber,
  numericId,
  duplicateKey,
  unknownField,
  unknownValue,
]
