import { LEVELS } from '@/components/findings/levels'
import { PlainLink } from '@/components/ui/plain-link'
import { cn } from '@/lib/cn'
import type { RuleEntry } from './rule-entry'

const ROW =
  'grid gap-x-4 px-4 py-1.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 max-md:py-2'

// On a narrow window the level, the title and the code stand under each other.
const WIDE_ROW = 'md:grid-cols-[5.5rem_minmax(0,1fr)_minmax(0,1fr)] md:items-center'

/** Rules in rows: level, title, and the code that findings name. */
export function RuleList({ rules, label }: { rules: readonly RuleEntry[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y">
      {rules.map((rule) => {
        const { icon: Icon, text, word } = LEVELS[rule.level]
        return (
          <li key={rule.code}>
            <PlainLink href={`/rules/${rule.code}`} className={cn(ROW, WIDE_ROW)}>
              <span className="flex items-center gap-2 text-muted text-xs">
                <Icon aria-hidden className={cn('size-4 shrink-0', text)} />
                {word}
              </span>
              <span>{rule.title}</span>
              <code className="wrap-anywhere text-muted text-xs">{rule.code}</code>
            </PlainLink>
          </li>
        )
      })}
    </ul>
  )
}
