import { lint, type RuleResult } from '../../rules/lint'
import type { Finding, Level, Step } from '../../rules/rule'
import { tokenRules } from '../../rules/token'
import { type Fact, LINES } from './lines'
import type { TokenSubject } from './subject'

const ROWS = LINES.map((line) => ({
  ...line,
  checks: tokenRules.filter(({ code }) => line.rules.includes(code)),
}))

/**
 * Every line of the checklist that this kind of token has, in the order in which a service would
 * look. What is wrong fails, what is doubtful or not known is `unknown`, and a line in order says
 * which fact of this token it rests on. All carry the code of the rule that says more, where there
 * is one.
 */
export function checklist(subject: TokenSubject): Step[] {
  return ROWS.flatMap(({ name, checks, view, fact }) => {
    const results = lint(checks, view?.(subject) ?? subject)
    const against = results.flatMap(({ finding }) => (finding ? [finding] : []))
    if (against.length > 0) return [found(name, against)]
    const said = fact(subject)
    return said === null ? [] : [inOrder(name, said, results)]
  })
}

const WEIGHT: Record<Level, number> = { error: 0, warning: 1, notice: 2 }
/** Only worth knowing: it puts nothing in doubt. */
const INFORMS: readonly string[] = ['token/connect-only']

/** The worst of them names the line; all of them are said. */
function found(name: string, against: readonly Finding[]): Step {
  const sorted = [...against].sort((a, b) => WEIGHT[a.level] - WEIGHT[b.level])
  const [worst] = sorted
  const code = worst?.code ?? ''
  const result = worst?.level === 'error' ? 'fail' : INFORMS.includes(code) ? 'pass' : 'unknown'
  return { name, result, detail: sorted.map(({ message }) => message).join(' '), code }
}

function inOrder(name: string, fact: Fact, results: readonly RuleResult[]): Step {
  if (typeof fact !== 'string') return { name, ...fact }
  const passed = results.find(({ result }) => result === 'pass')
  return { name, result: 'pass', detail: fact, ...(passed ? { code: passed.code } : {}) }
}
