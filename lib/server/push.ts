import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Attempt, SendProblem, SendResult } from '@/lib/push/attempt'
import { pushDraft } from '@/lib/push/draft'
import { holdOf } from '@/lib/push/hold'
import type { PushRequest, SigningKey } from '@/lib/push/request'
import { tokenExpired } from '@/lib/push/token-expired'
import { toWire } from '@/lib/push/wire'
import { findings, lint } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/registry'
import { isInBrowser } from '@/lib/session/browser-key'
import { type ApnsClient, createApnsClient } from './apns/client'
import { beginAttempt, completeAttempt, listAttempts, readAttempt } from './attempts'
import { browserCredential, type PushCredential } from './browser-token'
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
  /** Of a key that is kept in the browser: the provider token that the page minted with it. */
  token?: string | null
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
  const signed = await credentialOf(session, order, request.key, recent)
  if ('title' in signed) return notSent(signed)

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
    authorization: `bearer ${signed.token}`,
    request: toWire(request, apnsId),
    apnsId,
    environment: request.environment,
  })
  const ended: Attempt = { ...attempt, outcome }
  const notice = await remember(session, ended, signed.facts)
  return { kind: 'sent', attempt: ended, notice }
}

/** A key of the vault signs here; of one that is kept in the browser, only a token came. */
async function credentialOf(
  session: Session,
  order: SendOrder,
  key: SigningKey,
  recent: readonly Attempt[],
): Promise<(PushCredential & { facts: KeyFacts | null }) | SendProblem> {
  if (isInBrowser(key.id)) {
    const found = browserCredential(session, key, order.token ?? null)
    return 'title' in found ? found : { ...found, facts: null }
  }
  const signed = await providerTokenFor(session, key, tokenExpired(recent, order.request))
  if (signed === null) return PROBLEMS.keyGone
  return { token: signed.token.token, credential: signed.credential, facts: signed.facts }
}

/** The outcome counts even where it cannot be kept; then the person is told. */
async function remember(
  session: Session,
  attempt: Attempt,
  facts: KeyFacts | null,
): Promise<string | null> {
  try {
    await completeAttempt(session, attempt)
    const { key } = attempt.request
    const other = key && facts && (key.keyId !== facts.keyId || key.teamId !== facts.teamId)
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

function notSent(problem: SendProblem): SendResult {
  return { kind: 'not-sent', problem }
}
