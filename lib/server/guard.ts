import 'server-only'
import { channel } from 'node:diagnostics_channel'
import { headers } from 'next/headers'
import { forbidden } from 'next/navigation'
import { type Check, checkRequest, checkWebhook, type GuardedRequest } from './check-request'
import { config } from './env'

/** Every decision is published here as a `GuardDecision`: for whoever counts or logs them. */
const decisions = channel('assay.guard')

export interface GuardDecision {
  entry: GuardedRequest['entry'] | 'webhook'
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
 * First line of the webhook's handlers, in place of `guardRoute`: it admits the public name, and
 * requests that no page made.
 */
export function guardWebhook(request: Request): Response | null {
  const { method, headers: sent } = request
  const check = checkWebhook({ method, header: (name) => sent.get(name) }, config())
  publish('webhook', check)
  if (check.ok) return null
  const policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
  const headers = { 'cache-control': 'no-store', 'content-security-policy': policy }
  return Response.json({ error: check.reason }, { status: check.status, headers })
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
  publish(request.entry, check)
  return check
}

function publish(entry: GuardDecision['entry'], check: Check): void {
  const decision: GuardDecision = { entry, check }
  decisions.publish(decision)
}
