import { API } from '@/lib/apple/api-sources'
import { APP_STORE_ERRORS, type AppStoreError, errorPage } from '@/lib/apple/app-store-errors'
import { type AnyRule, defineRule, type RuleCode } from '../rule'
import { type ApiAnswer, serverAnswer } from './subject'

/** `4040010` ↔ `api-response/app-store-4040010`. */
export function appStoreErrorCode(code: number): RuleCode {
  return `api-response/app-store-${code}`
}

/** One rule for every row of Apple's table of errors: a new error is a row there and nothing here. */
export const appStoreErrorRules: readonly AnyRule<ApiAnswer>[] = APP_STORE_ERRORS.map(errorRule)

interface Args {
  code: number
  name: string
  came: string
  retryable: boolean
}

function errorRule(row: AppStoreError): AnyRule<ApiAnswer> {
  return defineRule<ApiAnswer, Args>({
    code: appStoreErrorCode(row.code),
    level: 'error',
    title: row.title,
    cause: row.cause,
    fix: row.fix,
    see: [errorPage(row), API.errors],
    check: ({ api, body }) => {
      if (api !== 'app-store-server' || typeof body?.errorCode !== 'number') return 'not-applicable'
      if (body.errorCode !== row.code) return 'pass'
      const came = typeof body.errorMessage === 'string' ? body.errorMessage.trim() : ''
      const { code, name, retryable } = row
      return { at: 'errorCode', args: { code, name, came, retryable } }
    },
    message: ({ code, name, came, retryable }) =>
      `The App Store Server API answered ${code} (${name})${quoted(came)} ${row.cause} ${
        retryable
          ? 'The same request may work later.'
          : 'The same request will get the same answer.'
      }`,
    examples: () => ({
      bad: [serverAnswer({ errorCode: row.code, errorMessage: row.message ?? '' })],
      good: [
        serverAnswer({ errorCode: 9_990_000, errorMessage: 'Unknown error.' }),
        serverAnswer({ signedTransactionInfo: 'a.b.c' }, 200),
      ],
    }),
  })
}

/** `: “Transaction id not found.”`, or a full stop where no message came. */
function quoted(message: string): string {
  return message === '' ? '.' : `: “${message}”`
}
