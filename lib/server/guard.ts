import 'server-only'
import { channel } from 'node:diagnostics_channel'
import { headers } from 'next/headers'
import { forbidden } from 'next/navigation'
import { type Check, checkRequest, type GuardedRequest } from './check-request'
import { config } from './env'

/** Every decision is published here as a `GuardDecision`: for whoever counts or logs them. */
const decisions = channel('assay.guard')

export interface GuardDecision {
  entry: GuardedRequest['entry']
  check: Check
}

/**
 * First line of every route handler: `null` means go on, a response means answer that. The body is
 * JSON `{ error }` with one sentence.
 */
export function guardRoute(request: Request): Response | null {
  const check = decide({
    entry: 'route',
    method: request.method,
    header: (name) => request.headers.get(name),
  })
  if (check.ok) return null
  return Response.json(
    { error: check.reason },
    { status: check.status, headers: { 'cache-control': 'no-store' } },
  )
}

/**
 * First line of every server action. A refused one has not run: the answer has status 403 (404 for
 * a form sent without JavaScript), and in the browser the action's promise is rejected with an
 * error whose `digest` is `NEXT_HTTP_ERROR_FALLBACK;403`.
 */
export async function guardAction(): Promise<void> {
  const sent = await headers()
  const check = decide({ entry: 'action', method: 'POST', header: (name) => sent.get(name) })
  if (!check.ok) forbidden()
}

/** First line of every page: nothing is drawn for a name that is not the console's own. */
export async function guardPage(): Promise<void> {
  const sent = await headers()
  const check = decide({ entry: 'page', method: 'GET', header: (name) => sent.get(name) })
  if (!check.ok) forbidden()
}

function decide(request: GuardedRequest): Check {
  const check = checkRequest(request, config())
  const decision: GuardDecision = { entry: request.entry, check }
  decisions.publish(decision)
  return check
}
