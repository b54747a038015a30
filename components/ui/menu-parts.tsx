'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as MenuPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { FLOAT, FLOAT_ITEM } from './float'
import { MenuContext } from './menu-context'
import { StandIn, type StandInProps } from './stand-in'

interface MenuPartsProps extends React.ComponentProps<typeof MenuPrimitive.Content> {
  open: boolean
  onOpenChange: (open: boolean) => void
  standIn: StandInProps
}

/** Radix’ menu of a trigger that stands elsewhere. `DropdownMenuContent` fetches it. */
export function MenuParts(props: MenuPartsProps) {
  const { open, onOpenChange, standIn, className, ...rest } = props
  return (
    // Not modal: the page behind it stays where it is and in reach of a screen reader.
    <MenuPrimitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <MenuPrimitive.Trigger asChild>
        <StandIn {...standIn} />
      </MenuPrimitive.Trigger>
      <MenuContext value={ITEMS}>
        <MenuPrimitive.Content
          data-slot="dropdown-menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={cn(FLOAT, 'max-w-[calc(100vw-16px)] p-1', className)}
          {...rest}
        />
      </MenuContext>
    </MenuPrimitive.Root>
  )
}

function Item({ className, ...props }: React.ComponentProps<typeof MenuPrimitive.Item>) {
  return <MenuPrimitive.Item className={cn(FLOAT_ITEM, className)} {...props} />
}

/** One of several; the chosen one has a tick at its right. */
function RadioItem(props: React.ComponentProps<typeof MenuPrimitive.RadioItem>) {
  const { className, children, ...rest } = props
  return (
    <MenuPrimitive.RadioItem className={cn(FLOAT_ITEM, 'pr-8', className)} {...rest}>
      {children}
      <MenuPrimitive.ItemIndicator className="absolute top-1.5 right-2">
        <Check aria-hidden className="text-link" />
      </MenuPrimitive.ItemIndicator>
    </MenuPrimitive.RadioItem>
  )
}

const ITEMS = { Item, RadioGroup: MenuPrimitive.RadioGroup, RadioItem }
