import { findings, lint } from '../../rules/lint'
import type { Finding, Step } from '../../rules/rule'
import { tokenRules } from '../../rules/token'
import { type Fact, LINES } from './lines'
import type { TokenSubject } from './subject'

/**
 * Every line of the checklist that this kind of token has, in the order in which a service would
 * look: what is wrong fails, what is doubtful or not known is `unknown`, and both carry the code of
 * the rule that says more; a line in order says which fact of this token it rests on.
 */
export function checklist(subject: TokenSubject): Step[] {
  return LINES.flatMap((line) => {
    const rules = tokenRules.filter(({ code }) => line.rules.includes(code))
    const [first] = findings(lint(rules, line.view?.(subject) ?? subject))
    if (first) return [found(line.name, first)]
    const fact = line.fact(subject)
    return fact === null ? [] : [inOrder(line.name, fact)]
  })
}

function found(name: string, { level, message, code }: Finding): Step {
  // What is only worth knowing puts nothing in doubt.
  const inform = INFORMS.includes(code)
  const result = level === 'error' ? 'fail' : inform ? 'pass' : 'unknown'
  return { name, result, detail: message, code }
}

const INFORMS: readonly string[] = ['token/connect-only']

const inOrder = (name: string, fact: Fact): Step =>
  typeof fact === 'string' ? { name, result: 'pass', detail: fact } : { name, ...fact }
