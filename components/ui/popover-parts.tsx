'use client'

import { Popover as PopoverPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { FLOAT } from './float'
import { StandIn, type StandInProps } from './stand-in'

interface PopoverPartsProps extends React.ComponentProps<typeof PopoverPrimitive.Content> {
  open: boolean
  onOpenChange: (open: boolean) => void
  standIn: StandInProps
}

/** Radix’ popover of a trigger that stands elsewhere. `PopoverContent` fetches it. */
export function PopoverParts(props: PopoverPartsProps) {
  const { open, onOpenChange, standIn, className, ...rest } = props
  return (
    <PopoverPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <PopoverPrimitive.Trigger asChild>
        <StandIn {...standIn} />
      </PopoverPrimitive.Trigger>
      <PopoverPrimitive.Portal>
        <PopoverPrimitive.Content
          data-slot="popover"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={cn(FLOAT, 'w-80 max-w-[calc(100vw-16px)] p-4', className)}
          {...rest}
        />
      </PopoverPrimitive.Portal>
    </PopoverPrimitive.Root>
  )
}
