import type { Sample } from '../decoder'
import signed from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { samples } = signed

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A transaction history',
    text: samples.history,
    trust,
    verdict: 'unverified',
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/historyresponse',
  },
  {
    name: 'A history with a changed transaction',
    text: samples.tampered,
    trust,
    verdict: 'invalid',
    from: 'made: the last four characters of a signature were changed',
  },
  {
    name: 'Statuses of a subscription',
    text: samples.statuses,
    trust,
    verdict: 'unverified',
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/statusresponse',
  },
  {
    name: 'Transaction info',
    text: samples.info,
    trust,
    verdict: 'unverified',
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/transactioninforesponse',
  },
  {
    name: 'An order',
    text: samples.order,
    trust,
    verdict: 'unverified',
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/orderlookupresponse',
  },
  {
    name: 'Notification history with two failed attempts',
    text: samples.notifications,
    trust,
    verdict: 'unverified',
    findings: ['api-response/attempts-failed'],
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/notificationhistoryresponse',
  },
  {
    name: 'A test notification that did not arrive',
    text: samples.test,
    trust,
    verdict: 'unverified',
    findings: ['api-response/attempts-failed'],
    from: 'made after https://developer.apple.com/documentation/appstoreserverapi/checktestnotificationresponse',
  },
  {
    name: 'A transaction of the other environment',
    text: '{"errorCode":4040010,"errorMessage":"Transaction id not found."}',
    verdict: 'invalid',
    findings: ['api-response/app-store-4040010'],
    from: 'https://github.com/apple/app-store-server-library-node/issues/31',
  },
  {
    name: 'Too many requests',
    text: 'HTTP/1.1 429 Too Many Requests\nRetry-After: 1768478400000\nContent-Type: application/json\n\n{"errorCode":4290000,"errorMessage":"Rate limit exceeded."}',
    verdict: 'invalid',
    findings: ['api-response/app-store-4290000', 'api-response/retry-after-milliseconds'],
    from: 'https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits',
  },
  {
    name: 'A 401 without a body',
    text: 'HTTP/1.1 401 Unauthorized\nServer: daiquiri/5\nContent-Length: 0\n',
    verdict: 'invalid',
    findings: ['api-response/unauthorized'],
    from: 'https://github.com/apple/app-store-server-library-node/issues/60',
  },
  {
    name: 'A code not yet known',
    text: '{"errorCode":9990000,"errorMessage":"Testing error."}',
    verdict: 'invalid',
    findings: ['api-response/app-store-unknown-code'],
    from: 'https://github.com/apple/app-store-server-library-node has it in its tests',
  },
]
