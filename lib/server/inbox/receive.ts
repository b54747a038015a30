import 'server-only'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type AnswerId, answerTo, inboxAnswer } from '@/lib/notifications/answers'
import { type Arrival, isGenuine, NOTHING_KNOWN } from '@/lib/notifications/arrival'
import { readArrival } from '@/lib/notifications/read-arrival'
import { log } from '../log'
import type { Appended, InboxState } from '../store/inbox-store'
import { StoreError } from '../store/store'
import { connectProof } from './connect-signature'
import type { Desk } from './desk'
import { BODY_MAX, BODY_MS, expiresAfter, OTHER_BODY_MAX, RINGS } from './limits'
import { tokenHash } from './owner'
import { packRequest } from './raw'
import { type BodyReading, readBody } from './read-body'
import { type InboxSettings, markOf, openSettings } from './settings'

/** The part of a `Request` that is looked at. No cookie is among it. */
export type Posted = Pick<Request, 'method' | 'headers' | 'body'>

/**
 * Takes in what was sent to an inbox: read with a limit, verified, stored durably, and only then
 * answered. What is answered to what is a table: `lib/notifications/answers.ts`. Never throws for
 * whatever was sent, nor for a store that fails.
 */
export async function receive(desk: Desk, token: string, request: Posted): Promise<Response> {
  const started = performance.now()
  try {
    const found = await inboxOf(desk, token)
    if (found === null) return respond('unknown-address')
    const { method } = request
    const body = method === 'GET' || method === 'HEAD' ? null : request.body
    const read = await readBody(body, { most: BODY_MAX, ms: BODY_MS, room: desk.room })
    if (!read.ok && read.problem === 'busy') return respond('busy')
    return respond(await keep(desk, found, request, read, started))
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    // The message is of the disk and holds nothing of what was sent.
    log().error({ code: error.code, problem: error.message }, 'a notification could not be stored')
    return respond('store-down')
  }
}

interface Found {
  state: InboxState
  settings: InboxSettings
}

async function inboxOf({ vault }: Desk, token: string): Promise<Found | null> {
  const hash = tokenHash(token)
  const state = await vault.store.inboxes.find(hash)
  if (state === null || state.expires <= vault.now()) return null
  if (!timingSafeEqual(Buffer.from(state.token, 'hex'), Buffer.from(hash, 'hex'))) return null
  const settings = openSettings(vault.secret, state)
  if (settings === null) throw new StoreError('corrupt', 'The settings of an inbox do not open.')
  return { state, settings }
}

async function keep(
  desk: Desk,
  { state, settings }: Found,
  request: Posted,
  read: BodyReading,
  started: number,
): Promise<AnswerId> {
  const { vault } = desk
  const { method, headers } = request
  const at = vault.now()
  const told = await judge(desk, settings, request, read, at)
  const genuine = isGenuine(told)
  const answer = read.ok ? answerTo(told, method) : PROBLEMS[read.problem].answer
  if (!genuine && !desk.others.take(state.id, at)) return answer
  const ring = genuine ? 'genuine' : 'other'
  const ids = { inbox: state.id, id: randomBytes(12).toString('base64url'), ring, at } as const
  const key = new Uint8Array(Buffer.from(settings.publicKey, 'base64'))
  const tookMs = Math.round(performance.now() - started)
  const head = { told, answer: { status: inboxAnswer(answer).status, tookMs } }
  const most = genuine ? BODY_MAX : OTHER_BODY_MAX
  const stored = await vault.store.inboxes.append(
    {
      ...ids,
      mark: genuine ? markOf(vault.secret, state.id, nameOf(told, read.body)) : null,
      expires: expiresAfter(at, ring),
      bytes: read.body.length,
      head: desk.sender.seal(ids, 'head', key, Buffer.from(JSON.stringify(head), 'utf8')),
      body: desk.sender.seal(ids, 'body', key, packRequest(method, headers, read.body, most)),
    },
    RINGS[ring],
  )
  return answered(desk, state, stored, answer)
}

/** The inbox may have been forgotten meanwhile. */
function answered(
  { bell }: Desk,
  { id }: InboxState,
  stored: Appended | null,
  answer: AnswerId,
): AnswerId {
  if (stored === null) return 'unknown-address'
  bell.emit(id)
  return stored.stored === 'repeat' ? 'repeated' : answer
}

async function judge(
  desk: Desk,
  { webhookSecret }: InboxSettings,
  { method, headers }: Posted,
  read: BodyReading,
  now: number,
): Promise<Arrival> {
  if (!read.ok) return { ...NOTHING_KNOWN, ...PROBLEMS[read.problem].told }
  const connect = connectProof(headers.get('x-apple-signature'), read.body, webhookSecret)
  return readArrival({ method, body: read.body, now, trust: await desk.trust(), connect })
}

/**
 * What a repetition has again. Whose word it is counts too, so that nothing that the simulator has
 * signed can stand in for one of Apple's. Without an id of its own, only the same bytes are the same.
 */
function nameOf({ trust, uuid }: Arrival, body: Uint8Array): string {
  return `${trust}:${uuid ?? createHash('sha256').update(body).digest('hex')}`
}

const PROBLEMS: Readonly<
  Record<
    Exclude<BodyReading, { ok: true }>['problem'],
    { answer: AnswerId; told: Pick<Arrival, 'title' | 'why'> }
  >
> = {
  'too-large': {
    answer: 'too-large',
    told: { title: 'Too large', why: 'Its body has more than 256 KiB; reading ended there.' },
  },
  'too-slow': {
    answer: 'too-slow',
    told: { title: 'Too slow', why: 'Its body had not fully arrived after ten seconds.' },
  },
  busy: { answer: 'busy', told: { title: 'Not read', why: 'Too much was being read at once.' } },
  broken: {
    answer: 'not-a-notification',
    told: { title: 'Broken off', why: 'The connection ended in the middle of its body.' },
  },
}

/** The answer says what it is in a word, and nothing about the inbox. */
function respond(id: AnswerId): Response {
  const { status, retryAfter } = inboxAnswer(id)
  const headers: Record<string, string> = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  }
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (id === 'not-a-post') headers.allow = 'POST'
  // What is left of the body is not wanted any more.
  if (id === 'too-large' || id === 'too-slow' || id === 'busy') headers.connection = 'close'
  return new Response(id === 'unknown-address' ? null : `${id}\n`, { status, headers })
}
