import { describe, expect, it } from 'vitest'
import { ruleHref } from './group-ids'
import { RULE_GROUPS } from './registry'

describe('the address of a rule', () => {
  it.each(RULE_GROUPS.map(({ id }) => id))('knows the group %s', (id) => {
    expect(ruleHref(`${id}/anything`)).toBe(`/rules/${id}/anything`)
  })

  it.each([['outcome/accepted'], ['push-request'], ['push-request/'], ['chain/a/b'], ['']])(
    'gives none to %j',
    (code) => expect(ruleHref(code)).toBeNull(),
  )
})
