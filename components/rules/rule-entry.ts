import type { Level } from '@/lib/rules/rule'

/** What the index shows of a rule, and what it is found by. Plain data: it goes to the browser. */
export interface RuleEntry {
  code: string
  level: Level
  title: string
  cause: string
  fix: string
  /** Further words to find it by, such as the status and the reason as they come over the wire. */
  also: string
}

export interface RuleGroupEntry {
  id: string
  title: string
  about: string
  rules: RuleEntry[]
}

export interface RuleFilter {
  /** As typed: every word must occur somewhere in the rule's text. */
  words: string
  level: Level | 'all'
}

/** The groups with the rules that pass the filter; groups without any are left out. */
export function filterRules(
  groups: readonly RuleGroupEntry[],
  filter: RuleFilter,
): RuleGroupEntry[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      rules: group.rules.filter((rule) => {
        if (filter.level !== 'all' && rule.level !== filter.level) return false
        const { code, title, cause, fix, also } = rule
        const text = `${code} ${title} ${cause} ${fix} ${also}`.toLowerCase()
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter((group) => group.rules.length > 0)
}
