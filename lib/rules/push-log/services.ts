import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { exampleLog, type RequestLog } from './subject'

const storeLog = (host: string, path: string, method = 'GET'): RequestLog =>
  exampleLog({ service: 'app-store-server', method, url: { host, path }, body: null })
const connectLog = (path: string, body: string | null = null): RequestLog =>
  exampleLog({
    service: 'app-store-connect',
    url: { host: 'api.appstoreconnect.apple.com', path },
    body,
  })

export const priceSchedules = defineRule<RequestLog, { where: 'path' | 'type' }>({
  code: 'push-log/price-schedules-path',
  level: 'error',
  title: 'There is no inAppPriceSchedules',
  cause:
    'The path and the type are inAppPurchasePriceSchedules; without “Purchase”, App Store Connect answers 404.',
  fix: 'POST to https://api.appstoreconnect.apple.com/v1/inAppPurchasePriceSchedules, with "type": "inAppPurchasePriceSchedules" in data.',
  see: [API.priceSchedules],
  check: (log) => {
    if (log.service !== 'app-store-connect') return 'not-applicable'
    if (/\/inAppPriceSchedules?\b/i.test(log.address?.path ?? ''))
      return { at: 'path', args: { where: 'path' } }
    return /"inAppPriceSchedules?"/i.test(log.body ?? '')
      ? { at: 'payload', args: { where: 'type' } }
      : 'pass'
  },
  message: ({ where }) =>
    where === 'path'
      ? 'The path says inAppPriceSchedules.'
      : 'The body has the type inAppPriceSchedules.',
  examples: () => ({
    bad: [
      connectLog('/v1/inAppPriceSchedules'),
      connectLog('/v1/inAppPurchasePriceSchedules', '{"data":{"type":"inAppPriceSchedules"}}'),
    ],
    good: [connectLog('/v1/inAppPurchasePriceSchedules')],
  }),
})

/** A value out of a list of Apple’s, such as that of `capabilityType`; names may have what they like. */
const SPACED_WORD =
  /"(?:\w{0,40}[tT]ype|platform)"\s{0,9}:\s{0,9}"(\s{1,9}[A-Z][A-Z_0-9]{2,80}\s{0,9}|[A-Z][A-Z_0-9]{2,80}\s{1,9})"/

export const spacedBodyValue = defineRule<RequestLog, { value: string }>({
  code: 'push-log/spaced-value',
  level: 'error',
  title: 'A word in the body has a space before or after it',
  cause: 'The space came from copying; App Store Connect compares such words letter by letter.',
  fix: 'Remove the space from the body.',
  see: [API.connectErrors],
  check: (log) => {
    if (log.service !== 'app-store-connect' || log.body === null) return 'not-applicable'
    const value = SPACED_WORD.exec(log.body.slice(0, 100_000))?.[1]
    return value === undefined ? 'pass' : { at: 'payload', args: { value } }
  },
  message: ({ value }) =>
    `The body has ${JSON.stringify(value)}, where ${JSON.stringify(value.trim())} is meant.`,
  examples: () => ({
    bad: [
      connectLog(
        '/v1/bundleIdCapabilities',
        '{"data":{"attributes":{"capabilityType":" IN_APP_PASS_PROVISIONING"}}}',
      ),
    ],
    good: [connectLog('/v1/bundleIds', '{"data":{"attributes":{"name":" APP","platform":"IOS"}}}')],
  }),
})

export const orderInSandbox = defineRule<RequestLog, Record<string, never>>({
  code: 'push-log/order-in-sandbox',
  level: 'error',
  title: 'The sandbox has no lookup of order IDs',
  cause: 'Only production has orders with an ID: nobody pays in the sandbox.',
  fix: 'Use api.storekit.apple.com, or a transaction ID in the sandbox.',
  see: [API.order],
  check: ({ service, address }) => {
    if (service !== 'app-store-server' || !address) return 'not-applicable'
    const asked = address.host.includes('sandbox') && address.path.startsWith('/inApps/v1/lookup/')
    return asked ? { at: 'path', args: {} } : 'pass'
  },
  message: () => 'The request looks up an order ID on the sandbox host.',
  examples: () => ({
    bad: [storeLog('api.storekit-sandbox.apple.com', '/inApps/v1/lookup/MABC123')],
    good: [storeLog('api.storekit.apple.com', '/inApps/v1/lookup/MABC123')],
  }),
})

export const historyVersion1 = defineRule<RequestLog, Record<string, never>>({
  code: 'push-log/history-v1',
  level: 'warning',
  title: 'The first version of the transaction history leaves things out',
  cause:
    'Version 1 is deprecated and leaves out finished consumables; libraries may still default to it.',
  fix: 'Use /inApps/v2/history/ with the same ID.',
  see: [API.history],
  check: ({ service, address }) => {
    if (service !== 'app-store-server' || !address) return 'not-applicable'
    return address.path.startsWith('/inApps/v1/history/') ? { at: 'path', args: {} } : 'pass'
  },
  message: () => 'The request goes to /inApps/v1/history/.',
  examples: () => ({
    bad: [storeLog('api.storekit.apple.com', '/inApps/v1/history/2000000100000001')],
    good: [storeLog('api.storekit.apple.com', '/inApps/v2/history/2000000100000001')],
  }),
})
