import { ArrowLeft, ArrowRight } from 'lucide-react'
import { PageLink } from '@/components/ui/page-link'
import type { AnyRule } from '@/lib/rules/rule'

interface RuleSiblingsProps {
  previous: AnyRule<unknown> | undefined
  next: AnyRule<unknown> | undefined
}

const LINK = 'flex min-h-11 items-center gap-2 text-muted hover:text-foreground'

/** The rules before and after this one in its group. */
export function RuleSiblings({ previous, next }: RuleSiblingsProps) {
  return (
    <nav
      aria-label="Other rules of this group"
      className="flex flex-wrap justify-between gap-x-6 border-t pt-2 print:hidden"
    >
      {previous ? (
        <PageLink href={`/rules/${previous.code}`} rel="prev" className={LINK}>
          <ArrowLeft aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">Before: </span>
          {previous.title}
        </PageLink>
      ) : null}
      {next ? (
        <PageLink href={`/rules/${next.code}`} rel="next" className={`${LINK} ml-auto text-right`}>
          <span className="sr-only">After: </span>
          {next.title}
          <ArrowRight aria-hidden className="size-4 shrink-0" />
        </PageLink>
      ) : null}
    </nav>
  )
}
