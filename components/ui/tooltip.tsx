'use client'

import { Tooltip as TooltipPrimitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { FLOAT } from './float'

export const TooltipProvider = TooltipPrimitive.Provider

interface TooltipProps {
  /** A few words. What must be read belongs on the page: a finger cannot hover. */
  content: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** One element that can have the focus. */
  children: ReactNode
}

export function Tooltip({ content, side = 'bottom', children }: TooltipProps) {
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger asChild>{children}</TooltipPrimitive.Trigger>
      <TooltipPrimitive.Portal>
        <TooltipPrimitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(FLOAT, 'flex max-w-72 items-center gap-2 px-2 py-1 text-xs')}
        >
          {content}
        </TooltipPrimitive.Content>
      </TooltipPrimitive.Portal>
    </TooltipPrimitive.Root>
  )
}
