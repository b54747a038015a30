'use client'

import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn'

interface SwitchProps extends Omit<React.ComponentProps<'button'>, 'children' | 'value'> {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** The words behind the switch; without them give an `aria-label`. */
  label?: ReactNode
}

/** Takes effect at once. For a choice that is sent with a form, use a checkbox. */
export function Switch(props: SwitchProps) {
  const { label, checked, onCheckedChange, className, id, ...rest } = props
  const ownId = useId()
  const state = checked ? 'checked' : 'unchecked'
  const root = (
    <button
      type="button"
      role="switch"
      data-slot="switch"
      aria-checked={checked}
      data-state={state}
      onClick={() => onCheckedChange(!checked)}
      id={id ?? ownId}
      className={cn(
        'touch inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-control bg-sunken',
        'transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        'disabled:cursor-not-allowed disabled:opacity-55',
      )}
      {...rest}
    >
      <span
        data-state={state}
        className="block size-3 translate-x-0.5 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent"
      />
    </button>
  )
  if (label === undefined) return root
  return (
    <span className={cn('inline-flex min-h-7 items-center gap-2', className)}>
      {root}
      <label htmlFor={id ?? ownId}>{label}</label>
    </span>
  )
}
