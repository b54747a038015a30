'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as MenuPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { FLOAT, FLOAT_ITEM } from './float'

/** Not modal: the page behind it stays where it is and in reach of a screen reader. */
export function DropdownMenu(props: React.ComponentProps<typeof MenuPrimitive.Root>) {
  return <MenuPrimitive.Root modal={false} {...props} />
}

export const DropdownMenuTrigger = MenuPrimitive.Trigger
export const DropdownMenuRadioGroup = MenuPrimitive.RadioGroup

/** Drawn where it stands in the document, so that it belongs to its landmark. */
export function DropdownMenuContent({
  className,
  ...props
}: React.ComponentProps<typeof MenuPrimitive.Content>) {
  return (
    <MenuPrimitive.Content
      data-slot="dropdown-menu"
      align="end"
      sideOffset={4}
      collisionPadding={8}
      className={cn(FLOAT, 'max-w-[calc(100vw-16px)] p-1', className)}
      {...props}
    />
  )
}

export function DropdownMenuItem({
  className,
  ...props
}: React.ComponentProps<typeof MenuPrimitive.Item>) {
  return <MenuPrimitive.Item className={cn(FLOAT_ITEM, className)} {...props} />
}

/** One of several; the chosen one has a tick at its right. */
export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: React.ComponentProps<typeof MenuPrimitive.RadioItem>) {
  return (
    <MenuPrimitive.RadioItem className={cn(FLOAT_ITEM, 'pr-8', className)} {...props}>
      {children}
      <MenuPrimitive.ItemIndicator className="absolute top-1.5 right-2">
        <Check aria-hidden className="text-link" />
      </MenuPrimitive.ItemIndicator>
    </MenuPrimitive.RadioItem>
  )
}
