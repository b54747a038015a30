import type { Meaning } from '@/components/ui/meaning'
import type { Inspection, Verdict } from '@/lib/inspect'
import { verdictWord, warningCount } from '@/lib/inspect/verdict-word'
import { visible } from '@/lib/text/visible'

interface VerdictLook {
  meaning: Meaning
  word: string
}

/** How a verdict looks by itself: its word, and the meaning whose icon and colour it has. */
export const VERDICTS: Record<Verdict, VerdictLook> = {
  valid: { meaning: 'pass', word: 'Valid' },
  invalid: { meaning: 'fail', word: 'Invalid' },
  unverified: { meaning: 'unverified', word: 'Unverified' },
}

/** How the verdict of an inspection looks: valid with a warning is not green, and says so. */
export function verdictLook(
  inspection: Pick<Inspection, 'format' | 'verdict' | 'findings' | 'steps'>,
): VerdictLook {
  const warned = inspection.verdict === 'valid' && warningCount(inspection) > 0
  return {
    meaning: warned ? 'warning' : VERDICTS[inspection.verdict].meaning,
    word: verdictWord(inspection),
  }
}

/** What it is, its verdict and why, as it is read aloud. */
export const verdictInWords = (inspection: Inspection): string =>
  visible(`${inspection.title}. ${verdictWord(inspection)}. ${inspection.summary}`)
