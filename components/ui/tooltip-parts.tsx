'use client'

import { Tooltip as TooltipPrimitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { FLOAT } from './float'
import { StandIn, type StandInProps } from './stand-in'

interface TooltipPartsProps {
  id: string
  content: ReactNode
  side: 'top' | 'right' | 'bottom' | 'left'
  open: boolean
  onOpenChange: (open: boolean) => void
  standIn: StandInProps
}

/** What `Tooltip` fetches. */
export function TooltipParts(props: TooltipPartsProps) {
  const { id, content, side, open, onOpenChange, standIn } = props
  return (
    <TooltipPrimitive.Provider delayDuration={300}>
      <TooltipPrimitive.Root open={open} onOpenChange={onOpenChange}>
        <TooltipPrimitive.Trigger asChild>
          <StandIn {...standIn} />
        </TooltipPrimitive.Trigger>
        <TooltipPrimitive.Portal>
          <TooltipPrimitive.Content
            id={id}
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className={cn(FLOAT, 'flex max-w-72 items-center gap-2 px-2 py-1 text-xs')}
          >
            {content}
          </TooltipPrimitive.Content>
        </TooltipPrimitive.Portal>
      </TooltipPrimitive.Root>
    </TooltipPrimitive.Provider>
  )
}
