import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { cn } from '@/lib/cn'
import { WireText } from '../wire-text'

interface VerdictLineProps {
  meaning: Meaning
  /** `Valid`, `Invalid`, … */
  word: string
  summary: string
}

/** The verdict: icon, word and colour, and its grounds in a sentence. */
export function VerdictLine({ meaning, word, summary }: VerdictLineProps) {
  const { icon: Icon, text, soft } = MEANINGS[meaning]
  return (
    <div className={cn('flex items-start gap-2.5 px-4 py-2.5', soft)}>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
      <p data-testid="verdict" className="wrap-anywhere min-w-0 max-w-prose">
        <strong className={text}>{word}.</strong> <WireText text={summary} />
      </p>
    </div>
  )
}
