import { cn } from '@/lib/cn'
import { MEANINGS, type Meaning } from './meaning'

interface BadgeProps extends React.ComponentProps<'span'> {
  /** Without one the badge is a plain label. */
  meaning?: Meaning
}

/** A short word with its meaning's icon; a plain one names a kind. */
export function Badge({ meaning, className, children, ...props }: BadgeProps) {
  const look = meaning === undefined ? undefined : MEANINGS[meaning]
  const Icon = look?.icon
  return (
    <span
      data-slot="badge"
      className={cn(
        'inline-flex h-5 w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded-md px-1.5',
        'font-medium text-xs tabular-nums',
        look ? [look.text, look.soft] : 'border text-muted',
        className,
      )}
      {...props}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
      {children ?? look?.word}
    </span>
  )
}
