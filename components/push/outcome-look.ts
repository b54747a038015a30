import type { Meaning } from '@/components/ui/meaning'
import type { Attempt } from '@/lib/push/attempt'
import type { OutcomeKind } from '@/lib/push/outcome'

/** How each outcome is named and coloured, in the answer and in the history. */
const LOOKS: Record<OutcomeKind, { word: string; meaning: Meaning }> = {
  accepted: { word: 'Accepted', meaning: 'pass' },
  rejected: { word: 'Rejected', meaning: 'fail' },
  refused: { word: 'Not processed', meaning: 'warning' },
  unknown: { word: 'Unknown', meaning: 'unverified' },
}

export const OUTCOME_KINDS = Object.keys(LOOKS) as OutcomeKind[]

export function outcomeLook(kind: OutcomeKind): { word: string; meaning: Meaning } {
  return LOOKS[kind]
}

/** An attempt without an outcome is as unknown as one whose answer never came. */
export function attemptKind(attempt: Attempt): OutcomeKind {
  return attempt.outcome?.kind ?? 'unknown'
}
