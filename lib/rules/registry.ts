import { apnsReasonRules } from './apns-reason'
import { pushRequestRules } from './push-request'
import type { AnyRule, RuleCode } from './rule'

export { pushRequestRules } from './push-request'

/** A group of rules about one kind of subject, as the pages under `/rules` list them. */
export interface RuleGroup {
  /** The folder, the first part of a code and of the address. */
  id: string
  title: string
  about: string
  rules: readonly AnyRule<unknown>[]
}

export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    id: 'push-request',
    title: 'Push request',
    about: 'What is looked at before a push is sent: device token, key, headers and payload.',
    rules: pushRequestRules,
  },
  {
    id: 'apns-reason',
    title: 'APNs reasons',
    about:
      'What it means when APNs refuses a push: every reason that Apple documents for device pushes.',
    rules: apnsReasonRules,
  },
]

/** The rule of that address, `/rules/<group>/<name>`; `null` where there is none. */
export function findRule(group: string, name: string): AnyRule<unknown> | null {
  const code = `${group}/${name}`
  return (
    RULE_GROUPS.find((row) => row.id === group)?.rules.find((rule) => rule.code === code) ?? null
  )
}

/** Where a finding's rule is explained; `null` for findings that are no rule's. */
export function ruleHref(code: string): `/rules/${RuleCode}` | null {
  const [group = '', name = ''] = code.split('/')
  const rule = findRule(group, name)
  return rule ? `/rules/${rule.code}` : null
}
