import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answered, CallProblem, CallResult } from '@/lib/app-store/answer'
import type { CallOrder, Credential } from '@/lib/app-store/call'
import { callOf, perSecondIn } from '@/lib/app-store/calls'
import { orderElsewhere } from '@/lib/app-store/order-elsewhere'
import { wireOf } from '@/lib/app-store/wire'
import { otherEnvironment } from '@/lib/apple/app-store-hosts'
import { type EnvironmentId, environment } from '@/lib/apple/environments'
import { formatInstant } from '@/lib/push/instant'
import { findings, lint } from '@/lib/rules/lint'
import { serverApiOrderRules } from '@/lib/rules/server-api'
import type { Session } from '../vault/session'
import { answerFrom, type ReadAnswer } from './answer'
import type { AppStoreClient } from './client'
import type { CredentialResult, ServerApiToken } from './credential'
import type { AppStoreEndpoint } from './endpoint'
import { errorCodeOf, explain } from './explain'
import type { Limiter, Turn } from './limiter'
import { faultProblem, PROBLEMS } from './problems'

/** What a call needs of the process. */
export interface CallerParts {
  client: AppStoreClient
  limiter: Limiter
  endpointOf(id: EnvironmentId): Promise<AppStoreEndpoint | null>
  credentialFor(
    asked: Credential | null,
    session: Session | null,
    now: number,
  ): Promise<CredentialResult>
}

/** One call of a person, and who asks. */
export interface AskedCall {
  order: CallOrder
  credential: Credential | null
  session: Session | null
  /** Stops it: what has not left never leaves. */
  signal: AbortSignal | null
}

/** Codes for an id that this environment does not know. */
const NOT_FOUND: readonly (number | null)[] = [4_040_005, 4_040_010]

type Asked = { kind: 'read'; answer: ReadAnswer } | Exclude<CallResult, Answered>

/**
 * Makes a call: rules, token, rate limit, request, explanation. An id that is not found is asked
 * for in the other environment of the pair too, and both answers are given. Rejects for nothing that
 * a peer, a network or a person can do; throws `StoreError`.
 */
export async function makeCall(parts: CallerParts, asked: AskedCall): Promise<CallResult> {
  const { order, signal } = asked
  const now = parts.client.limits.now()
  const found = findings(lint(serverApiOrderRules, { order, now }))
  if (found.some(({ level }) => level === 'error')) return notSent(PROBLEMS.refused(found))
  const credential = await parts.credentialFor(asked.credential, asked.session, now)
  if (!credential.ok) return notSent(credential.problem)
  const { token } = credential

  const here = await askOnce(parts, order, token, signal)
  if (here.kind !== 'read') return here
  const there = isUnknownHere(order, here.answer)
    ? await askOnce(parts, orderElsewhere(order, now), token, signal)
    : null
  const other = there?.kind === 'read' ? there.answer : null
  const explained = await explainedOf(here.answer, other, order, token)
  return {
    ...explained,
    other: other
      ? await explainedOf(other, null, { ...order, environment: other.environment }, token)
      : null,
    ...(there && there.kind !== 'read' ? { otherMissing: whyMissing(there) } : {}),
  }
}

/** Only what reads asks twice, and only where the other environment has the call. */
function isUnknownHere(order: CallOrder, { body }: ReadAnswer): boolean {
  const call = callOf(order.call)
  const { apns } = environment(otherEnvironment(order.environment))
  return call.kind === 'read' && call.where.includes(apns) && NOT_FOUND.includes(errorCodeOf(body))
}

async function askOnce(
  parts: CallerParts,
  order: CallOrder,
  token: ServerApiToken,
  signal: AbortSignal | null,
): Promise<Asked> {
  const { client, limiter } = parts
  const endpoint = await parts.endpointOf(order.environment)
  if (endpoint === null) return notSent(PROBLEMS.simulatorOff)
  const call = callOf(order.call)
  const { simulated, apns } = environment(order.environment)
  const allowance = {
    name: `${token.owner} ${order.environment} ${order.call}`,
    // The simulator has limits of its own where they are switched on.
    perSecond: simulated ? null : perSecondIn(call, apns),
  }
  const turn = limiter.take(allowance, client.limits.now())
  if (turn.kind === 'held') return waiting(turn, call.title)
  if (turn.ms > 0 && !(await waited(turn.ms, signal))) return cancelled()

  const wire = wireOf(order)
  const raw = await client.send({ endpoint, wire, token: token.token, signal })
  if ('code' in raw) {
    const problem = faultProblem(raw, new URL(endpoint.origin).host, call.kind === 'write')
    return { kind: raw.sent ? 'failed' : 'not-sent', problem }
  }
  const about = {
    environment: order.environment,
    url: `${endpoint.origin}${wire.target}`,
    method: wire.method,
    now: client.limits.now(),
  }
  const answer = answerFrom(raw, about, token.token)
  if (answer.retryAt !== null) limiter.hold(allowance.name, answer.retryAt)
  return { kind: 'read', answer }
}

async function explainedOf(
  answer: ReadAnswer,
  other: ReadAnswer | null,
  order: CallOrder,
  token: ServerApiToken,
): Promise<Omit<Answered, 'other'>> {
  const { is, cameAt, retryAfterTaken, oddities, ...shown } = answer
  const said = await explain({
    outcome: {
      call: order.call,
      environment: answer.environment,
      status: answer.status,
      body: is,
      retryAfter: answer.retryAfter ?? null,
      retryAfterTaken,
      clockAheadMs: answer.serverTime === null ? null : cameAt - answer.serverTime,
      other: other && {
        environment: other.environment,
        status: other.status,
        errorCode: errorCodeOf(other.body),
      },
    },
    body: answer.body,
    headers: answer.retryAfter === undefined ? [] : [['retry-after', answer.retryAfter]],
    token,
    judgedAt: answer.serverTime ?? cameAt,
  })
  return {
    kind: 'answered',
    ...shown,
    findings: [...said.findings, ...oddities],
    ...(said.steps.length > 0 ? { steps: said.steps } : {}),
  }
}

async function waited(ms: number, signal: AbortSignal | null): Promise<boolean> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {})
    return true
  } catch {
    return false
  }
}

function waiting({ until, why }: Extract<Turn, { kind: 'held' }>, title: string): Asked {
  const message =
    why === 'asked'
      ? `The App Store answered that there were too many requests. The next ${title} goes out at ${formatInstant(until)}.`
      : `Apple limits how often ${title} may be called. The next call can go out at ${formatInstant(until)}.`
  return { kind: 'waiting', until, message }
}

const cancelled = (): Asked => {
  const fault = {
    code: 'cancelled',
    detail: 'the request was cancelled',
    sent: false,
    stale: false,
  } as const
  return notSent(faultProblem(fault, 'before it was sent', false))
}

function whyMissing(asked: Exclude<Asked, { kind: 'read' }>): string {
  if (asked.kind === 'waiting') return asked.message
  return `${asked.problem.title}. ${asked.problem.message}`
}

function notSent(problem: CallProblem): { kind: 'not-sent'; problem: CallProblem } {
  return { kind: 'not-sent', problem }
}
