import { LEVELS } from '@/components/findings/levels'
import { cn } from '@/lib/cn'
import type { Finding } from '@/lib/rules/rule'

/** What is wrong with this very place, a line each; the checklist says more. */
export function Flags({ findings }: { findings: readonly Finding[] }) {
  return findings.map(({ code, level, title }) => {
    const { icon: Icon, word, text } = LEVELS[level]
    return (
      <p key={code} className={cn('mt-0.5 flex items-start gap-1.5', text)}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          <span className="sr-only">{word}: </span>
          {title}
        </span>
      </p>
    )
  })
}
