import 'server-only'
import { inspect } from '@/lib/inspect'
import { isJsonObject, type JsonValue } from '@/lib/json/node'
import { apiResponseRules } from '@/lib/rules/api-response'
import type { ApiAnswer } from '@/lib/rules/api-response/subject'
import { findings, lint, type RuleResult } from '@/lib/rules/lint'
import type { Finding, Step } from '@/lib/rules/rule'
import { serverApiOutcomeRules } from '@/lib/rules/server-api'
import type { OutcomeSubject } from '@/lib/rules/server-api/outcome'
import type { ServerApiToken } from './credential'

/** One answer, as far as it is explained. */
export interface ToExplain {
  outcome: Omit<OutcomeSubject, 'token' | 'errorCode'>
  body: JsonValue
  headers: ApiAnswer['headers']
  token: ServerApiToken
  /** When the token is judged: the server’s own time where it said one, else the console’s. */
  judgedAt: number
}

export interface Explained {
  findings: Finding[]
  steps: Step[]
}

/**
 * What an answer means and what to do. A success that is one has nothing to explain. A 401 without a
 * code has steps: the checklist of the very token that was sent, then what else it can be.
 */
export async function explain(answer: ToExplain): Promise<Explained> {
  const { outcome, headers, token } = answer
  const { status } = outcome
  const body = isJsonObject(answer.body) ? answer.body : null
  const errorCode = errorCodeOf(answer.body)
  const refused = status === 401 && errorCode === null
  const checked = refused ? await checkToken(token, answer.judgedAt) : null
  const { bundleId, keyKind, keyFile } = token
  const results = lint(serverApiOutcomeRules, {
    ...outcome,
    errorCode,
    token: { inOrder: checked?.inOrder ?? true, bundleId, keyKind, keyFile },
  })
  const failed = status < 200 || status > 299
  const said = failed
    ? findings(lint(apiResponseRules, { api: 'app-store-server', status, headers, body }))
    : []
  return {
    findings: [...said, ...(checked?.findings ?? []), ...findings(results)],
    steps: checked ? [...checked.steps, ...stepsOf(results)] : [],
  }
}

export function errorCodeOf(body: JsonValue): number | null {
  const code = isJsonObject(body) ? body.errorCode : null
  return typeof code === 'number' ? code : null
}

/** The rules of `token` over what was sent. The result holds no signature and no token. */
async function checkToken({ token, bundleId }: ServerApiToken, judgedAt: number) {
  const inspection = await inspect(token, {
    as: 'server-api-token',
    now: new Date(judgedAt),
    expect: { tokenFor: 'server-api', ...(bundleId === null ? {} : { bundleId }) },
  })
  return {
    findings: inspection.findings,
    steps: inspection.steps,
    inOrder: !inspection.findings.some(({ level }) => level === 'error'),
  }
}

/** The questions of the decision tree behind the token’s own checklist, in their order. */
const QUESTIONS: readonly (readonly [code: string, name: string, inOrder: string])[] = [
  ['server-api/clock-skew', 'Clock', 'The console’s clock agrees with the server’s Date.'],
  ['server-api/other-key-kind', 'Kind of key', 'It is kept as an In-App Purchase key.'],
]
const RELEASED = 'server-api/never-released'

function stepsOf(results: readonly RuleResult[]): Step[] {
  const of = (code: string) => results.find((result) => result.code === code)
  const asked = QUESTIONS.map(([code, name, inOrder]): Step => {
    const found = of(code)
    if (found?.finding) return { name, result: 'fail', detail: found.finding.message, code }
    return found?.result === 'pass'
      ? { name, result: 'pass', detail: inOrder, code }
      : { name, result: 'unknown', detail: UNKNOWN[code] ?? 'It is not known.', code }
  })
  const released = of(RELEASED)?.finding
  const last: Step = released
    ? { name: 'Released app', result: 'unknown', detail: released.message, code: RELEASED }
    : {
        name: 'Released app',
        result: 'skipped',
        detail: 'The sandbox also answers for apps that were never released.',
      }
  return [...asked, last]
}

const UNKNOWN: Readonly<Record<string, string>> = {
  'server-api/clock-skew': 'The answer has no Date, so the clocks cannot be compared.',
  'server-api/other-key-kind':
    'The token does not say what its key was made for. Only an In-App Purchase key is accepted.',
}
