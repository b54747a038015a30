import { API } from '@/lib/apple/api-sources'
import {
  CONNECT_ERRORS,
  type ConnectErrorFamily,
  findConnectError,
} from '@/lib/apple/connect-errors'
import { type AnyRule, defineRule, type RuleCode } from '../rule'
import { type ApiAnswer, type ConnectError, connectAnswer, connectErrors } from './subject'

interface Args {
  errors: readonly ConnectError[]
}

/** `ENTITY_ERROR.ATTRIBUTE.TYPE` ↔ `api-response/connect-entity-error-attribute-type`. */
function familyCode(prefix: string): RuleCode {
  return `api-response/connect-${prefix.toLowerCase().replaceAll(/[._]/g, '-')}`
}

/** One rule for every family of codes: a new family is a row of the table and nothing here. */
export const connectErrorRules: readonly AnyRule<ApiAnswer>[] = CONNECT_ERRORS.map(familyRule)

function familyRule(row: ConnectErrorFamily): AnyRule<ApiAnswer> {
  return defineRule<ApiAnswer, Args>({
    code: familyCode(row.prefix),
    level: 'error',
    title: row.title,
    cause: row.cause,
    fix: row.fix,
    see: row.see,
    check: (answer) => found(answer, (code) => findConnectError(code) === row),
    message: ({ errors }) => `${errors.map(said).join(' ')} ${row.cause}`,
    examples: () => ({
      bad: [
        connectAnswer([
          {
            status: '409',
            code: row.prefix,
            title: 'The request was not accepted.',
            detail: 'Its details.',
            source: { pointer: '/data/attributes/platform' },
          },
        ]),
      ],
      good: [connectAnswer([{ code: 'SOMETHING_NEW' }]), connectAnswer([])],
    }),
  })
}

export const unknownConnectError = defineRule<ApiAnswer, Args>({
  code: 'api-response/connect-unknown-code',
  level: 'error',
  title: 'An App Store Connect error that Assay does not know',
  cause: 'Apple adds codes; the part before the first dot names the family.',
  fix: 'Read title and detail, and fix the place that source names.',
  see: [API.connectErrors],
  check: (answer) => found(answer, (code) => findConnectError(code) === null),
  message: ({ errors }) => errors.map(said).join(' '),
  examples: () => ({
    bad: [
      connectAnswer([{ status: '418', code: 'SOMETHING_NEW', title: 'New', detail: 'It is new.' }]),
      connectAnswer([{}]),
    ],
    good: [connectAnswer([{ code: 'NOT_FOUND' }]), connectAnswer([])],
  }),
})

/** The errors that a rule speaks of, and the place of the first. */
function found(answer: ApiAnswer, mine: (code: string) => boolean) {
  const errors = connectErrors(answer).filter(({ code }) => mine(code))
  const [first] = errors
  if (!first) return answer.api === 'app-store-connect' ? 'pass' : 'not-applicable'
  const at = placeOf(first)
  return { ...(at === '' ? {} : { at }), args: { errors } }
}

const placeOf = ({ pointer, parameter }: ConnectError): string => pointer || parameter

/** One error in one or two sentences, as it came. */
function said(error: ConnectError): string {
  const place = placeOf(error)
  const head = [error.status, error.code].filter(Boolean).join(' ') || 'An error without a code'
  const words = sentence(error.detail) || sentence(error.title)
  return `${head}${place === '' ? '' : ` at ${place}`}${words === '' ? '.' : `: ${words}`}`
}

function sentence(text: string): string {
  const trimmed = text.trim().replaceAll('!', '.')
  return trimmed === '' || /[.…?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
