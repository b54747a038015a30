import { describe, expect, it, test } from 'vitest'
import { APNS_REASONS } from '@/lib/apple/apns-reasons'
import { PUSH_TYPES } from '@/lib/apple/push-types'
import { ruleHref } from '@/lib/rules/group-ids'
import { EXAMPLE_KEY, EXAMPLE_NOW, exampleDraft } from './example-draft'
import { exampleAnswer, exampleFault } from './example-outcome'
import { explainOutcome } from './explain'
import type { Outcome } from './outcome'
import { TRANSPORT_FAULTS } from './transport-faults'

const said = (outcome: Outcome, draft = exampleDraft()) => {
  const { headline, sentence, certain, findings: possible } = explainOutcome(outcome, draft)
  const findings = [...certain.map(({ finding }) => finding), ...possible]
  return [
    headline,
    sentence,
    ...findings.flatMap((finding) => [finding.title, finding.message, finding.fix]),
  ].join('\n')
}

/** A 503 that says when, in seconds. */
function rejectedUntil(retryAfter: string): Outcome {
  const retryAt = EXAMPLE_NOW + Number(retryAfter) * 1000
  const outcome = exampleAnswer(503, 'ServiceUnavailable', { retryAt })
  outcome.exchange.response?.headers.push(['retry-after', retryAfter])
  return outcome
}

describe('a rejection', () => {
  test.each(
    APNS_REASONS.flatMap((row) =>
      [row.reason, ...row.otherSpellings].map((reason) => [reason, row] as const),
    ),
  )('%s has its cause, its fix and its page', (reason, row) => {
    for (const draft of [exampleDraft(), undefined]) {
      const { headline, sentence, findings } = explainOutcome(
        exampleAnswer(row.status, reason),
        draft,
      )
      expect(headline).toMatch(/^Rejected: \S.*[^.]$/)
      expect(sentence).toContain(`${row.status} ${reason}`)
      expect(findings[0]).toMatchObject({ level: 'error', title: row.title, see: row.see })
      expect(ruleHref(findings[0]?.code ?? '')).not.toBeNull()
      expect(`${findings[0]?.message} ${findings[0]?.fix}`).not.toMatch(/undefined|null|NaN| {2}/)
    }
  })

  test.each<[string, Outcome, ReturnType<typeof exampleDraft>, RegExp[]]>([
    [
      'BadDeviceToken at sandbox',
      exampleAnswer(400, 'BadDeviceToken'),
      exampleDraft(),
      [
        /TestFlight, ad hoc or App Store build is for production/,
        /send the same token to production/,
      ],
    ],
    [
      'BadDeviceToken at production',
      exampleAnswer(400, 'BadDeviceToken', { environment: 'production' }),
      exampleDraft({ environment: 'production' }),
      [/run from Xcode is for sandbox/, /send the same token to sandbox/],
    ],
    [
      'BadDeviceToken in the simulator',
      exampleAnswer(400, 'BadDeviceToken', { environment: 'simulator' }),
      exampleDraft({ environment: 'simulator' }),
      [/the simulator’s production side/],
    ],
    [
      'BadDeviceToken with a token that is none',
      exampleAnswer(400, 'BadDeviceToken'),
      exampleDraft({ deviceToken: 'ExponentPushToken[abc]' }),
      [/not plain hexadecimal/, /Expo/],
    ],
    [
      'DeviceTokenNotForTopic',
      exampleAnswer(400, 'DeviceTokenNotForTopic'),
      exampleDraft({ topic: 'com.example.app.voip', pushType: 'voip' }),
      [/PKPushRegistry/],
    ],
    [
      '413',
      exampleAnswer(413, 'PayloadTooLarge'),
      exampleDraft({ payload: { aps: { alert: 'x'.repeat(5000) } } }),
      [/5,020 bytes of 4,096 bytes: 924 bytes too many/],
    ],
    [
      'InvalidProviderToken',
      exampleAnswer(403, 'InvalidProviderToken'),
      exampleDraft({ key: { ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.teamId } }),
      [/signed with ES256/, /the file is named AuthKey_DEF123GHIJ\.p8/, /look swapped/],
    ],
    [
      '410',
      exampleAnswer(410, 'Unregistered', { timestamp: 1_768_400_000_000 }),
      exampleDraft(),
      [/2026-01-14 14:13:20 UTC/, /vague on purpose/],
    ],
    [
      'the other spelling',
      exampleAnswer(403, 'BadEnvironmentKeyInToken'),
      exampleDraft(),
      [/is not for it/, /BadEnvironmentKeyIdInToken/, /Send to production/],
    ],
    [
      'InvalidPushType',
      exampleAnswer(400, 'InvalidPushType'),
      exampleDraft({ topic: 'com.example.app.voip' }),
      [/\.voip is the suffix of voip/],
    ],
    [
      'retryAt',
      exampleAnswer(503, 'ServiceUnavailable', { retryAt: EXAMPLE_NOW + 900_000 }),
      exampleDraft(),
      [/Not before 2026-01-15 12:15:00 UTC/, /15 minutes/],
    ],
    [
      '503 with a time of its own',
      rejectedUntil('30'),
      exampleDraft(),
      [
        /^Rejected: APNs is not available/,
        /names its own time\. Not before 2026-01-15 12:00:30 UTC/,
      ],
    ],
    [
      'several causes',
      exampleAnswer(400, 'InvalidPushType'),
      exampleDraft(),
      [/Possible causes: \(1\) apns-push-type does not match.* \(2\) The value is not/],
    ],
    [
      'another status than documented',
      exampleAnswer(400, 'PayloadTooLarge'),
      exampleDraft(),
      [/Apple documents with status 413/],
    ],
  ])('%s is narrowed by what is known', (_name, outcome, draft, patterns) => {
    for (const pattern of patterns) expect(said(outcome, draft)).toMatch(pattern)
  })

  it('shows what is in no table as it came', () => {
    expect(explainOutcome(exampleAnswer(400, 'NewInAutumn'))).toMatchObject({
      headline: 'Rejected: 400 NewInAutumn',
      findings: [{ code: 'outcome/unknown-reason' }],
    })
    expect(explainOutcome(exampleAnswer(502, null))).toMatchObject({
      headline: 'Rejected: 502',
      findings: [{ code: 'outcome/not-an-apns-reason' }],
    })
  })
})

