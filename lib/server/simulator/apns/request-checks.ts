import 'server-only'
import { type Exchange, header } from './exchange'
import type { Reason } from './reasons'
import { TARGET_CHECKS } from './target-checks'
import { TOKEN_CHECKS } from './token-checks'

/** One reason to refuse a request. `null`: this is no reason. Never throws, whatever was sent. */
export interface Check {
  reason: Reason
  check(exchange: Exchange): null | string | Objection
}

export interface Objection {
  /** One sentence for the wire log. */
  why: string
  undocumented?: string[]
  /** For 410: milliseconds since 1970 UTC. */
  timestamp?: number
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PRIORITIES = ['10', '5', '1']
const COLLAPSE_BYTES = 64

const PATH_CHECKS: readonly Check[] = [
  {
    reason: 'MethodNotAllowed',
    check: ({ method }) => (method === 'POST' ? null : 'The method is not POST.'),
  },
  {
    reason: 'BadPath',
    check: ({ tokenText }) =>
      tokenText === null ? 'The path is not /3/device/ and a device token.' : null,
  },
  {
    reason: 'MissingDeviceToken',
    check: ({ tokenText }) =>
      tokenText === '' ? 'There is no device token after /3/device/.' : null,
  },
  {
    reason: 'DuplicateHeaders',
    check: ({ headers }) => {
      const names = headers.map(([name]) => name)
      const repeated = names.find((name, index) => names.indexOf(name) < index && name !== 'cookie')
      return repeated === undefined ? null : `The header ${repeated.slice(0, 60)} came twice.`
    },
  },
]

const HEADER_CHECKS: readonly Check[] = [
  {
    reason: 'BadMessageId',
    check: (exchange) =>
      UUID.test(header(exchange, 'apns-id') ?? '00000000-0000-0000-0000-000000000000')
        ? null
        : 'The apns-id is not a UUID in its canonical form.',
  },
  {
    reason: 'BadExpirationDate',
    check: (exchange) =>
      /^\d{1,15}$/.test(header(exchange, 'apns-expiration') ?? '0')
        ? null
        : 'The apns-expiration is not a whole number of seconds.',
  },
  {
    reason: 'BadPriority',
    check: (exchange) => {
      const priority = header(exchange, 'apns-priority')
      if (priority === undefined) return null
      if (!PRIORITIES.includes(priority)) return 'The apns-priority is not 10, 5 or 1.'
      if (exchange.type?.type !== 'background' || priority !== '10') return null
      return {
        why: 'A background push with priority 10 is an error, says Apple; it has to be 5.',
        undocumented: ['Which reason a background push with priority 10 gets is not documented.'],
      }
    },
  },
  {
    reason: 'BadCollapseId',
    check: (exchange) => {
      const bytes = Buffer.byteLength(header(exchange, 'apns-collapse-id') ?? '', 'latin1')
      return bytes > COLLAPSE_BYTES
        ? `The apns-collapse-id has ${bytes} bytes; at most ${COLLAPSE_BYTES} are allowed.`
        : null
    },
  },
  {
    reason: 'InvalidPushType',
    check: (exchange) => {
      const sent = header(exchange, 'apns-push-type')
      if (exchange.type) return null
      const folded = sent?.toLowerCase() !== sent
      return {
        why: 'The apns-push-type is not one that Apple documents.',
        undocumented: folded
          ? ['Whether the case of apns-push-type matters is not documented.']
          : [],
      }
    },
  },
  {
    reason: 'InvalidPushType',
    check: ({ type, topic }) =>
      !type || !topic || topic.suffix === type.suffix
        ? null
        : {
            why: `The push type ${type.type} needs a topic that ends ${type.suffix === '' ? 'with the bundle ID' : `in ${type.suffix}`}.`,
            undocumented: [
              'That the server compares push type and topic was observed; Apple only says that they must match.',
            ],
          },
  },
]

/**
 * All checks, in the order in which they answer. Apple does not document its order: where a request
 * breaks several rules, the wire log names the others.
 *
 * Source: https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export const CHECKS: readonly Check[] = [
  ...PATH_CHECKS,
  ...TOKEN_CHECKS,
  ...HEADER_CHECKS,
  ...TARGET_CHECKS,
]
