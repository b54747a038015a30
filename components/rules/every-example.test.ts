import { describe, expect, it } from 'vitest'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { tellingRows, visible } from './example-rows'
import { ruleEntries, ruleTexts } from './rule-entries'

describe.each(RULE_GROUPS)('the examples of $id', ({ rules }) => {
  it.each(rules)('$code can be shown', ({ examples }) => {
    const { bad, good } = examples()
    for (const [shown, others] of [
      [bad, good],
      [good, bad],
    ] as const) {
      for (const subject of shown) {
        for (const { value } of tellingRows(subject, others)) expect(visible(value)).not.toBe('')
      }
    }
  })
})

it('the index has every rule', () => {
  const entries = ruleEntries(RULE_GROUPS).flatMap((group) => group.rules)
  expect(entries).toHaveLength(RULE_GROUPS.reduce((count, { rules }) => count + rules.length, 0))
})

it('every rule is found by its cause, its fix and what it is about', () => {
  const texts = ruleTexts(RULE_GROUPS)
  for (const { code, cause, fix } of RULE_GROUPS.flatMap(({ rules }) => [...rules])) {
    expect(texts[code]).toContain(cause.toLowerCase())
    expect(texts[code]).toContain(fix.toLowerCase())
  }
  expect(texts['apns-reason/bad-device-token']).toContain('400')
})
