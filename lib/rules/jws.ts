import { FORM_PROBLEMS } from './jws/form'
import type { JwsProblem, JwsSubject } from './jws/problem'
import { SIGNATURE_PROBLEMS } from './jws/signature'
import { findings, lint } from './lint'
import { type AnyRule, defineRule, type Finding, type Step } from './rule'

const PROBLEMS: Readonly<Record<string, JwsProblem>> = { ...FORM_PROBLEMS, ...SIGNATURE_PROBLEMS }

/** One rule for every row of the tables: a new one is a row there and a step that names it. */
export const jwsRules: readonly AnyRule<JwsSubject>[] = Object.entries(PROBLEMS).map(
  ([name, row]) =>
    defineRule<JwsSubject, { detail: string }>({
      code: `jws/${name}`,
      level: 'error',
      title: row.title,
      cause: row.cause,
      fix: row.fix,
      see: row.see,
      check: ({ code, detail }) => (code === `jws/${name}` ? { args: { detail } } : 'pass'),
      message: ({ detail }) => detail,
      examples: () => ({
        bad: [{ code: `jws/${name}`, detail: row.example }],
        good: [{ code: null, detail: '' }],
      }),
    }),
)

/** What the failed steps of the form and of the signature come to, as findings. */
export function jwsFindings(steps: readonly Step[]): Finding[] {
  const failed = steps.filter((step) => step.result === 'fail' && step.code !== undefined)
  return failed.flatMap(({ code, detail }) =>
    findings(lint(jwsRules, { code: code ?? null, detail })),
  )
}
