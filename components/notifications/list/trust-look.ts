import type { Meaning } from '@/components/ui/meaning'
import type { Arrival, ArrivalTrust } from '@/lib/notifications/arrival'

interface TrustLook {
  meaning: Meaning
  /** A word or two. */
  word: string
}

const TRUST_LOOKS: Readonly<Record<ArrivalTrust, TrustLook>> = {
  apple: { meaning: 'pass', word: 'Genuine' },
  simulator: { meaning: 'pass', word: 'Genuine for the simulator' },
  secret: { meaning: 'pass', word: 'Matches the secret' },
  unproven: { meaning: 'unverified', word: 'Unproven' },
  refused: { meaning: 'fail', word: 'Refused' },
  none: { meaning: 'notice', word: 'Not a notification' },
}

/** How an arrival's trust looks. `null`: it does not open. */
export function trustLook(told: Pick<Arrival, 'trust'> | null): TrustLook {
  return told === null ? { meaning: 'fail', word: 'Cannot be opened' } : TRUST_LOOKS[told.trust]
}
