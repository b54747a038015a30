'use client'

import { cn } from '@/lib/cn'

export function Label({ className, ...props }: React.ComponentProps<'label'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: whoever draws it says what it belongs to
    <label
      data-slot="label"
      className={cn('font-medium text-xs text-foreground', className)}
      // Two clicks in a row are for the control, not for marking the word.
      onMouseDown={(event) => {
        const inside = event.target as HTMLElement
        if (event.detail > 1 && !inside.closest('button, input, select, textarea')) {
          event.preventDefault()
        }
      }}
      {...props}
    />
  )
}
