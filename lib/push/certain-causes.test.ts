import { describe, expect, test } from 'vitest'
import type { Attempt } from './attempt'
import type { CertainCause } from './certain-causes'
import type { PushDraft } from './draft'
import { evidenceOf } from './evidence'
import { EXAMPLE_KEY, EXAMPLE_NOW, EXAMPLE_TOKEN, exampleDraft } from './example-draft'
import { exampleAnswer } from './example-outcome'
import { explainOutcome } from './explain'
import type { SigningKey } from './request'

const OTHER_KEY = { id: 'other', keyId: 'ZZZ999ZZZ9', teamId: 'TEAM456789' }
const HELD = [EXAMPLE_KEY, OTHER_KEY]

/** A push that was accepted before. */
function sent(draft: PushDraft): Attempt {
  const { request } = draft
  return {
    id: 'a',
    request,
    apnsId: 'b',
    startedAt: EXAMPLE_NOW,
    findings: [],
    outcome: exampleAnswer(200, null, { environment: request.environment }),
  }
}

/** What is certain of a push that was refused, the accepted ones being known. */
function certain(
  reason: string,
  draft: PushDraft,
  before: readonly PushDraft[] = [],
  keys: readonly SigningKey[] = HELD,
): CertainCause[] {
  const { environment } = draft.request
  const evidence = evidenceOf(before.map(sent), [], keys)
  return explainOutcome(exampleAnswer(400, reason, { environment }), draft, evidence).certain
}

const production = exampleDraft({ environment: 'production' })

