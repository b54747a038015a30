import { cn } from '@/lib/cn'

/** A key's cap. */
export function Kbd({ className, ...props }: React.ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border px-1 font-sans text-muted text-xs',
        className,
      )}
      {...props}
    />
  )
}
