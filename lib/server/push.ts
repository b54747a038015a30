import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Attempt, SendProblem, SendResult } from '@/lib/push/attempt'
import { pushDraft } from '@/lib/push/draft'
import { holdOf } from '@/lib/push/hold'
import type { PushRequest } from '@/lib/push/request'
import { toWire } from '@/lib/push/wire'
import { findings, lint } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/registry'
import { type ApnsClient, createApnsClient } from './apns/client'
import { beginAttempt, completeAttempt, listAttempts, readAttempt } from './attempts'
import { apnsEndpoint } from './endpoints'
import { log } from './log'
import { providerTokenFor } from './provider-token'
import { PROBLEMS } from './push-problems'
import { singleton } from './singleton'
import { StoreError } from './store/store'
import { type KeyFacts, updateKey } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'

/** One click of a person. The id makes sure that it sends at most once. */
export interface SendOrder {
  id: string
  request: PushRequest
  /** The person was told that APNs asked to wait, and wants to send all the same. */
  despiteHold: boolean
}

/** The one client of this process: a connection for each host and credential. */
export function apnsClient(): ApnsClient {
  return singleton('apns-client', () => createApnsClient())
}

const underWay = () => singleton('sends-under-way', () => new Map<string, Promise<SendResult>>())

/**
 * Sends a push: key, token, rules, the intent written down, the request, the outcome written down.
 * The same id again gets the same answer and sends nothing. What goes wrong before anything left
 * is a `not-sent`; what APNs says is a `sent`, whatever it says.
 */
export function sendPush(session: Session, order: SendOrder): Promise<SendResult> {
  const sends = underWay()
  const name = `${session.rowKey} ${order.id}`
  const running = sends.get(name)
  if (running) return running
  const started = send(session, order).finally(() => sends.delete(name))
  sends.set(name, started)
  return started
}

async function send(session: Session, order: SendOrder): Promise<SendResult> {
  const { id, request } = order
  const known = await readAttempt(session, id)
  if (known) return { kind: 'sent', attempt: known, notice: null }
  if (request.key === null) return notSent(PROBLEMS.noKey)

  const recent = (await listAttempts(session, null)).attempts
  const now = Date.now()
  const hold = order.despiteHold ? null : holdOf(recent, request, now)
  if (hold !== null) return notSent({ ...PROBLEMS.held(hold), until: hold.until })

  const endpoint = await apnsEndpoint(request.environment, request.port)
  if (endpoint === null) return notSent(PROBLEMS.simulatorOff)
  const signed = await providerTokenFor(session, request.key, lastExpired(recent, request))
  if (signed === null) return notSent(PROBLEMS.keyGone)

  const apnsId = request.apnsId || randomUUID()
  const attempt: Attempt = {
    id,
    request,
    apnsId,
    startedAt: now,
    findings: findings(lint(pushRequestRules, pushDraft(request, now))),
    outcome: null,
  }
  try {
    if (!(await beginAttempt(session, attempt))) {
      // Another process was faster with the same click.
      const other = await readAttempt(session, id)
      if (other) return { kind: 'sent', attempt: other, notice: null }
    }
  } catch (error) {
    if (error instanceof StoreError) return notSent(PROBLEMS.notRecorded(error.message))
    throw error
  }

  const outcome = await apnsClient().send({
    endpoint,
    credential: signed.credential,
    authorization: `bearer ${signed.token.token}`,
    request: toWire(request, apnsId),
    apnsId,
    environment: request.environment,
  })
  const ended: Attempt = { ...attempt, outcome }
  const notice = await remember(session, ended, signed.facts)
  return { kind: 'sent', attempt: ended, notice }
}

/** The outcome counts even where it cannot be kept; then the person is told. */
async function remember(
  session: Session,
  attempt: Attempt,
  facts: KeyFacts,
): Promise<string | null> {
  try {
    await completeAttempt(session, attempt)
    const { key } = attempt.request
    const other = key && (key.keyId !== facts.keyId || key.teamId !== facts.teamId)
    if (other && attempt.outcome?.kind === 'accepted') {
      // These ids worked, so they are the right ones for this key.
      await updateKey(await vault(), session, key.id, { keyId: key.keyId, teamId: key.teamId })
    }
    return null
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    log().warn(error, 'an outcome could not be kept')
    return `The answer could not be kept in the history: ${error.message}`
  }
}

/** Was the last push with this key told that its provider token is too old? */
function lastExpired(recent: readonly Attempt[], request: PushRequest): boolean {
  const last = recent.find(
    (attempt) =>
      attempt.request.key?.id === request.key?.id &&
      attempt.request.environment === request.environment,
  )
  return last?.outcome?.reason === 'ExpiredProviderToken'
}

function notSent(problem: SendProblem): SendResult {
  return { kind: 'not-sent', problem }
}
