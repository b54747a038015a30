import { findReason } from '@/lib/apple/apns-reasons'
import { environment } from '@/lib/apple/environments'
import { APPLE } from '@/lib/apple/sources'
import type { Outcome } from '@/lib/push/outcome'
import { transportFault } from '@/lib/push/transport-faults'
import { ORDER_NOT_DOCUMENTED, TRY_REASONS, type TrySays } from './reasons'

/** What came of trying a provider token. */
export interface TryReading {
  says: TrySays
  /** A few words without a full stop. */
  headline: string
  /** What was answered, and what follows for the token. */
  sentence: string
  /** What is not certain about it; `null`: nothing. */
  caution: string | null
  see: readonly string[]
}

const HEADLINES: Readonly<Record<TrySays, string>> = {
  good: 'The token is accepted',
  likely: 'The token is probably accepted',
  bad: 'The token is refused',
  nothing: 'This does not show whether the token is good',
}

const SIMULATED =
  'The simulator answered, not Apple: it knows only the keys that it made or was given.'

/** Reads the answer for what it says of the provider token. A reason that no table has says nothing. */
export function readTry(outcome: Outcome): TryReading {
  const { simulated } = environment(outcome.exchange.environment)
  const reading = read(outcome, simulated ? 'The simulator' : 'APNs')
  const caution = [reading.caution, simulated ? SIMULATED : null].filter((said) => said !== null)
  return { ...reading, caution: caution.length === 0 ? null : caution.join(' ') }
}

function read({ kind, reason, fault, exchange }: Outcome, who: string): TryReading {
  const status = exchange.response?.status ?? null
  if (status === null) {
    const row = fault ? transportFault(fault.code) : null
    return {
      says: 'nothing',
      headline: HEADLINES.nothing,
      sentence: `No answer came. ${row ? `${row.title}: ${row.cause} ${row.fix}` : ''}`.trim(),
      caution: null,
      see: row?.see ?? [APPLE.connection],
    }
  }
  if (kind === 'accepted') {
    return {
      says: 'good',
      headline: HEADLINES.good,
      sentence: `${who} answered 200, although the device token was made up. Whoever accepts the push has accepted the provider token.`,
      caution: null,
      see: [APPLE.responses],
    }
  }
  const name = reason === null ? null : (findReason(reason)?.reason ?? null)
  const row = TRY_REASONS.find((entry) => entry.reason === name)
  const came = `${who} answered ${status}${reason === null ? ' without a reason' : ` ${reason}`}.`
  if (!row) {
    return {
      says: 'nothing',
      headline: HEADLINES.nothing,
      sentence: `${came} Apple does not document it, so it says nothing about the token.`,
      caution: null,
      see: [APPLE.responses],
    }
  }
  return {
    says: row.says,
    headline: HEADLINES[row.says],
    sentence: `${came} ${row.about}`,
    caution: row.says === 'bad' ? null : ORDER_NOT_DOCUMENTED,
    see: row.see,
  }
}
