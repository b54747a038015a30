'use client'

import { CircleX } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn'
import { FieldContext } from './field-context'
import { Label } from './label'

interface FieldProps {
  label: ReactNode
  /** One line under the control. Stays when there is an error. */
  hint?: ReactNode
  /** What is wrong with the value, and what to do. Read out by screen readers when it comes. */
  error?: ReactNode
  /** What is known of the value, at the right of the label: "32 bytes", a meter, a link. */
  aside?: ReactNode
  /** Hides the label from the eye, not from a screen reader. */
  labelHidden?: boolean
  className?: string
  children: ReactNode
}

/** A labelled control. Input, Textarea, Select, Combobox and Segmented find their wiring by context. */
export function Field(props: FieldProps) {
  const { label, hint, error, aside, labelHidden, className, children } = props
  const id = useId()
  const invalid = error !== undefined && error !== null && error !== false && error !== ''
  const describedBy = [hint ? `${id}-hint` : '', invalid ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  const wiring = {
    id,
    labelId: `${id}-label`,
    describedBy: describedBy === '' ? undefined : describedBy,
    invalid,
  }
  return (
    <FieldContext value={wiring}>
      <div data-slot="field" className={cn('grid min-w-0 content-start', className)}>
        <div
          className={cn(
            'mb-1 flex min-h-5 items-baseline justify-between gap-3',
            labelHidden && 'sr-only',
          )}
        >
          <Label id={`${id}-label`} htmlFor={id}>
            {label}
          </Label>
          {aside ? <span className="text-xs text-muted">{aside}</span> : null}
        </div>
        {children}
        {hint ? (
          <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
            {hint}
          </p>
        ) : null}
        <div aria-live="polite">
          {invalid ? (
            <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-xs text-fail">
              <CircleX aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              <span>{error}</span>
            </p>
          ) : null}
        </div>
      </div>
    </FieldContext>
  )
}
