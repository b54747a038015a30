import { cn } from '@/lib/cn'

/** Names and values in two columns, one under the other on a phone. Rows are `Fact`. */
export function Facts({ className, ...props }: React.ComponentProps<'dl'>) {
  return (
    <dl
      data-slot="facts"
      className={cn(
        'grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)]',
        className,
      )}
      {...props}
    />
  )
}

export function Fact({ name, children }: { name: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted max-sm:mt-2 max-sm:text-xs sm:leading-6">{name}</dt>
      <dd className="min-w-0 sm:leading-6">{children}</dd>
    </div>
  )
}
