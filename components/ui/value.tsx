'use client'

import { useState } from 'react'
import { cn } from '@/lib/cn'
import { CopyButton } from './copy-button'

interface ValueProps {
  value: string
  /** What it is, as in "device token": names the copy button. */
  label: string
  /** One line with an end cut off until it is clicked; otherwise it wraps. */
  oneLine?: boolean
  className?: string
}

/** Something from the wire in mono: all of it can be seen and all of it can be copied. */
export function Value({ value, label, oneLine, className }: ValueProps) {
  const [open, setOpen] = useState(!oneLine)
  return (
    <span data-slot="value" className={cn('flex min-w-0 items-start gap-1', className)}>
      {oneLine ? (
        <button
          type="button"
          aria-expanded={open}
          title={open ? undefined : value}
          onClick={() => setOpen(!open)}
          className={cn(
            'min-w-0 rounded-md text-left font-mono leading-6',
            open ? 'break-all' : 'truncate',
          )}
        >
          {value}
        </button>
      ) : (
        <code className="min-w-0 break-all leading-6">{value}</code>
      )}
      <CopyButton value={value} label={`Copy ${label}`} />
    </span>
  )
}
