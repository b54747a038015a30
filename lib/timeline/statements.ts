import type { NoticeFact } from './evidence'
import type { RenewalFact } from './facts'
import type { LaneFacts } from './lanes'
import { compareText } from './words'

/** What Apple said at an instant of how a subscription stands. */
export interface Statement {
  at: number
  /** `running`: at least not failing. `silent`: it says nothing of the kind. */
  state: 'running' | 'grace' | 'retry' | 'ended' | 'revoked' | 'silent'
  /** Of `grace`: until when, where that was said. */
  graceUntil: number | null
  /** When the period ends, or ended, that the statement speaks of. */
  renewsAt: number | null
  /** The status as a number, where one was given. */
  status: number | null
  originalId: string
  /** `an EXPIRED notification`, `renewal info`, `status 2` */
  source: string
  proof: string
}

const STATES: Readonly<Record<number, Statement['state']>> = {
  1: 'running',
  2: 'ended',
  3: 'retry',
  4: 'grace',
  5: 'revoked',
}

/** Everything that was said of a subscription, in order of time. */
export function statementsOf({ transactions, renewals, notices }: LaneFacts): Statement[] {
  const said: Statement[] = []
  for (const { all } of transactions) {
    for (const { signedAt, status, originalId, expiresAt, proof } of all) {
      if (signedAt === null || status === null) continue
      said.push({ ...byStatus(status), at: signedAt, renewsAt: expiresAt, originalId, proof })
    }
  }
  for (const renewal of renewals)
    if (renewal.signedAt !== null) said.push(ofRenewal(renewal, renewal.signedAt))
  for (const notice of notices)
    if (notice.signedAt !== null) said.push(...ofNotice(notice, notice.signedAt))
  return said.sort(
    (a, b) => a.at - b.at || FIRMNESS[a.state] - FIRMNESS[b.state] || compareText(a.proof, b.proof),
  )
}

/** Of what was signed at the same instant the one that says most comes last, and so counts. */
const FIRMNESS = { silent: 0, running: 1, retry: 2, grace: 3, ended: 4, revoked: 5 }

function byStatus(status: number) {
  const state = STATES[status] ?? 'silent'
  return { state, status, graceUntil: null, source: `status ${status}` } as const
}

function ofRenewal(fact: RenewalFact, at: number): Statement {
  const { originalId, proof, graceUntil, renewsAt, status } = fact
  const base = { at, originalId, proof, renewsAt, graceUntil, status, source: 'renewal info' }
  if (status !== null && Object.hasOwn(STATES, status)) {
    return { ...base, state: STATES[status] ?? 'silent', source: `status ${status}` }
  }
  if (fact.retrying === true) {
    return { ...base, state: graceUntil !== null && graceUntil > at ? 'grace' : 'retry' }
  }
  if (graceUntil !== null && graceUntil > at) return { ...base, state: 'grace' }
  // https://developer.apple.com/documentation/appstoreserverapi/expirationintent is there once it expired.
  if (fact.intent !== null) return { ...base, state: 'ended' }
  return { ...base, state: fact.retrying === false ? 'running' : 'silent' }
}

function ofNotice(notice: NoticeFact, at: number): Statement[] {
  const { originalId, proof, type, subtype, status } = notice
  if (originalId === null) return []
  const base = { at, originalId, proof, renewsAt: null, graceUntil: null, status }
  const source = `a notification ${type}${subtype === null ? '' : ` (${subtype})`}`
  const state = status === null ? stateOf(type, subtype) : (STATES[status] ?? 'silent')
  return [{ ...base, state, source }]
}

/** What a type says of the subscription by itself; most say nothing certain. */
function stateOf(type: string, subtype: string | null): Statement['state'] {
  switch (type) {
    case 'SUBSCRIBED':
    case 'DID_RENEW':
      return 'running'
    case 'EXPIRED':
      return 'ended'
    case 'DID_FAIL_TO_RENEW':
      return subtype === 'GRACE_PERIOD' ? 'grace' : 'retry'
    case 'GRACE_PERIOD_EXPIRED':
      return 'retry'
    case 'REVOKE':
      return 'revoked'
    default:
      return 'silent'
  }
}
