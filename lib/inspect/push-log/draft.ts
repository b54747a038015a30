import { pushDraft } from '../../push/draft'
import type { Expiration, PushRequest } from '../../push/request'
import { findings, lint } from '../../rules/lint'
import { headerIn, isPlaceholder, type RequestLog } from '../../rules/push-log/subject'
import { pushRequestRules } from '../../rules/push-request'
import type { Finding } from '../../rules/rule'

/** The device token in the path, percent-decoded; `null` where the path names no device. */
export function tokenOf({ address }: RequestLog): string | null {
  const raw = /^\/3\/device\/([^/]*)$/.exec(address?.path ?? '')?.[1]
  if (raw === undefined) return null
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** A logged push as the composer would have it; `null` where it is no push to a device. */
export function requestOf(log: RequestLog): PushRequest | null {
  const deviceToken = tokenOf(log)
  if (log.service !== 'apns' || deviceToken === null) return null
  const sandbox = /sandbox|development/.test(log.address?.host ?? '')
  const value = (name: string): string => headerIn(log, name) ?? ''
  return {
    environment: sandbox ? 'sandbox' : 'production',
    port: log.address?.port === 2197 ? 2197 : 443,
    deviceToken,
    topic: value('apns-topic'),
    pushType: value('apns-push-type'),
    priority: value('apns-priority'),
    expiration: expirationOf(headerIn(log, 'apns-expiration')),
    collapseId: value('apns-collapse-id'),
    apnsId: value('apns-id'),
    payload: log.body ?? '',
    key: null,
  }
}

function expirationOf(value: string | null): Expiration {
  if (value === null) return { kind: 'stored' }
  if (value.trim() === '0') return { kind: 'now' }
  return { kind: 'until', at: value.trim() === '' ? Number.NaN : Number(value) }
}

/** Rules that compare with the clock: nothing is said where now is not given. */
const OF_NOW = /^push-request\/(?:expiration-(?:far|past)|live-activity-stale-timestamp)$/

/**
 * What the rules on pushes find in a logged one, as far as the log shows it: nothing of the key, of
 * a payload that is not there, or of a value that a variable stands for.
 */
export function requestFindings(log: RequestLog, now: number | null): Finding[] {
  const request = requestOf(log)
  if (!request) return []
  return findings(lint(pushRequestRules, pushDraft(request, now ?? 0))).filter(
    ({ at = '', code }) => {
      if (at === 'key' || (now === null && OF_NOW.test(code))) return false
      if (at.startsWith('payload')) return log.body !== null
      const value = at === 'deviceToken' ? request.deviceToken : (headerIn(log, at) ?? '')
      return !isPlaceholder(value)
    },
  )
}
