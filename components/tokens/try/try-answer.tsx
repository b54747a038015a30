import { SourceLinks } from '@/components/findings/source-links'
import { RawAnswer } from '@/components/push/raw-answer'
import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { TryResult } from '@/lib/token/try/order'
import { readTry } from '@/lib/token/try/reading'
import type { TrySays } from '@/lib/token/try/reasons'

const LOOKS: Readonly<Record<TrySays, Meaning>> = {
  good: 'pass',
  likely: 'unverified',
  bad: 'fail',
  nothing: 'unverified',
}

/** What the answer says of the token, how sure that is, and the answer itself. */
export function TryAnswer({ result }: { result: TryResult }) {
  if (result.kind === 'not-sent') {
    const { title, message, fix } = result.problem
    return (
      <div className="grid gap-1 border-t bg-warning-soft px-4 py-2.5" data-testid="try-answer">
        <p className="font-medium">{title}</p>
        <p className="max-w-prose">
          {message} {fix}
        </p>
      </div>
    )
  }
  const { says, headline, sentence, caution, see } = readTry(result.outcome)
  const { icon: Icon, text, soft } = MEANINGS[LOOKS[says]]
  return (
    <div className="border-t" data-testid="try-answer">
      <div className={cn('flex items-start gap-2.5 px-4 py-2.5', soft)}>
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
        <p className="wrap-anywhere min-w-0 max-w-prose">
          <strong className={text}>{headline}.</strong> {visible(sentence)}
        </p>
      </div>
      <div className="grid gap-2 px-4 py-3">
        {caution === null ? null : <p className="max-w-prose text-muted">{caution}</p>}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          <SourceLinks see={see} />
        </p>
        <RawAnswer exchange={result.outcome.exchange} />
      </div>
    </div>
  )
}
