import type { Level } from '@/lib/rules/rule'

/** What the index shows of a rule. Plain data: it goes to the browser. */
export interface RuleEntry {
  code: string
  level: Level
  title: string
}

/**
 * What a rule is found by besides its title and its code, by code and in lower case: cause, fix, and
 * words such as the status and the reason as they come over the wire. Ten times what the index shows
 * at first, so it is fetched by whoever searches.
 */
export type RuleTexts = Readonly<Record<string, string>>

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
  texts: RuleTexts,
): RuleGroupEntry[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      rules: group.rules.filter((rule) => {
        if (filter.level !== 'all' && rule.level !== filter.level) return false
        const text = `${rule.code} ${rule.title}`.toLowerCase() + (texts[rule.code] ?? '')
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter((group) => group.rules.length > 0)
}
