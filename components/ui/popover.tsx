'use client'

import { Popover as PopoverPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { FLOAT } from './float'

export const Popover = PopoverPrimitive.Root
export const PopoverTrigger = PopoverPrimitive.Trigger

/** Give it an `aria-label` or `aria-labelledby`: it is a dialog. */
export function PopoverContent({
  className,
  ...props
}: React.ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        data-slot="popover"
        align="end"
        sideOffset={4}
        collisionPadding={8}
        className={cn(FLOAT, 'w-80 max-w-[calc(100vw-16px)] p-4', className)}
        {...props}
      />
    </PopoverPrimitive.Portal>
  )
}
