'use client'

import { Popover } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { cn } from '@/lib/cn'
import { FLOAT } from './float'

interface ComboboxListProps {
  input: RefObject<HTMLInputElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/** Where a combobox's suggestions float. `Combobox` fetches it. */
export function ComboboxList({ input, open, onOpenChange, children }: ComboboxListProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={input as RefObject<HTMLInputElement>} />
      <Popover.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        role="presentation"
        aria-label={undefined}
        className={cn(FLOAT, 'w-(--radix-popover-trigger-width) min-w-64')}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={(event) => {
          if (event.target === input.current) event.preventDefault()
        }}
      >
        {children}
      </Popover.Content>
    </Popover.Root>
  )
}
