import { APNS_REASONS, type ApnsReason, type Retry } from '@/lib/apple/apns-reasons'
import { possibleCauses } from '@/lib/apple/possible-causes'
import { type AnyRule, defineRule } from './rule'

/** An answer of APNs, as far as the rules of this group look at it. */
export interface ReasonSubject {
  status: number
  /** As it came; `null`: the answer had none. */
  reason: string | null
}

const RETRY: Record<Retry, string> = {
  never: 'Do not send it again to this token.',
  'after-fixing': 'Fix this, then send it again.',
  later: 'Send it again later.',
  'after-15-minutes': 'Send it again after 15 minutes.',
}

/** What is refused in one environment may be right in the other. */
const OF_THE_ENVIRONMENT = 'BadDeviceToken'

/** One rule for every row of Apple's table of reasons: a new reason is a row there and nothing here. */
export const apnsReasonRules: readonly AnyRule<ReasonSubject>[] = APNS_REASONS.map(reasonRule)

/** `BadDeviceToken` ↔ `apns-reason/bad-device-token`. */
export function reasonCode(row: ApnsReason): `apns-reason/${string}` {
  return `apns-reason/${row.reason.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}`
}

function reasonRule(row: ApnsReason): AnyRule<ReasonSubject> {
  const spellings = [row.reason, ...row.otherSpellings]
  const [first, ...others] = spellings.map((reason) => ({ status: row.status, reason }))
  return defineRule<ReasonSubject, ReasonSubject>({
    code: reasonCode(row),
    level: 'error',
    title: row.title,
    cause: possibleCauses(row.causes),
    fix: row.fix,
    see: row.see,
    check: (subject) => {
      if (subject.reason === null) return 'not-applicable'
      return spellings.includes(subject.reason) ? { args: subject } : 'pass'
    },
    message: ({ status, reason }) =>
      `APNs answered ${status} ${reason}${status === row.status ? '' : ` (Apple documents it with ${row.status})`}. ${row.causes.length === 1 ? `${row.causes[0]} ` : ''}${row.reason === OF_THE_ENVIRONMENT ? 'Do not send it again to this environment.' : RETRY[row.retry]}`,
    examples: () => ({
      bad: [first ?? { status: row.status, reason: row.reason }, ...others],
      good: [
        { status: 200, reason: null },
        { status: 400, reason: 'SomethingNew' },
      ],
    }),
  })
}
