import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import { cn } from '@/lib/cn'

const button = cva(
  'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 overflow-hidden ' +
    'whitespace-nowrap rounded-md border font-medium transition-colors ' +
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 ' +
    '[&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border-border bg-surface text-foreground hover:bg-hover',
        ghost: 'border-transparent text-muted hover:bg-hover hover:text-foreground',
        danger: 'border-border bg-surface text-fail hover:bg-fail-soft',
        'danger-solid': 'border-transparent bg-fail text-on-fail hover:opacity-90',
        link: 'border-transparent text-link underline-offset-3 hover:underline',
      },
      size: {
        md: 'h-8 px-3 text-base max-sm:h-11 max-sm:px-4',
        sm: 'h-7 px-2 text-xs max-sm:h-9',
        icon: 'size-8 max-sm:size-11',
        'icon-sm': 'touch size-6 overflow-visible',
        inline: 'h-auto px-0 text-[length:inherit]',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

interface ButtonProps extends React.ComponentProps<'button'>, VariantProps<typeof button> {
  /** Draws the look on the child element instead, such as a link. */
  asChild?: boolean
  /** The work has begun: the button stays focusable, does nothing, and shows a moving line. */
  busy?: boolean
}

export function Button(props: ButtonProps) {
  const { className, variant, size, asChild, busy, children, onClick, ...rest } = props
  const classes = cn(button({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root data-slot="button" className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type="button"
      data-slot="button"
      className={classes}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      {...rest}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
      {busy ? (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-1/3 animate-travel bg-current" />
        </span>
      ) : null}
    </button>
  )
}