describe('the cause that is certain comes first, with what mends it', () => {
  test.each<[string, CertainCause[], string, RegExp, CertainCause['mend']]>([
    [
      'a token that the other environment accepted',
      certain('BadDeviceToken', exampleDraft(), [production]),
      'outcome/token-of-other-environment',
      /accepted at 2026-01-15 12:00:00 UTC \(Production\)/,
      { label: 'Switch to Production', change: { environment: 'production' } },
    ],
    [
      'a token that was cut',
      certain('BadDeviceToken', exampleDraft({ deviceToken: EXAMPLE_TOKEN.slice(0, 63) }), [
        exampleDraft(),
      ]),
      'outcome/damaged-token',
      /first 63 of the 64 digits/,
      { label: 'Use the whole token', change: { deviceToken: EXAMPLE_TOKEN } },
    ],
    [
      'a token that stands there twice',
      certain('BadDeviceToken', exampleDraft({ deviceToken: EXAMPLE_TOKEN.repeat(2) })),
      'outcome/damaged-token',
      /twice/,
      { label: 'Use it once', change: { deviceToken: EXAMPLE_TOKEN } },
    ],
    [
      'a token with something around its digits',
      certain('BadDeviceToken', exampleDraft({ deviceToken: `<${EXAMPLE_TOKEN}>` })),
      'push-request/device-token-data-description',
      /./,
      { label: 'Use its plain digits', change: { deviceToken: EXAMPLE_TOKEN } },
    ],
    [
      'a token that was accepted with another topic',
      certain('DeviceTokenNotForTopic', exampleDraft({ topic: 'com.example.other' }), [
        exampleDraft(),
      ]),
      'outcome/token-of-other-topic',
      /Its topic is com\.example\.app, with the push type alert/,
      {
        label: 'Use the topic com.example.app',
        change: { topic: 'com.example.app', pushType: 'alert' },
      },
    ],
    [
      'a topic that was accepted with another key',
      certain('TopicDisallowed', exampleDraft(), [exampleDraft({ key: OTHER_KEY })]),
      'outcome/topic-of-other-key',
      /with the key ZZZ999ZZZ9 of team TEAM456789\. This one was signed with ABC123DEFG/,
      { label: 'Use the key ZZZ999ZZZ9', change: { key: OTHER_KEY } },
    ],
    [
      'a topic of a key that is gone',
      certain('TopicDisallowed', exampleDraft(), [exampleDraft({ key: OTHER_KEY })], [EXAMPLE_KEY]),
      'outcome/topic-of-other-key',
      /./,
      { label: 'Add a .p8 key', href: '/keys' },
    ],
    [
      'a key whose IDs were changed',
      certain(
        'InvalidProviderToken',
        exampleDraft({ key: { ...EXAMPLE_KEY, teamId: 'WRONG12345' } }),
        [exampleDraft()],
      ),
      'outcome/key-of-other-ids',
      /Now they are ABC123DEFG and WRONG12345/,
      { label: 'Use the accepted IDs', change: { key: EXAMPLE_KEY } },
    ],
    [
      'a Key ID that was typed over',
      certain(
        'InvalidProviderToken',
        exampleDraft({ key: { ...EXAMPLE_KEY, keyId: 'WRONG12345' } }),
        [],
        [{ ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.keyId }],
      ),
      'outcome/key-id-typed-over',
      /added as ABC123DEFG.*signed as WRONG12345/,
      { label: 'Use the Key ID ABC123DEFG', change: { key: EXAMPLE_KEY } },
    ],
    [
      'two IDs that were exchanged, of a key that is kept with the right ones',
      certain(
        'InvalidProviderToken',
        exampleDraft({
          key: {
            id: EXAMPLE_KEY.id,
            keyId: EXAMPLE_KEY.teamId,
            teamId: EXAMPLE_KEY.keyId,
            fileKeyId: EXAMPLE_KEY.keyId,
          },
        }),
        [],
        [{ ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.keyId }],
      ),
      'push-request/key-id-and-team-id-swapped',
      /./,
      {
        label: 'Exchange the two',
        change: { key: { ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.keyId } },
      },
    ],
    [
      'a key whose file bears the Team ID',
      certain(
        'InvalidProviderToken',
        exampleDraft({ key: { ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.teamId } }),
      ),
      'push-request/key-id-and-team-id-swapped',
      /AuthKey_DEF123GHIJ/,
      {
        label: 'Exchange the two',
        change: {
          key: {
            ...EXAMPLE_KEY,
            keyId: EXAMPLE_KEY.teamId,
            teamId: EXAMPLE_KEY.keyId,
            fileKeyId: EXAMPLE_KEY.teamId,
          },
        },
      },
    ],
    [
      'a Team ID that is too short',
      certain('InvalidProviderToken', exampleDraft({ key: { ...EXAMPLE_KEY, teamId: 'SHORT' } })),
      'push-request/team-id-length',
      /./,
      null,
    ],
    [
      'a key that the other environment accepted',
      certain('BadEnvironmentKeyIdInToken', exampleDraft(), [production]),
      'outcome/key-of-other-environment',
      /\(Production\)/,
      { label: 'Switch to Production', change: { environment: 'production' } },
    ],
    [
      'a payload that is too large',
      certain('PayloadTooLarge', exampleDraft({ payload: { aps: { alert: 'x'.repeat(5000) } } })),
      'push-request/payload-too-large',
      /./,
      null,
    ],
  ])('%s', (_name, [first], code, message, mend) => {
    expect(first?.finding).toMatchObject({ code })
    expect(first?.finding.message).toMatch(message)
    expect(first?.mend).toEqual(mend)
  })

  test('the simulator knows the tokens that it issued, before any push', () => {
    const app = {
      bundleId: 'com.example.app',
      name: 'Example',
      teamId: 'DEF123GHIJ',
      environment: 'production' as const,
      installed: true,
      tokens: { alert: EXAMPLE_TOKEN },
      expired: [],
      badge: 0,
    }
    const device = { id: 'd', name: 'Phone', online: true, notifications: [], stored: [] }
    const draft = exampleDraft({ environment: 'simulator' })
    const outcome = exampleAnswer(400, 'BadDeviceToken', { environment: 'simulator' })
    const said = (installed: boolean) =>
      explainOutcome(
        outcome,
        draft,
        evidenceOf([], [{ ...device, apps: [{ ...app, installed }] }], []),
      ).certain
    expect(said(true)).toMatchObject([
      { mend: { change: { environment: 'simulator-production' } } },
    ])
    expect(said(false)).toEqual([])
  })
})

describe('nothing is called certain that is not', () => {
  test.each<[string, CertainCause[]]>([
    ['nothing was sent before', certain('BadDeviceToken', exampleDraft())],
    [
      'only the simulator accepted the token',
      certain('BadDeviceToken', exampleDraft(), [
        exampleDraft({ environment: 'simulator-production' }),
      ]),
    ],
    [
      'both sides accepted the token',
      certain('BadDeviceToken', exampleDraft(), [production, exampleDraft()]),
    ],
    [
      'the topic was accepted with this very key',
      certain('TopicDisallowed', exampleDraft(), [exampleDraft()]),
    ],
    ['the key has kept its IDs', certain('InvalidProviderToken', exampleDraft(), [exampleDraft()])],
    [
      'the token was accepted with this very topic',
      certain('DeviceTokenNotForTopic', exampleDraft(), [exampleDraft()]),
    ],
  ])('where %s', (_name, causes) => expect(causes).toEqual([]))

  test('what is certain is not told a second time among what is possible', () => {
    const draft = exampleDraft({ deviceToken: `<${EXAMPLE_TOKEN}>` })
    const said = explainOutcome(exampleAnswer(400, 'BadDeviceToken'), draft)
    const codes = said.certain.map(({ finding }) => finding.code)
    expect(said.findings.filter(({ code }) => codes.includes(code))).toEqual([])
    expect(said.findings[0]?.code).toBe('apns-reason/bad-device-token')
  })
})
