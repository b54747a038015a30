import type { AnyRule, Finding, Level } from './rule'

/** What one rule said of one subject. Passing and not applying are results too. */
export interface RuleResult {
  code: string
  title: string
  result: 'pass' | 'not-applicable' | 'found'
  finding?: Finding
}

const ORDER: Record<Level, number> = { error: 0, warning: 1, notice: 2 }

/** Runs every rule over the subject, in the order of the list. Never throws on bad input. */
export function lint<Subject>(rules: readonly AnyRule<Subject>[], subject: Subject): RuleResult[] {
  return rules.map((rule) => {
    const checked = rule.check(subject)
    if (checked === 'pass' || checked === 'not-applicable') {
      return { code: rule.code, title: rule.title, result: checked }
    }
    const finding: Finding = {
      code: rule.code,
      level: rule.level,
      title: rule.title,
      message: rule.message(checked.args as never),
      fix: rule.fix,
      ...(rule.snippets ? { snippets: rule.snippets } : {}),
      ...(checked.at === undefined ? {} : { at: checked.at }),
      see: rule.see,
    }
    return { code: rule.code, title: rule.title, result: 'found', finding }
  })
}

/** The findings alone, errors first; the order of the rules is kept within a level. */
export function findings(results: readonly RuleResult[]): Finding[] {
  return results
    .flatMap((result) => (result.finding ? [result.finding] : []))
    .sort((a, b) => ORDER[a.level] - ORDER[b.level])
}
