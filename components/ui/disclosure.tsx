import { ChevronRight } from 'lucide-react'
import { cn } from '@/lib/cn'

interface DisclosureProps extends Omit<React.ComponentProps<'details'>, 'title'> {
  title: React.ReactNode
  /** At the right of the line. */
  aside?: React.ReactNode
}

/** A line that opens. The browser's own details: works without script, is found by its search. */
export function Disclosure({ title, aside, className, children, ...props }: DisclosureProps) {
  return (
    <details data-slot="disclosure" className={cn('min-w-0', className)} {...props}>
      <summary className="flex min-h-7 list-none items-center gap-1.5 rounded-md text-muted transition-colors hover:text-foreground max-sm:min-h-11">
        <ChevronRight
          aria-hidden
          // Its own details alone: one inside another that is open may be closed.
          className="size-4 shrink-0 transition-transform in-[details[open]>summary]:rotate-90"
        />
        <span className="min-w-0">{title}</span>
        {aside ? <span className="ml-auto text-xs">{aside}</span> : null}
      </summary>
      <div className="pt-1 pb-2 pl-5.5">{children}</div>
    </details>
  )
}
