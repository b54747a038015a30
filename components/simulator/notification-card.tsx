import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

interface NotificationCardProps {
  app: string
  /** Such as "now" or "3 min ago". */
  when: ReactNode
  title: string
  subtitle: string
  body: string
  /** Sound, badge and the like, in a quiet line. */
  extras: readonly string[]
  className?: string
}

/** A notification as a lock screen draws it. */
export function NotificationCard(props: NotificationCardProps) {
  const { app, when, title, subtitle, body, extras, className } = props
  return (
    <div className={cn('flex items-start gap-2.5 rounded-lg border bg-raised p-3', className)}>
      <span
        aria-hidden
        className="grid size-8 shrink-0 place-content-center rounded-md bg-simulator font-medium text-on-accent dark:text-background"
      >
        {(app.split('.').at(-1) ?? app).slice(0, 1).toUpperCase() || '?'}
      </span>
      <div className="grid min-w-0 flex-1 grid-cols-1">
        <p className="flex items-baseline justify-between gap-2 text-muted text-xs">
          <span className="truncate">{app}</span>
          <span className="shrink-0">{when}</span>
        </p>
        {title ? <p className="wrap-anywhere font-medium">{title}</p> : null}
        {subtitle ? <p className="wrap-anywhere">{subtitle}</p> : null}
        {body ? <p className="wrap-anywhere line-clamp-4 whitespace-pre-line">{body}</p> : null}
        {extras.length > 0 ? <p className="text-muted text-xs">{extras.join(' · ')}</p> : null}
      </div>
    </div>
  )
}
