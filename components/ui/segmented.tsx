'use client'

import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { useGroupProps } from './field-context'

interface SegmentedProps<Value extends string> {
  options: readonly { value: Value; label: ReactNode; disabled?: boolean }[]
  /** `null`: nothing is chosen yet. */
  value: Value | null
  onValueChange: (value: Value) => void
  /** Fills the width, each option with the same share. */
  stretch?: boolean
  disabled?: boolean
  className?: string
  'aria-label'?: string
}

/** A choice of one of few, all in sight. A radio group to a screen reader and to the keyboard. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { options, value, onValueChange, stretch, disabled, className } = props
  const wiring = useGroupProps(props)
  return (
    <RadioGroup.Root
      data-slot="segmented"
      {...wiring}
      aria-label={props['aria-label']}
      value={value ?? ''}
      onValueChange={(next) => onValueChange(next as Value)}
      disabled={disabled ?? false}
      orientation="horizontal"
      className={cn(
        'inline-flex h-8 w-fit max-w-full rounded-md border bg-sunken p-0.5 max-sm:h-11',
        stretch && 'flex w-full',
        className,
      )}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className={cn(
            'inline-flex min-w-0 items-center justify-center gap-1.5 truncate rounded-[4px] px-2.5 text-base text-muted',
            'transition-colors hover:text-foreground disabled:text-faint',
            'data-[state=checked]:bg-surface data-[state=checked]:font-medium data-[state=checked]:text-foreground',
            'data-[state=checked]:shadow-[0_0_0_1px_var(--control)]',
            'dark:data-[state=checked]:bg-hover',
            stretch && 'flex-1',
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
