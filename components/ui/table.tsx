import { cn } from '@/lib/cn'

interface TableProps extends React.ComponentProps<'table'> {
  /** What the table holds, for screen readers; also names the area when it scrolls sideways. */
  label: string
}

/** Dense rows of 28 px; scrolls sideways by itself and not the page. */
export function Table({ label, className, ...props }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be no region without its heading
    <div
      role="region"
      aria-label={`${label}, table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative w-full overflow-x-auto focus-visible:-outline-offset-2"
    >
      <table
        data-slot="table"
        aria-label={label}
        className={cn('w-full border-collapse text-base', className)}
        {...props}
      />
    </div>
  )
}

export function TableHeader(props: React.ComponentProps<'thead'>) {
  return <thead data-slot="table-header" {...props} />
}

export function TableBody({ className, ...props }: React.ComponentProps<'tbody'>) {
  return (
    <tbody
      data-slot="table-body"
      className={cn('[&>tr:last-child]:border-0', className)}
      {...props}
    />
  )
}

export function TableRow({ className, ...props }: React.ComponentProps<'tr'>) {
  return (
    <tr
      data-slot="table-row"
      className={cn('border-b [tbody>&]:hover:bg-sunken aria-selected:bg-accent-soft', className)}
      {...props}
    />
  )
}

export function TableHead({ className, ...props }: React.ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      data-slot="table-head"
      className={cn(
        'h-8 whitespace-nowrap px-2 text-left font-normal text-muted text-xs first:pl-4 last:pr-4',
        className,
      )}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: React.ComponentProps<'td'>) {
  return (
    <td
      data-slot="table-cell"
      className={cn('h-8 px-2 py-1 align-middle first:pl-4 last:pr-4 max-sm:h-11', className)}
      {...props}
    />
  )
}
