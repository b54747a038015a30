import 'server-only'
import type { Fault } from '@/lib/simulator/faults'
import type { WireLogEntry } from '@/lib/simulator/state'
import type { ReceivedBody } from './body'
import { type Exchange, header } from './exchange'
import { looksLikeBackground } from './payload'
import { isReason, REASONS, spelled } from './reasons'
import { judge } from './verdict'
import { makeUuid } from './world/model'

/** What goes back over the wire. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** What became of the request, for the wire log. */
  log: Pick<
    WireLogEntry,
    'status' | 'reason' | 'apnsId' | 'apnsUniqueId' | 'why' | 'undocumented' | 'delivery'
  >
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Judges the request and, where it is accepted, hands it to the device. */
export function answer(exchange: Exchange, body: ReceivedBody, logId: string): Answer {
  const { world, token, topic, type } = exchange
  const verdict = judge(exchange)
  if (!verdict.accepted) {
    const { reason, why, notes, timestamp } = verdict
    return refusal(exchange, reason, why, { notes, timestamp })
  }
  if (!token || !topic || !type) throw new Error('a push without a target passed all checks')
  const text = new TextDecoder().decode(body.kept)
  const untyped = header(exchange, 'apns-push-type') === undefined
  const delivery = world.accept(token, {
    id: logId,
    topic: topic.text,
    bundleId: topic.bundleId,
    pushType:
      untyped && type.type === 'alert' && looksLikeBackground(text) ? 'background' : type.type,
    collapseId: header(exchange, 'apns-collapse-id') ?? null,
    expires: readExpiration(header(exchange, 'apns-expiration')),
    at: exchange.now,
    body: text,
  })
  const apnsId = answeredId(exchange)
  const apnsUniqueId = exchange.side === 'sandbox' ? makeUuid(world.sources.random) : null
  return {
    status: 200,
    headers: {
      'apns-id': apnsId,
      ...(apnsUniqueId === null ? {} : { 'apns-unique-id': apnsUniqueId }),
    },
    body: '',
    log: {
      status: 200,
      reason: null,
      apnsId,
      apnsUniqueId,
      why: `Accepted. ${delivery.why}${priorityNote(header(exchange, 'apns-priority'))}`,
      undocumented: [...verdict.notes, ...delivery.undocumented],
      delivery: delivery.delivery,
    },
  }
}

/** The answer that was switched on for the next request. */
export function faultAnswer(exchange: Exchange, fault: Fault & { kind: 'answer' }): Answer {
  return refusal(exchange, fault.reason, 'This answer was switched on for the next request.', {
    notes: [],
    timestamp: null,
    ...(fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }),
  })
}

function refusal(
  exchange: Exchange,
  reason: string,
  why: string,
  more: { notes: string[]; timestamp: number | null; retryAfter?: number },
): Answer {
  const status = isReason(reason) ? REASONS[reason].status : 500
  const wire = isReason(reason) ? spelled(reason, exchange.world.spelling(exchange.owner)) : reason
  const timestamp = more.timestamp ?? (status === 410 ? exchange.now : null)
  const apnsId = answeredId(exchange)
  return {
    status,
    headers: {
      'apns-id': apnsId,
      ...(more.retryAfter === undefined ? {} : { 'retry-after': String(more.retryAfter) }),
    },
    body: JSON.stringify(timestamp === null ? { reason: wire } : { reason: wire, timestamp }),
    log: {
      status,
      reason: wire,
      apnsId,
      apnsUniqueId: null,
      why,
      undocumented: more.notes,
      delivery: 'none',
    },
  }
}

/** https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
function priorityNote(priority: string | undefined): string {
  return priority === '5' || priority === '1'
    ? ` With priority ${priority} a real device may get it later, together with others.`
    : ''
}

/** The `apns-id` that came, or a new one where none came or it cannot be echoed. */
function answeredId(exchange: Exchange): string {
  const sent = header(exchange, 'apns-id')
  return sent !== undefined && UUID.test(sent) ? sent : makeUuid(exchange.world.sources.random)
}

/** Seconds in the header, milliseconds here; 0 and absent mean what `Push.expires` says. */
function readExpiration(value: string | undefined): number | null {
  return value === undefined ? null : Number(value) * 1000
}
