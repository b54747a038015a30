import { describe, expect, it, test } from 'vitest'
import { APNS_HEADERS } from './apns-headers'
import { APNS_REASONS, explainReason, findReason, NOT_APNS_REASONS } from './apns-reasons'
import { ALERT_KEYS, APS_KEYS, alertKeyMeant, apsKeyMeant, SOUND_KEYS } from './payload-keys'
import { findPushType, PUSH_TYPES, payloadLimit } from './push-types'
import { readTopic, topicFor } from './topic'

const HTTPS = /^https:\/\/[a-z0-9.-]+\.[a-z]+\//

/** Apple's list, read on the page "Handling notification responses from APNs". */
const DOCUMENTED: [number, string][] = [
  ...[
    'BadCollapseId',
    'BadDeviceToken',
    'BadExpirationDate',
    'BadMessageId',
    'BadPriority',
    'BadTopic',
  ].map((reason): [number, string] => [400, reason]),
  ...[
    'DeviceTokenNotForTopic',
    'DuplicateHeaders',
    'IdleTimeout',
    'InvalidPushType',
    'MissingDeviceToken',
  ].map((reason): [number, string] => [400, reason]),
  ...['MissingTopic', 'PayloadEmpty', 'TopicDisallowed'].map((reason): [number, string] => [
    400,
    reason,
  ]),
  ...[
    'BadCertificate',
    'BadCertificateEnvironment',
    'ExpiredProviderToken',
    'Forbidden',
    'InvalidProviderToken',
  ].map((reason): [number, string] => [403, reason]),
  ...['MissingProviderToken', 'UnrelatedKeyIdInToken', 'BadEnvironmentKeyIdInToken'].map(
    (reason): [number, string] => [403, reason],
  ),
  [404, 'BadPath'],
  [405, 'MethodNotAllowed'],
  [410, 'ExpiredToken'],
  [410, 'Unregistered'],
  [413, 'PayloadTooLarge'],
  [429, 'TooManyProviderTokenUpdates'],
  [429, 'TooManyRequests'],
  [500, 'InternalServerError'],
  [503, 'ServiceUnavailable'],
  [503, 'Shutdown'],
]

describe('reasons', () => {
  it('has a row for every documented reason and no other', () => {
    expect(APNS_REASONS.map((row) => `${row.status} ${row.reason}`).sort()).toEqual(
      DOCUMENTED.map((pair) => pair.join(' ')).sort(),
    )
  })

  test.each(APNS_REASONS.map((row) => [row.reason, row] as const))(
    '%s is told completely',
    (_reason, row) => {
      expect(row.causes.every((cause) => /\.$/.test(cause))).toBe(true)
      expect(row.fix).toMatch(/\.$/)
      expect(row.see.every((source) => HTTPS.test(source))).toBe(true)
      expect(explainReason(row.status, row.reason)).toEqual({
        kind: 'known',
        row,
        statusDiffers: false,
      })
    },
  )

  it('never advises to repeat what Apple says not to retry', () => {
    // https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
    const never = APNS_REASONS.filter((row) => row.retry === 'never').map((row) => row.reason)
    expect(never.sort()).toEqual([
      'BadDeviceToken',
      'DeviceTokenNotForTopic',
      'ExpiredToken',
      'Forbidden',
      'PayloadTooLarge',
      'Unregistered',
    ])
  })

  it('waits 15 minutes after every 5xx', () => {
    for (const row of APNS_REASONS.filter(({ status }) => status >= 500))
      expect(row.retry).toBe('after-15-minutes')
  })

  test.each([
    ['BadEnvironmentKeyInToken', 'BadEnvironmentKeyIdInToken'],
    ['Service Unavailable', 'ServiceUnavailable'],
  ])('knows %s as %s', (spelled, reason) => {
    expect(findReason(spelled)?.reason).toBe(reason)
  })

  it('says when a reason came with another status', () => {
    expect(explainReason(400, 'PayloadTooLarge')).toMatchObject({
      kind: 'known',
      statusDiffers: true,
    })
  })

  it('shows an unknown reason as it came, and knows whose words are not Apple’s', () => {
    expect(explainReason(400, 'NewInAutumn')).toMatchObject({
      kind: 'unknown',
      title: 'Unknown reason: 400 "NewInAutumn"',
    })
    expect(explainReason(418, null)).toMatchObject({ kind: 'unknown' })
    expect(explainReason(400, '__proto__')).toMatchObject({ kind: 'unknown' })
    for (const row of NOT_APNS_REASONS)
      expect(explainReason(row.status ?? 400, row.reason)).toMatchObject({
        kind: 'not-apns',
        about: row.about,
      })
    expect(explainReason(401, 'InvalidProviderToken')).toMatchObject({
      kind: 'known',
      statusDiffers: true,
    })
  })
})

