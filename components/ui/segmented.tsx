'use client'

import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { useGroupProps } from './field-context'
import { reachedBy } from './roving'

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
  const enabled = options.filter((option) => !option.disabled)
  const inTabOrder = (enabled.find((option) => option.value === value) ?? enabled[0])?.value
  const choose = (next: Value) => {
    if (next !== value) onValueChange(next)
  }
  return (
    <div
      data-slot="segmented"
      role="radiogroup"
      {...wiring}
      aria-label={props['aria-label']}
      className={cn(
        'inline-flex h-8 w-fit max-w-full rounded-md border bg-sunken p-0.5 max-sm:h-11',
        stretch && 'flex w-full',
        className,
      )}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a button has the look, and is one size with the others
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          data-state={option.value === value ? 'checked' : 'unchecked'}
          disabled={disabled || option.disabled}
          tabIndex={option.value === inTabOrder ? 0 : -1}
          onClick={() => choose(option.value)}
          onKeyDown={(event) => {
            // ↵ is for the form; Space chooses. https://www.w3.org/WAI/ARIA/apg/patterns/radio/
            if (event.key === 'Enter') event.preventDefault()
            const next = reachedBy(event, 'radio')
            if (!next) return
            event.preventDefault()
            next.focus()
            next.click()
          }}
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
        </button>
      ))}
    </div>
  )
}
