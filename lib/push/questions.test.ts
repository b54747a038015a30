import { describe, expect, test } from 'vitest'
import { findings, lint } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/registry'
import type { PushDraft } from './draft'
import { EXAMPLE_NOW, exampleBackground, exampleDraft, exampleVoip } from './example-draft'
import { exampleAnswer } from './example-outcome'
import { explainOutcome } from './explain'

/** Everything the page says of a composed push, or of its answer. */
const ofDraft = (draft: PushDraft) =>
  findings(lint(pushRequestRules, draft)).map(
    (finding) => `${finding.code} ${finding.level}: ${finding.message} ${finding.fix}`,
  )
const ofOutcome = (draft: PushDraft, ...answer: Parameters<typeof exampleAnswer>) => {
  const said = explainOutcome(exampleAnswer(...answer), draft)
  const { headline, sentence, findings: possible } = said
  const found = [...said.certain.map(({ finding }) => finding), ...possible]
  return [
    headline,
    sentence,
    ...found.map((finding) => `${finding.code} ${finding.message} ${finding.fix}`),
  ].join('\n')
}
const codes = (draft: PushDraft) =>
  findings(lint(pushRequestRules, draft)).map((finding) =>
    finding.code.replace('push-request/', ''),
  )

describe('Wallet: APNs said success, and the device never fetches the updated pass', () => {
  const pass = { topic: 'pass.com.example.ticket', pushType: '' }

  test('a push to sandbox with an alert: both are named', () => {
    const draft = exampleDraft({
      ...pass,
      environment: 'sandbox',
      payload: { aps: { alert: 'Gate 7' } },
    })
    expect(codes(draft)).toEqual(expect.arrayContaining(['wallet-environment', 'wallet-payload']))
  })

  test('a push to production with {} is in order, and 200 is explained as the first step', () => {
    const draft = exampleDraft({ ...pass, environment: 'production', payload: {} })
    expect(codes(draft)).toEqual(['wallet-authentication'])
    const answer = ofOutcome(draft, 200, null, { environment: 'production' })
    expect(answer).toMatch(/passesUpdatedSince/)
    expect(answer).toMatch(/best-effort basis.*only one push waits/s)
  })
})

describe('A VoIP push with apns-expiration 0 arrived 20 to 30 seconds later, after flight mode', () => {
  const draft = exampleVoip({ expiration: { kind: 'now' } })

  test('0 is explained: it does not limit an attempt that has begun', () => {
    const said = ofDraft(draft).join('\n')
    expect(said).toMatch(/voip-expiration-now notice/)
    expect(said).toMatch(/no limit on how long that one attempt takes/)
    expect(said).toMatch(/ask your server on arrival whether the call is still ringing/)
  })

  test('a later alert push does not replace it: two topics are stored apart', () => {
    expect(ofOutcome(draft, 200, null)).toMatch(/VoIP and alert pushes are stored apart/)
  })

  test('a VoIP push that is stored gets a warning instead', () => {
    expect(codes(exampleVoip({ expiration: { kind: 'stored' } }))).toEqual([
      'voip-expiration-stored',
    ])
  })
})

describe('A content-available push after a VoIP push never wakes the app', () => {
  test.each<[string, PushDraft, string[]]>([
    [
      'sent as an alert',
      exampleDraft({ payload: { aps: { 'content-available': 1 } } }),
      ['alert-should-be-background'],
    ],
    ['sent with priority 10', exampleBackground({ priority: '10' }), ['background-priority-10']],
    [
      'sent without a priority, which means 10',
      exampleBackground({ priority: '' }),
      ['background-priority-10'],
    ],
    [
      'sent with an empty sound',
      exampleBackground({ payload: { aps: { 'content-available': 1, sound: '' } } }),
      ['background-other-keys'],
    ],
    [
      'sent to the VoIP topic',
      exampleBackground({ topic: 'com.example.app.voip' }),
      ['topic-suffix-other-type'],
    ],
    [
      'sent with true',
      exampleBackground({ payload: { aps: { 'content-available': true } } }),
      ['flag-not-one'],
    ],
  ])('%s', (_name, draft, expected) => {
    expect(codes(draft)).toEqual(expected)
  })

  test('sent as Apple asks: nothing to object to, and 200 is not delivery', () => {
    expect(codes(exampleBackground())).toEqual([])
    expect(ofOutcome(exampleBackground(), 200, null)).toMatch(/throttled|budget allow/)
    expect(ofOutcome(exampleBackground(), 200, null)).toMatch(/200 is not delivery/)
  })
})

