import { CMS_PROBLEMS, type CmsProblemName } from '../verify/cms-problems'
import { findings, lint } from './lint'
import { type AnyRule, defineRule, type Finding, type Step } from './rule'

/** What the rules of this group look at: a step of the verification that did not pass. */
export interface CmsSubject {
  problem: CmsProblemName | null
  /** What was looked at and found. */
  detail: string
}

/** One rule for every row of the table of problems. */
export const cmsRules: readonly AnyRule<CmsSubject>[] = (
  Object.keys(CMS_PROBLEMS) as CmsProblemName[]
).map((problem) => {
  const { level, title, cause, fix, see, example } = CMS_PROBLEMS[problem]
  return defineRule<CmsSubject, { detail: string }>({
    code: `cms/${problem}`,
    level,
    title,
    cause,
    fix,
    see,
    check: (subject) =>
      subject.problem === problem ? { args: { detail: subject.detail } } : 'pass',
    message: ({ detail }) => detail,
    examples: {
      bad: [{ problem, detail: example }],
      good: [{ problem: null, detail: 'There is 1 signature.' }],
    },
  })
})

/** What is to be said of the steps of a signed message that did not pass, errors first. */
export function cmsFindings(steps: readonly Step[]): Finding[] {
  return findings(
    steps.flatMap(({ code, detail }) => {
      const name = code?.startsWith('cms/') ? code.slice('cms/'.length) : ''
      const problem = Object.hasOwn(CMS_PROBLEMS, name) ? (name as CmsProblemName) : null
      return lint(cmsRules, { problem, detail }).filter((row) => row.finding)
    }),
  )
}
