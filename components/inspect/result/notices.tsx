'use client'

import { ChevronRight } from 'lucide-react'
import { LEVELS } from '@/components/findings/levels'
import { RuleLink } from '@/components/findings/rule-link'
import { SourceLinks } from '@/components/findings/source-links'
import { cn } from '@/lib/cn'
import type { Finding } from '@/lib/rules/rule'

/** What is good to know, a line each: nothing is wrong, so it does not stand before the facts. */
export function Notices({ notices }: { notices: readonly Finding[] }) {
  if (notices.length === 0) return null
  const { icon: Icon, word, text } = LEVELS.notice
  return (
    <ul aria-label="Good to know" className="border-t py-1.5">
      {notices.map((notice, index) => (
        // One rule may find several things at one place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={`${notice.code} ${index}`}>
          <details open={notices.length === 1} className="group/notice">
            <summary className="flex min-h-7 list-none items-start gap-2.5 px-4 py-1 -outline-offset-2 hover:bg-sunken max-sm:min-h-11">
              <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
              <span className="wrap-anywhere min-w-0">
                <span className={cn('mr-1.5', text)}>{word}</span>
                {notice.title}
              </span>
              <ChevronRight
                aria-hidden
                className="mt-0.5 ml-auto size-4 shrink-0 text-faint transition-transform group-open/notice:rotate-90"
              />
            </summary>
            <div className="grid gap-1 pr-4 pb-2 pl-10.5">
              <p className="wrap-anywhere max-w-prose text-muted">{notice.message}</p>
              <p className="wrap-anywhere max-w-prose whitespace-pre-line">{notice.fix}</p>
              <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
                <RuleLink code={notice.code} />
                <SourceLinks see={notice.see} />
              </p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
