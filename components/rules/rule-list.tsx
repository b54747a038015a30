import Link from 'next/link'
import { LEVELS } from '@/components/findings/levels'
import { cn } from '@/lib/cn'
import type { RuleEntry } from './rule-entry'

/** Rules in rows: level, title, and the code that findings name. */
export function RuleList({ rules, label }: { rules: readonly RuleEntry[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y">
      {rules.map((rule) => {
        const { icon: Icon, text, word } = LEVELS[rule.level]
        return (
          <li key={rule.code}>
            <Link
              href={`/rules/${rule.code}`}
              className="grid min-h-8 grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-2.5 px-4 py-1.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 max-sm:min-h-11 lg:grid-cols-[1rem_minmax(0,1fr)_auto]"
            >
              <Icon aria-hidden className={cn('size-4', text)} />
              <span>
                <span className="sr-only">{word}: </span>
                {rule.title}
              </span>
              <code className="wrap-anywhere text-muted text-xs max-lg:col-start-2">
                {rule.code}
              </code>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
