import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { EXAMPLE_EXTENSION, exampleOrder, type OrderSubject } from './subject'

const ERRORS = 'https://developer.apple.com/documentation/appstoreserverapi'
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const LONGEST_IDENTIFIER = 128

const extension = (differs: Record<string, unknown>) =>
  exampleOrder('extend', { body: { ...EXAMPLE_EXTENSION, ...differs } })
const account = (appAccountToken: unknown) =>
  exampleOrder('account-token', { body: { appAccountToken } })

/** A field of the body of that call; `undefined` for another call. */
function field({ order }: OrderSubject, call: string, name: string): unknown {
  return order.call === call ? (order.body?.[name] ?? null) : undefined
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60)

export const extendDays = defineRule<OrderSubject, { days: string }>({
  code: 'server-api/extend-days',
  level: 'error',
  title: 'A renewal can be moved by 1 to 90 days',
  cause: 'extendByDays is missing, not a whole number, or outside that range.',
  fix: 'Choose a number of days from 1 to 90.',
  see: [`${ERRORS}/invalidextendbydayserror`, API.extend],
  check: (subject) => {
    const days = field(subject, 'extend', 'extendByDays')
    if (days === undefined) return 'not-applicable'
    const fits = typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 90
    return fits ? 'pass' : { at: 'body/extendByDays', args: { days: shown(days) } }
  },
  message: ({ days }) => `extendByDays is ${days}.`,
  examples: () => ({
    bad: [
      extension({ extendByDays: 0 }),
      extension({ extendByDays: 91 }),
      extension({ extendByDays: 1.5 }),
      extension({ extendByDays: '30' }),
      exampleOrder('extend', { body: null }),
    ],
    good: [
      extension({ extendByDays: 1 }),
      extension({ extendByDays: 90 }),
      exampleOrder('history'),
    ],
  }),
})

export const extendReason = defineRule<OrderSubject, { reason: string }>({
  code: 'server-api/extend-reason',
  level: 'error',
  title: 'The reason for an extension is a number from 0 to 3',
  cause: 'extendReasonCode is missing or another value.',
  fix: 'Choose 0 (undeclared), 1 (customer satisfaction), 2 (other) or 3 (service issue or outage).',
  see: [`${ERRORS}/invalidextendreasoncodeerror`, `${ERRORS}/extendreasoncode`],
  check: (subject) => {
    const reason = field(subject, 'extend', 'extendReasonCode')
    if (reason === undefined) return 'not-applicable'
    const fits = typeof reason === 'number' && [0, 1, 2, 3].includes(reason)
    return fits ? 'pass' : { at: 'body/extendReasonCode', args: { reason: shown(reason) } }
  },
  message: ({ reason }) => `extendReasonCode is ${reason}.`,
  examples: () => ({
    bad: [extension({ extendReasonCode: 4 }), extension({ extendReasonCode: null })],
    good: [extension({ extendReasonCode: 0 }), exampleOrder('history')],
  }),
})

export const requestIdentifier = defineRule<OrderSubject, { characters: number }>({
  code: 'server-api/request-identifier',
  level: 'error',
  title: 'The request identifier has 1 to 128 characters',
  cause: 'requestIdentifier is missing or too long.',
  fix: 'Use a new UUID for each extension, and the same one to repeat a request that timed out.',
  see: [API.requestIdentifier, `${ERRORS}/invalidrequestidentifiererror`],
  check: (subject) => {
    const identifier = field(subject, 'extend', 'requestIdentifier')
    if (identifier === undefined) return 'not-applicable'
    const characters = typeof identifier === 'string' ? identifier.length : 0
    return characters >= 1 && characters <= LONGEST_IDENTIFIER
      ? 'pass'
      : { at: 'body/requestIdentifier', args: { characters } }
  },
  message: ({ characters }) => `It has ${characters} characters.`,
  examples: () => ({
    bad: [
      extension({ requestIdentifier: '' }),
      extension({ requestIdentifier: 'x'.repeat(129) }),
      extension({ requestIdentifier: undefined }),
    ],
    good: [extension({ requestIdentifier: 'x'.repeat(128) }), exampleOrder('history')],
  }),
})

export const accountTokenForm = defineRule<OrderSubject, { token: string }>({
  code: 'server-api/account-token-form',
  level: 'error',
  title: 'The app account token has to be a UUID',
  cause: 'Apple accepts only a UUID: five groups of hexadecimal digits with hyphens in between.',
  fix: 'Use the UUID of the customer’s account in your own system, without braces.',
  see: [`${ERRORS}/invalidappaccounttokenuuiderror`, API.accountToken],
  check: (subject) => {
    const token = field(subject, 'account-token', 'appAccountToken')
    if (token === undefined) return 'not-applicable'
    return typeof token === 'string' && UUID.test(token)
      ? 'pass'
      : { at: 'body/appAccountToken', args: { token: shown(token) } }
  },
  message: ({ token }) => `appAccountToken is ${token}.`,
  examples: () => ({
    bad: [
      account('user-42'),
      account(''),
      account(null),
      account('{7e1a0d7e-52d0-4f4e-9d4b-0123456789ab}'),
    ],
    good: [account('7e1a0d7e-52d0-4f4e-9d4b-0123456789ab'), exampleOrder('history')],
  }),
})

export const accountTokenCase = defineRule<OrderSubject, { token: string }>({
  code: 'server-api/account-token-case',
  level: 'notice',
  title: 'The app account token has capitals',
  cause: 'uuidString in Swift writes capitals, and Apple’s servers mostly answer in lower case.',
  fix: 'Compare UUIDs without regard to case, or keep them in lower case everywhere.',
  see: [API.accountToken, 'https://www.rfc-editor.org/rfc/rfc9562#section-4'],
  check: (subject) => {
    const token = field(subject, 'account-token', 'appAccountToken')
    if (typeof token !== 'string' || !UUID.test(token)) return 'not-applicable'
    return /[A-F]/.test(token) ? { at: 'body/appAccountToken', args: { token } } : 'pass'
  },
  message: ({ token }) => `In lower case it is ${token.toLowerCase()}.`,
  examples: () => ({
    bad: [account('7E1A0D7E-52D0-4F4E-9D4B-0123456789AB')],
    good: [account('7e1a0d7e-52d0-4f4e-9d4b-0123456789ab'), exampleOrder('history')],
  }),
})
