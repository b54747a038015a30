import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { APNS_REASONS } from '@/lib/apple/apns-reasons'
import { PRIORITIES, PUSH_TYPES } from '@/lib/apple/push-types'
import { pushDraft } from '@/lib/push/draft'
import {
  EXAMPLE_NOW,
  exampleActivity,
  exampleBackground,
  exampleDraft,
  exampleVoip,
} from '@/lib/push/example-draft'
import { reasonCode } from './apns-reason'
import { ruleHref } from './group-ids'
import { findings, lint } from './lint'
import { findRule, pushRequestRules, RULE_GROUPS } from './registry'
import type { AnyRule } from './rule'

const every = RULE_GROUPS.flatMap((group) =>
  group.rules.map((rule) => ({ group, rule: rule as AnyRule<unknown>, code: rule.code })),
)

describe.each(every)('$code', ({ group, rule }) => {
  it('has a title, a cause, a fix and a public source', () => {
    expect(rule.title).toMatch(/^\p{L}.*[^.]$/u)
    expect(rule.cause).toMatch(/^\p{L}.*\.$/u)
    // A fix may end with lines of code.
    expect(rule.fix).toMatch(/^\p{L}.*[.)}]$/su)
    for (const source of rule.see) expect(source).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+\//)
    expect(new Set(rule.see).size).toBe(rule.see.length)
  })

  it('speaks quietly', () => {
    const said = [
      rule.title,
      rule.cause,
      rule.fix,
      ...rule.examples().bad.map((subject) => messageOf(rule, subject)),
    ].join(' ')
    expect(said).not.toMatch(/!|—|undefined|\[object|NaN /)
  })

  it('finds its bad examples and words them', () => {
    for (const subject of rule.examples().bad) {
      const [result] = lint([rule], subject)
      expect(result?.finding).toMatchObject({ code: rule.code, level: rule.level })
      expect(result?.finding?.message).toMatch(/^\S.*[.…]$/su)
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    }
  })

  it('leaves its good examples alone', () => {
    expect(rule.examples().good.length).toBeGreaterThan(0)
    for (const subject of rule.examples().good)
      expect(lint([rule], subject)[0]?.result).not.toBe('found')
  })

  it('is found at its address', () => {
    const [id, name = ''] = rule.code.split('/')
    expect(id).toBe(group.id)
    expect(findRule(group.id, name)).toBe(rule)
    expect(ruleHref(rule.code)).toBe(`/rules/${rule.code}`)
  })
})

function messageOf(rule: AnyRule<unknown>, subject: unknown): string {
  return lint([rule], subject)[0]?.finding?.message ?? ''
}

describe('the lists', () => {
  it('has every file of push-request, under the name of the file', () => {
    const files = readdirSync(new URL('push-request/', import.meta.url))
    expect(files.every((file) => /^[a-z0-9-]+\.ts$/.test(file))).toBe(true)
    expect(pushRequestRules.map((rule) => rule.code).sort()).toEqual(
      files.map((file) => `push-request/${file.replace('.ts', '')}`).sort(),
    )
    for (const file of files) {
      const source = readFileSync(new URL(`push-request/${file}`, import.meta.url), 'utf8')
      expect(source).toContain(`'push-request/${file.replace('.ts', '')}'`)
    }
  })

  it('has a rule for every reason', () => {
    const codes = every.map(({ code }) => code)
    for (const row of APNS_REASONS) expect(codes).toContain(reasonCode(row))
  })

  it('gives no title twice', () => {
    const titles = every.map(({ rule }) => rule.title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('knows no rule that is not there', () => {
    expect(findRule('push-request', 'nothing')).toBeNull()
    expect(findRule('constructor', '')).toBeNull()
    expect(ruleHref('outcome/accepted')).toBeNull()
  })
})

describe('a push that is in order', () => {
  test.each([
    ['alert', exampleDraft()],
    ['background', exampleBackground()],
    ['VoIP', exampleVoip()],
    ['Live Activity', exampleActivity({})],
  ])('%s: nothing is found', (_name, draft) => {
    expect(findings(lint(pushRequestRules, draft))).toEqual([])
  })
})

// The composer brings these places into sight: a place that it does not know would lead nowhere.
const PLACES =
  /^(deviceToken|key|environment|apns-(topic|push-type|priority|expiration|collapse-id|id)|payload(\/.*)?)$/

describe.each(pushRequestRules)('$code', (rule) => {
  it('names a place that the composer has', () => {
    for (const draft of rule.examples().bad) {
      const checked = rule.check(draft)
      if (typeof checked === 'object' && checked.at !== undefined)
        expect(checked.at).toMatch(PLACES)
    }
  })
})

describe('push-request over anything at all', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      'com.example.app',
      'a.voip',
      'pass.x',
      '10',
      '5',
      ...PUSH_TYPES.map((row) => row.type),
      ...PRIORITIES,
    ),
  )
  const apsKeys = fc.constantFrom(
    'alert',
    'badge',
    'sound',
    'event',
    'timestamp',
    'content-state',
    'interruption-level',
    'relevance-score',
    'loc-args',
    'title',
    '__proto__',
    'toString',
    'contentAvailable',
  )
  const payload = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.dictionary(apsKeys, fc.jsonValue()).map((aps) => JSON.stringify({ aps, ...aps })),
    fc.dictionary(apsKeys, fc.jsonValue()).map((alert) => JSON.stringify({ aps: { alert } })),
  )
  const number = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 8.64e15),
  )
  const request = fc.record({
    environment: fc.constantFrom('simulator' as const, 'production' as const),
    port: fc.constant(443 as const),
    deviceToken: word,
    topic: word,
    pushType: word,
    priority: word,
    expiration: fc.oneof(
      fc.constant({ kind: 'stored' as const }),
      fc.constant({ kind: 'now' as const }),
      fc.record({ kind: fc.constant('until' as const), at: number }),
    ),
    collapseId: word,
    apnsId: word,
    payload,
    key: fc.option(
      fc.record({ id: fc.string(), keyId: word, teamId: word, fileKeyId: fc.option(word) }),
    ),
  })

  it('never throws, and what it finds is plain JSON', () => {
    fc.assert(
      fc.property(request, number, (composed, now) => {
        const results = lint(pushRequestRules, pushDraft(composed, now))
        expect(results).toHaveLength(pushRequestRules.length)
        for (const finding of findings(results))
          expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
      }),
      { numRuns: 1500 },
    )
  })

  it('lints a draft of 4 kB far within a frame', () => {
    const text = JSON.stringify(
      {
        aps: { alert: { title: 'Hello', body: 'x'.repeat(2800) } },
        items: Array.from({ length: 60 }, (_, id) => ({ id, name: 'n' })),
      },
      null,
      1,
    )
    const draft = exampleDraft({ payload: text })
    expect(draft.payload.bytes).toBeGreaterThan(4000)
    const rounds = 50
    const started = performance.now()
    for (let round = 0; round < rounds; round += 1)
      lint(pushRequestRules, pushDraft(draft.request, EXAMPLE_NOW))
    expect((performance.now() - started) / rounds).toBeLessThan(8)
  })
})