describe('an acceptance', () => {
  test.each(PUSH_TYPES.map((row) => [row.type]))(
    'of %s says what 200 does not mean',
    (pushType) => {
      const { sentence, findings } = explainOutcome(
        exampleAnswer(200, null),
        exampleDraft({ pushType }),
      )
      expect(sentence).toMatch(/does not say that the device got it/)
      expect(findings.length).toBeGreaterThan(0)
      expect(findings.every((finding) => finding.level === 'notice')).toBe(true)
    },
  )

  it('points to Apple’s delivery log where there is an id for it', () => {
    const outcome = exampleAnswer(200, null)
    outcome.exchange.response?.headers.push(['apns-unique-id', 'a-b-c'])
    expect(said(outcome)).toMatch(/delivery log.*a-b-c/s)
    outcome.exchange.environment = 'simulator'
    expect(said(outcome)).not.toMatch(/delivery log/)
  })
})

describe('a push that went out twice', () => {
  it('says that the first one was not processed', () => {
    const twice = /went out twice: the first attempt was certainly not processed/
    expect(said(exampleAnswer(200, null, { attempts: 2 }))).toMatch(twice)
    expect(said(exampleAnswer(400, 'BadDeviceToken', { attempts: 2 }))).toMatch(twice)
    expect(said(exampleFault('unknown', 'deadline', 2))).toMatch(twice)
    expect(said(exampleAnswer(200, null))).not.toMatch(/twice/)
    expect(said(exampleFault('refused', 'stream-refused', 2))).not.toMatch(/twice/)
  })
})

describe('no answer', () => {
  test.each(TRANSPORT_FAULTS.map((row) => [row.code, row] as const))('%s is told', (code, row) => {
    const refused = explainOutcome(exampleFault('refused', code))
    expect(refused.sentence).toMatch(/safe/)
    expect(refused.findings[0]).toMatchObject({
      code: `transport-fault/${code}`,
      title: row.title,
      fix: (row.unsent ?? row).fix,
    })
    expect(explainOutcome(exampleFault('unknown', code, 1)).sentence).toMatch(
      /not sent again by itself/,
    )
  })

  it('does not call a push unprocessed that a GOAWAY may have let through', () => {
    const words = said(exampleFault('unknown', 'going-away', 1))
    expect(words).toMatch(/It may have been delivered/)
    expect(words).not.toMatch(/was not processed/)
  })

  it('says whether it left at all', () => {
    expect(said(exampleFault('refused', 'deadline', 0))).not.toMatch(/went out, and/)
    expect(said(exampleFault('unknown', 'deadline', 1))).toMatch(/It may have been delivered/)
    expect(said(exampleFault('refused', 'connection-refused', 0))).toMatch(/never left/)
    expect(said(exampleFault('refused', 'stream-refused', 1))).toMatch(/certainly not processed/)
  })
})
