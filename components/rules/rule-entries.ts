import type { AnyRule } from '@/lib/rules/rule'
import { exampleRows, isDraft } from './example-rows'
import type { RuleGroupEntry, RuleTexts } from './rule-entry'

interface Group {
  id: string
  title: string
  about: string
  rules: readonly AnyRule<unknown>[]
}

/** The groups as the index needs them: plain data, without checks and examples. */
export function ruleEntries(groups: readonly Group[]): RuleGroupEntry[] {
  return groups.map(({ id, title, about, rules }) => ({
    id,
    title,
    about,
    rules: rules.map(({ code, level, title }) => ({ code, level, title })),
  }))
}

/** What the rules are searched by besides what the index shows. */
export function ruleTexts(groups: readonly Group[]): RuleTexts {
  const texts = groups.flatMap(({ rules }) =>
    rules.map(({ code, cause, fix, examples }) => {
      const [example] = examples().bad
      const also = isDraft(example) ? [] : exampleRows(example).map((row) => row.value)
      return [code, ` ${[cause, fix, ...also].join(' ')}`.toLowerCase()] as const
    }),
  )
  return Object.fromEntries(texts)
}
