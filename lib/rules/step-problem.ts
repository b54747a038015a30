import { findings, lint } from './lint'
import { type AnyRule, defineRule, type Finding, type Level, type Step } from './rule'

/** What can be wrong with something that is verified in steps: a row of a table, and a rule each. */
export interface StepProblem {
  level: Level
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** A step's detail where this is found. */
  example: string
}

/** What such rules look at: a step of the verification that did not pass. */
export interface StepSubject {
  /** The problem's name in its table; `null`: none. */
  problem: string | null
  /** What was looked at and found. */
  detail: string
}

interface StepRules {
  rules: readonly AnyRule<StepSubject>[]
  /** What is to be said of the steps that did not pass, errors first. */
  findingsOf(steps: readonly Step[]): Finding[]
}

/**
 * One rule for every row of a table of problems, under `<group>/<name>`: the code that a step names.
 * `good` is a detail of a step that passed, for the rules' pages; `message` words a step's detail.
 */
export function stepRules(
  group: string,
  problems: Readonly<Record<string, StepProblem>>,
  { good, message = (detail) => detail }: { good: string; message?: (detail: string) => string },
): StepRules {
  const rules = Object.entries(problems).map(([problem, row]) => {
    const { level, title, cause, fix, see, example } = row
    return defineRule<StepSubject, { detail: string }>({
      code: `${group}/${problem}`,
      level,
      title,
      cause,
      fix,
      see,
      check: (subject) =>
        subject.problem === problem ? { args: { detail: subject.detail } } : 'pass',
      message: ({ detail }) => message(detail),
      examples: () => ({
        bad: [{ problem, detail: example }],
        good: [{ problem: null, detail: good }],
      }),
    })
  })
  const problemOf = (code: string | undefined): string | null =>
    code?.startsWith(`${group}/`) ? code.slice(group.length + 1) : null
  return {
    rules,
    findingsOf: (steps) =>
      findings(
        steps.flatMap(({ code, detail }) =>
          lint(rules, { problem: problemOf(code), detail }).filter((row) => row.finding),
        ),
      ),
  }
}
