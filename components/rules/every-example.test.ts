import { describe, expect, it } from 'vitest'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { tellingRows, visible } from './example-rows'
import { ruleEntries } from './rule-entries'

describe.each(RULE_GROUPS)('the examples of $id', ({ rules }) => {
  it.each(rules)('$code can be shown', ({ examples: { bad, good } }) => {
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
