import 'server-only'
import type { Row } from './reason-row'

/** https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export const HEADER_ROWS: readonly Row[] = [
  { reason: 'MethodNotAllowed', name: 'GET', change: () => ({ method: 'GET' }) },
  { reason: 'MethodNotAllowed', name: 'PUT', change: () => ({ method: 'PUT' }) },
  { reason: 'BadPath', name: 'another path', change: () => ({ path: '/3/devices/ab' }) },
  { reason: 'BadPath', name: 'the root', change: () => ({ path: '/' }) },
  {
    reason: 'BadPath',
    name: 'something after the token',
    change: ({ device }) => ({ path: `/3/device/${device.app.tokens.alert}/x` }),
  },
  { reason: 'MissingDeviceToken', name: 'nothing there', change: () => ({ path: '/3/device/' }) },
  { reason: 'MissingDeviceToken', name: 'no slash either', change: () => ({ path: '/3/device' }) },
  {
    reason: 'DuplicateHeaders',
    name: 'apns-id twice',
    change: () => ({
      headers: {
        'apns-id': ['e77e9c5b-3a1a-4b8e-9b0a-000000000001', 'e77e9c5b-3a1a-4b8e-9b0a-000000000001'],
      },
    }),
  },
  {
    reason: 'DuplicateHeaders',
    name: 'apns-topic twice',
    change: ({ device }) => ({
      headers: { 'apns-topic': [device.app.bundleId, device.app.bundleId] },
    }),
  },
  {
    reason: 'BadMessageId',
    name: 'not a UUID',
    change: () => ({ headers: { 'apns-id': 'nr-1' } }),
  },
  {
    reason: 'BadExpirationDate',
    name: 'a date in words',
    change: () => ({ headers: { 'apns-expiration': 'tomorrow' } }),
  },
  {
    reason: 'BadExpirationDate',
    name: 'a negative number',
    change: () => ({ headers: { 'apns-expiration': '-1' } }),
  },
  { reason: 'BadPriority', name: '7', change: () => ({ headers: { 'apns-priority': '7' } }) },
  {
    reason: 'BadPriority',
    name: 'background with 10',
    change: () => ({
      headers: { 'apns-priority': '10', 'apns-push-type': 'background' },
      body: '{"aps":{"content-available":1}}',
    }),
  },
  {
    reason: 'BadCollapseId',
    name: '65 bytes',
    change: () => ({ headers: { 'apns-collapse-id': 'c'.repeat(65) } }),
  },
  {
    reason: 'InvalidPushType',
    name: 'an unknown one',
    change: () => ({ headers: { 'apns-push-type': 'shout' } }),
  },
  {
    reason: 'InvalidPushType',
    // https://github.com/Pr0Ger/PyAPNs2/issues/87
    name: 'alert with a voip topic',
    also: 'DeviceTokenNotForTopic',
    change: ({ device }) => ({ headers: { 'apns-topic': `${device.app.bundleId}.voip` } }),
  },
  {
    reason: 'MissingTopic',
    name: 'no topic',
    change: () => ({ headers: { 'apns-topic': undefined } }),
  },
  {
    reason: 'BadTopic',
    name: 'a topic with a space',
    change: () => ({ headers: { 'apns-topic': 'com.example my app' } }),
  },
]
