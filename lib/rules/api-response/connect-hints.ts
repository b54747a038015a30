import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { type ApiAnswer, connectAnswer, connectErrors, headerValue } from './subject'

/** Texts in quotation marks; the mark of an elision (`isn't`) opens none. */
const QUOTED = /(?<!\w)(['"])([^'"\n]{1,200})\1/g

/** A quoted value that begins or ends with white space: `' IN_APP_PASS_PROVISIONING'`. */
function spaced(detail: string): string | undefined {
  const values = [...detail.slice(0, 2_000).matchAll(QUOTED)].map((quote) => quote[2] ?? '')
  return values.find((value) => value !== value.trim() && value.trim() !== '')
}

export const spacedValue = defineRule<ApiAnswer, { value: string; place: string }>({
  code: 'api-response/connect-spaced-value',
  level: 'error',
  title: 'A value has a space before or after it',
  cause: 'The space came from copying, and App Store Connect compares values letter by letter.',
  fix: 'Remove the space from the request’s body and send it again.',
  see: [API.connectErrors, API.bundleIdCapabilities],
  check: (answer) => {
    const errors = connectErrors(answer)
    for (const { detail, pointer } of errors) {
      const value = spaced(detail)
      if (value !== undefined) return { at: pointer || 'detail', args: { value, place: pointer } }
    }
    return errors.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ value, place }) =>
    `The value${place === '' ? '' : ` at ${place}`} is ${JSON.stringify(value)}, with ${/^\s/.test(value) ? 'a space in front' : 'a space at the end'}. Without it the value is ${JSON.stringify(value.trim())}.`,
  examples: () => ({
    bad: [
      connectAnswer([
        {
          status: '409',
          code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
          detail:
            "' IN_APP_PASS_PROVISIONING' is not a valid value for the attribute 'capabilityType'.",
          source: { pointer: '/data/attributes/capabilityType' },
        },
      ]),
      connectAnswer([{ code: 'ENTITY_ERROR.ATTRIBUTE.TYPE', detail: 'Not valid: "IOS ".' }]),
    ],
    good: [
      connectAnswer([{ code: 'ENTITY_ERROR.ATTRIBUTE.TYPE', detail: "'UNIVERSAL' is not valid." }]),
    ],
  }),
})

/** The forum's case: POST /v1/inAppPriceSchedules answers 404. */
export const priceSchedulePath = defineRule<ApiAnswer, { came: string }>({
  code: 'api-response/connect-price-schedule-path',
  level: 'error',
  title: 'The resource is called inAppPurchasePriceSchedules',
  cause: 'The path and the type both have the word Purchase in them; without it nothing is found.',
  fix: 'POST to /v1/inAppPurchasePriceSchedules, with "type": "inAppPurchasePriceSchedules" in data.',
  see: [API.priceSchedules],
  check: (answer) => {
    const errors = connectErrors(answer)
    for (const error of errors) {
      const came = /inAppPriceSchedules?/i.exec(`${error.detail} ${error.pointer}`)?.[0]
      if (came !== undefined) return { args: { came } }
    }
    return errors.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ came }) =>
    `The answer mentions ${came}, but the API has inAppPurchasePriceSchedules.`,
  examples: () => ({
    bad: [
      connectAnswer([
        {
          status: '404',
          code: 'PATH_ERROR',
          detail: "The resource 'v1/inAppPriceSchedules' does not exist",
        },
      ]),
    ],
    good: [connectAnswer([{ code: 'NOT_FOUND', detail: 'There is no resource of type apps.' }])],
  }),
})

const LIMIT = /user-hour-lim:(\d{1,9})/
const LEFT = /user-hour-rem:(-?\d{1,9})/

export const connectRateLimit = defineRule<ApiAnswer, { limit: number; left: number }>({
  code: 'api-response/connect-rate-limit',
  level: 'notice',
  title: 'How many requests the hour has left',
  cause: 'X-Rate-Limit counts the requests of one key over a rolling hour.',
  fix: 'Slow down before none are left; after that you get 429 until older requests are an hour old.',
  see: [API.connectRateLimits],
  check: (answer) => {
    const raw = answer.api === 'app-store-connect' ? headerValue(answer, 'x-rate-limit') : null
    const limit = LIMIT.exec(raw ?? '')?.[1]
    const left = LEFT.exec(raw ?? '')?.[1]
    if (limit === undefined || left === undefined) return 'not-applicable'
    return { at: 'x-rate-limit', args: { limit: Number(limit), left: Number(left) } }
  },
  message: ({ limit, left }) => `${left} of ${limit} requests are left in this rolling hour.`,
  examples: () => ({
    bad: [connectAnswer([], 200, [['x-rate-limit', 'user-hour-lim:3500;user-hour-rem:500;']])],
    good: [connectAnswer([], 200)],
  }),
})