describe('push types', () => {
  /** Apple's list and suffixes, read on the page "Sending notification requests to APNs". */
  test.each([
    ['alert', ''],
    ['background', ''],
    ['complication', '.complication'],
    ['controls', '.push-type.controls'],
    ['fileprovider', '.pushkit.fileprovider'],
    ['liveactivity', '.push-type.liveactivity'],
    ['location', '.location-query'],
    ['mdm', null],
    ['pushtotalk', '.voip-ptt'],
    ['voip', '.voip'],
    ['widgets', '.push-type.widgets'],
  ])('%s has the suffix %j', (type, suffix) => {
    const row = findPushType(type)
    expect(row?.topicSuffix).toBe(suffix)
    expect(payloadLimit(type)).toBe(type === 'voip' ? 5120 : 4096)
    expect(row?.sources.every((source) => HTTPS.test(source))).toBe(true)
    expect(row?.notes.every((fact) => HTTPS.test(fact.source) && fact.text.endsWith('.'))).toBe(
      true,
    )
  })

  it('has eleven, each with a topic of its own form', () => {
    expect(PUSH_TYPES).toHaveLength(11)
    for (const row of PUSH_TYPES) {
      if (row.topicSuffix)
        expect(readTopic(row.topicExample)).toEqual({ base: 'com.example.app', suffixes: [row] })
      expect(row.priority?.recommended ?? '10').toSatisfy(
        (value) => row.priority?.allowed.includes(value) ?? true,
      )
    }
  })

  test.each([
    ['com.example.app', 'voip', 'com.example.app.voip'],
    ['com.example.app.voip', 'alert', 'com.example.app'],
    ['com.example.app.voip.voip', 'voip', 'com.example.app.voip'],
    ['com.example.app.voip', 'widgets', 'com.example.app.push-type.widgets'],
    ['.voip', 'voip', '.voip.voip'],
    ['com.example.app', 'mdm', null],
  ])('%s for %s is %j', (topic, type, wanted) => {
    const row = findPushType(type)
    expect(row && topicFor(topic, row)).toBe(wanted)
  })

  it('gives a type that Apple adds later the general limit', () => {
    expect([findPushType('new'), payloadLimit('new')]).toEqual([null, 4096])
  })
})

describe('headers and keys', () => {
  it('names only documented reasons', () => {
    for (const header of APNS_HEADERS) {
      expect(header.source).toMatch(HTTPS)
      for (const reason of header.reasons) expect(findReason(reason)?.reason).toBe(reason)
    }
  })

  it('has each key once, with a sentence and a source', () => {
    for (const keys of [APS_KEYS, ALERT_KEYS, SOUND_KEYS]) {
      expect(new Set(keys.map((row) => row.key)).size).toBe(keys.length)
      for (const row of keys)
        expect(row).toMatchObject({
          about: expect.stringMatching(/\.$/),
          source: expect.stringMatching(HTTPS),
        })
    }
  })

  test.each([
    ['content_available', 'content-available'],
    ['contentAvailable', 'content-available'],
    ['Content-Available', 'content-available'],
    ['threadId', 'thread-id'],
    ['Badge', 'badge'],
    ['content-available', null],
    ['order', null],
    ['__proto__', null],
    ['constructor', null],
  ])('%s means %j', (given, meant) => {
    expect(apsKeyMeant(given)).toBe(meant)
  })

  it('knows the keys of alert', () => {
    expect([alertKeyMeant('titleLocKey'), alertKeyMeant('body'), alertKeyMeant('message')]).toEqual(
      ['title-loc-key', null, null],
    )
  })
})
