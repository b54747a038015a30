import type { Sample } from '../decoder'

const NAMES =
  'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns'

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A token of the other environment',
    text: '{"reason":"BadDeviceToken"}',
    verdict: 'invalid',
    findings: ['apns-reason/bad-device-token'],
    from: NAMES,
  },
  {
    name: 'An app that was removed',
    text: 'HTTP/2 410\napns-id: 7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07\n\n{"reason":"Unregistered","timestamp":1768478400000}',
    verdict: 'invalid',
    findings: ['apns-reason/unregistered'],
    from: 'Question: when 410 comes for an app that was uninstalled, and what its timestamp is',
  },
  {
    name: 'A 200 for an app that was removed',
    text: 'HTTP/2 200\napns-id: 7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07\n',
    verdict: 'unverified',
    findings: ['outcome/accepted-uninstalled'],
    from: 'Question: 200 for an app that was uninstalled, where 410 was expected',
  },
  {
    name: 'A key of the other environment',
    text: '{"reason":"BadEnvironmentKeyInToken"}',
    verdict: 'invalid',
    findings: ['apns-reason/bad-environment-key-id-in-token'],
    from: 'Question: team-scoped and topic-specific keys; https://github.com/kylebrowning/APNSwift/pull/229 has this spelling',
  },
  {
    name: 'Two keys on one connection',
    text: '403 {"reason":"UnrelatedKeyIdInToken"}',
    verdict: 'invalid',
    findings: ['apns-reason/unrelated-key-id-in-token'],
    from: 'Question: what binds a connection to a key',
  },
  {
    name: 'An answer of something in between',
    text: '{"reason":"NotRegistered"}',
    verdict: 'invalid',
    findings: ['api-response/not-apns'],
    from: 'made: Firebase’s word',
  },
]
