import { CircleX } from 'lucide-react'
import { cn } from '@/lib/cn'

/** What could not be done, where it was tried. */
export function Problem({ children, className }: { children: string | null; className?: string }) {
  return (
    <div aria-live="polite">
      {children ? (
        <p className={cn('flex items-start gap-1.5 text-fail', className)}>
          <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{children}</span>
        </p>
      ) : null}
    </div>
  )
}
