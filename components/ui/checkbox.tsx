'use client'

import { Check } from 'lucide-react'
import { Checkbox as CheckboxPrimitive } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn'

interface CheckboxProps
  extends Omit<React.ComponentProps<typeof CheckboxPrimitive.Root>, 'children' | 'asChild'> {
  label?: ReactNode
}

export function Checkbox({ label, className, id, ...props }: CheckboxProps) {
  const ownId = useId()
  const root = (
    <CheckboxPrimitive.Root
      data-slot="checkbox"
      id={id ?? ownId}
      className={cn(
        'touch inline-flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-control bg-surface',
        'transition-colors hover:border-muted data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        'disabled:cursor-not-allowed disabled:opacity-55',
      )}
      {...props}
    >
      <CheckboxPrimitive.Indicator>
        <Check aria-hidden className="size-3 text-on-accent" strokeWidth={3} />
      </CheckboxPrimitive.Indicator>
    </CheckboxPrimitive.Root>
  )
  if (label === undefined) return root
  return (
    <span className={cn('inline-flex min-h-7 items-center gap-2', className)}>
      {root}
      <label htmlFor={id ?? ownId}>{label}</label>
    </span>
  )
}
