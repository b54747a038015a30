import type { Meaning } from '@/components/ui/meaning'
import type { Verdict } from '@/lib/inspect'

/** How a verdict looks: its word, and the meaning whose icon and colour it has. */
export const VERDICTS: Record<Verdict, { meaning: Meaning; word: string }> = {
  valid: { meaning: 'pass', word: 'Valid' },
  invalid: { meaning: 'fail', word: 'Invalid' },
  unverified: { meaning: 'unverified', word: 'Unverified' },
}
