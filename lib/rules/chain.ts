import { CHAIN_PROBLEMS, type ChainProblemName } from '../verify/chain-problems'
import { findings, lint } from './lint'
import { type AnyRule, defineRule, type Finding, type Step } from './rule'

/** What the rules of this group look at: a step of the verification that did not pass. */
export interface ChainSubject {
  problem: ChainProblemName | null
  /** What was looked at and found. */
  detail: string
}

/** Eight bytes tell two certificates apart; the step says all 32. */
const FINGERPRINT = /\b((?:[0-9A-F]{2}:){7}[0-9A-F]{2})(?::[0-9A-F]{2}){24}\b/g

/** One rule for every row of the table of problems. */
export const chainRules: readonly AnyRule<ChainSubject>[] = (
  Object.keys(CHAIN_PROBLEMS) as ChainProblemName[]
).map((problem) => {
  const { level, title, cause, fix, see, example } = CHAIN_PROBLEMS[problem]
  return defineRule<ChainSubject, { detail: string }>({
    code: `chain/${problem}`,
    level,
    title,
    cause,
    fix,
    see,
    check: (subject) =>
      subject.problem === problem ? { args: { detail: subject.detail } } : 'pass',
    message: ({ detail }) => detail.replaceAll(FINGERPRINT, '$1…'),
    examples: {
      bad: [{ problem, detail: example }],
      good: [{ problem: null, detail: 'The chain ends at Apple Root CA - G3.' }],
    },
  })
})

/** What is to be said of the steps of a chain that did not pass, errors first. */
export function chainFindings(steps: readonly Step[]): Finding[] {
  return findings(
    steps.flatMap(({ code, detail }) =>
      lint(chainRules, { problem: problemOf(code), detail }).filter((row) => row.finding),
    ),
  )
}

function problemOf(code: string | undefined): ChainProblemName | null {
  const name = code?.startsWith('chain/') ? code.slice('chain/'.length) : ''
  return Object.hasOwn(CHAIN_PROBLEMS, name) ? (name as ChainProblemName) : null
}
