import { cn } from '@/lib/cn'

/** A bordered area of the page. Panels do not stand inside panels. */
export function Panel({ className, ...props }: React.ComponentProps<'section'>) {
  return (
    <section
      data-slot="panel"
      className={cn('min-w-0 overflow-clip rounded-lg border bg-surface', className)}
      {...props}
    />
  )
}

interface PanelHeaderProps extends Omit<React.ComponentProps<'header'>, 'title'> {
  title: React.ReactNode
  /** The heading's id, for the panel's `aria-labelledby`. */
  titleId?: string
  /** Behind the title, in the quieter colour: a count, a size. */
  aside?: React.ReactNode
}

/** Title at the left, actions (children) at the right; 40 px high. */
export function PanelHeader(props: PanelHeaderProps) {
  const { title, titleId, aside, className, children, ...rest } = props
  return (
    <header
      className={cn(
        'flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-1',
        className,
      )}
      {...rest}
    >
      <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-2">
        <h2 id={titleId} className="text-base">
          {title}
        </h2>
        {aside ? <span className="text-xs text-muted tabular-nums">{aside}</span> : null}
      </div>
      {children ? (
        <div className="flex min-w-0 items-center gap-1 print:hidden">{children}</div>
      ) : null}
    </header>
  )
}

export function PanelBody({ className, ...props }: React.ComponentProps<'div'>) {
  return <div className={cn('grid gap-4 p-4', className)} {...props} />
}
