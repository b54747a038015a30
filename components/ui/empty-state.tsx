import { cn } from '@/lib/cn'

interface EmptyStateProps extends Omit<React.ComponentProps<'div'>, 'title'> {
  title: React.ReactNode
  /** Buttons: a sample to try comes first. */
  actions?: React.ReactNode
}

/** What this place is for (children), and something to do with it now. */
export function EmptyState({ title, actions, className, children, ...props }: EmptyStateProps) {
  return (
    <div data-slot="empty-state" className={cn('grid grid-cols-1 gap-3 p-4', className)} {...props}>
      <div className="wrap-anywhere grid max-w-prose grid-cols-1 gap-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
