import 'server-only'
import { type Exchange, header } from './exchange'
import type { Reason } from './reasons'
import { CHECKS, type Objection } from './request-checks'
import { TOKEN_CHECKS } from './token-checks'

/** What APNs thinks of a request. `notes`: what Apple does not document about it. */
export type Verdict =
  | { accepted: true; notes: string[] }
  | { accepted: false; reason: Reason; why: string; notes: string[]; timestamp: number | null }

/**
 * Makes all checks. The first objection is the answer; the others are named in the notes, because
 * nobody outside Apple knows the order. Binds the connection to the key where its token is good.
 */
export function judge(exchange: Exchange): Verdict {
  const objections = CHECKS.flatMap((row) => {
    const found = row.check(exchange)
    if (found === null) return []
    const objection: Objection = typeof found === 'string' ? { why: found } : found
    return [{ row, ...objection }]
  })
  bind(exchange, !objections.some(({ row }) => TOKEN_CHECKS.includes(row)))
  const notes = silences(exchange)
  const [first, ...others] = objections
  if (!first) return { accepted: true, notes }
  const also = [...new Set(others.map(({ row }) => row.reason))].filter(
    (reason) => reason !== first.row.reason,
  )
  return {
    accepted: false,
    reason: first.row.reason,
    why: first.why,
    notes: [
      ...(first.undocumented ?? []),
      ...(also.length > 0
        ? [`It would be refused for ${also.join(', ')} too; which comes first is not documented.`]
        : []),
      ...notes,
    ],
    timestamp: first.timestamp ?? null,
  }
}

function bind({ connection, provider, key, owner, now }: Exchange, good: boolean): void {
  connection.owner ??= owner
  if (good && key && provider.kind === 'read') connection.use(key, provider.jwt, now)
}

/** What Apple is silent about, whether or not the request is accepted. */
function silences(exchange: Exchange): string[] {
  const { provider, signature, type, topic, key, now } = exchange
  const notes = [...provider.notes]
  if (signature === 'der') {
    notes.push(
      'The signature is DER: APNs accepts it, and Apple’s own script makes such signatures; the JWT standard requires R and S instead.',
    )
  }
  if (key && provider.kind === 'read') {
    const ahead = provider.issuedAt - now / 1000
    if (ahead > 60 && ahead <= 3600) {
      notes.push('The token’s iat is in the future; how far ahead it may be is not documented.')
    }
  }
  if (header(exchange, 'apns-push-type') === undefined && type) {
    notes.push(
      `There is no apns-push-type: what APNs then assumes is not documented. The simulator goes by the topic: ${type.type}.`,
    )
  } else if (type?.type === 'background' && header(exchange, 'apns-priority') === undefined) {
    notes.push('Without apns-priority it is 10, which Apple calls an error for background pushes.')
  }
  if (type?.unsure && topic) notes.push(type.unsure)
  if (/[A-F]/.test(header(exchange, 'apns-id') ?? '')) {
    notes.push('Apple documents apns-id in lower case; capitals are accepted here.')
  }
  return notes
}