describe('Is pretty-printed JSON the culprit?', () => {
  const pretty = (length: number) =>
    JSON.stringify({ aps: { alert: { title: 'Hello', body: 'x'.repeat(length) } } }, null, 4)

  test('no: white space is legal', () => {
    expect(codes(exampleDraft({ payload: pretty(20) }))).toEqual([])
  })

  test('it counts towards the limit, and near the limit the page says how much of it there is', () => {
    const said = ofDraft(exampleDraft({ payload: pretty(3800) })).join('\n')
    expect(said).toMatch(
      /payload-near-limit notice: 3,\d{3} bytes of 4,096 bytes\. \d+ bytes of them are white space, which is allowed but counts/,
    )
  })

  test('over the limit, the page says when it fits without its white space', () => {
    const lists = { aps: { alert: 'Hello' }, rows: Array.from({ length: 300 }, () => 7) }
    const said = ofDraft(exampleDraft({ payload: JSON.stringify(lists, null, 20) })).join('\n')
    expect(said).toMatch(
      /payload-too-large error: .*Without its white space \([\d,]+ bytes\) it fits\./,
    )
  })
})

describe('PushKit’s handler is not called in the background', () => {
  test.each<[string, PushDraft, string[]]>([
    [
      'the topic has no suffix',
      exampleVoip({ topic: 'com.example.app' }),
      ['topic-suffix-missing'],
    ],
    [
      'the push type is alert',
      exampleVoip({ pushType: 'alert', payload: { aps: { alert: 'Call' } } }),
      ['topic-suffix-other-type'],
    ],
    ['the priority is 5', exampleVoip({ priority: '5' }), ['voip-priority']],
  ])('%s', (_name, draft, expected) => {
    expect(codes(draft)).toEqual(expected)
  })

  test('the alert token was used: the answer says which API gives the right one', () => {
    expect(ofOutcome(exampleVoip(), 400, 'DeviceTokenNotForTopic')).toMatch(/PKPushRegistry/)
    expect(ofDraft(exampleVoip({ topic: 'com.example.app' })).join()).toMatch(
      /differs from the alert token/,
    )
  })

  test('accepted: the app has to report a call', () => {
    expect(ofOutcome(exampleVoip(), 200, null)).toMatch(/does not report a call to CallKit/)
  })
})

describe('Location pushes stopped after an app transfer', () => {
  const location = { pushType: 'location', payload: { aps: {} } }

  test('the topic needs .location-query', () => {
    expect(codes(exampleDraft(location))).toContain('topic-suffix-missing')
    expect(ofDraft(exampleDraft(location)).join()).toMatch(/com\.example\.app\.location-query/)
  })

  test('accepted: the entitlement belongs to the team', () => {
    const draft = exampleDraft({ ...location, topic: 'com.example.app.location-query' })
    expect(codes(draft)).toEqual([])
    expect(ofOutcome(draft, 200, null)).toMatch(
      /entitlement, which belongs to a team: after an app transfer the new team/,
    )
  })
})

describe('Team-scoped and topic-specific keys', () => {
  test.each(['BadEnvironmentKeyIdInToken', 'BadEnvironmentKeyInToken'])(
    '%s: the key is for the other environment',
    (reason) => {
      const said = ofOutcome(exampleDraft(), 403, reason)
      expect(said).toContain(`403 ${reason}`)
      expect(said).toMatch(/Sandbox only, for Production only, or, if they are older, for both/)
      expect(said).toMatch(/create a key for sandbox/)
    },
  )

  test('UnrelatedKeyIdInToken: the first push binds a connection', () => {
    expect(ofOutcome(exampleDraft(), 403, 'UnrelatedKeyIdInToken')).toMatch(
      /first push on a connection binds it.*one connection for each key/s,
    )
  })

  test('TopicDisallowed: the key may not be for this topic', () => {
    expect(ofOutcome(exampleDraft(), 400, 'TopicDisallowed')).toMatch(
      /topic-specific and this topic is not on its list/,
    )
  })
})

describe('200 for an app that was uninstalled, where 410 was expected', () => {
  test('200: it comes for removed apps too, for a while', () => {
    const said = ofOutcome(exampleDraft(), 200, null)
    expect(said).toMatch(/keeps answering 200 for a while/)
    expect(said).toMatch(/Keep sending until a 410 comes/)
  })

  test('410: it speaks of the token, and its milliseconds are shown as a date', () => {
    const said = ofOutcome(exampleDraft(), 410, 'Unregistered', { timestamp: EXAMPLE_NOW })
    expect(said).toMatch(/2026-01-15 12:00:00 UTC \(1768478400000, in milliseconds\)/)
    expect(said).toMatch(/is about the token, not the app/)
  })
})
