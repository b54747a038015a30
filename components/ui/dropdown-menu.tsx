'use client'

import type { ReactNode } from 'react'
import {
  DemandContext,
  DemandTrigger,
  type DemandTriggerProps,
  openedId,
  useDemand,
} from './demand-trigger'
import { later } from './later'
import {
  type MenuItemProps,
  type MenuRadioGroupProps,
  type MenuRadioItemProps,
  useMenuItems,
} from './menu-context'
import { useOnDemand } from './on-demand'

const MenuParts = later(() => import('./menu-parts').then((module) => module.MenuParts))

const KEYS = ['Enter', ' ', 'ArrowDown']

/** A button and the menu that it opens. The menu itself is fetched (`on-demand.ts`). */
export function DropdownMenu({ children }: { children: ReactNode }) {
  const demand = useOnDemand((event, name) => {
    const { key, button, ctrlKey } = event.nativeEvent as KeyboardEvent & PointerEvent
    if (name === 'onKeyDown') return KEYS.includes(key)
    return name === 'onPointerDown' && button === 0 && !ctrlKey
  })
  return <DemandContext value={demand}>{children}</DemandContext>
}

export function DropdownMenuTrigger(props: DemandTriggerProps) {
  return <DemandTrigger aria-haspopup="menu" {...props} />
}

interface DropdownMenuContentProps {
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** Drawn where it stands in the document, so that it belongs to its landmark. */
export function DropdownMenuContent(props: DropdownMenuContentProps) {
  const demand = useDemand()
  const { id, open, setOpen, wanted, standIn } = demand
  if (!wanted) return null
  return (
    <MenuParts
      id={openedId(demand)}
      aria-labelledby={id}
      open={open}
      onOpenChange={setOpen}
      standIn={standIn}
      {...props}
    />
  )
}

export function DropdownMenuItem(props: MenuItemProps) {
  const { Item } = useMenuItems()
  return <Item {...props} />
}

export function DropdownMenuRadioGroup(props: MenuRadioGroupProps) {
  const { RadioGroup } = useMenuItems()
  return <RadioGroup {...props} />
}

/** One of several; the chosen one has a tick at its right. */
export function DropdownMenuRadioItem(props: MenuRadioItemProps) {
  const { RadioItem } = useMenuItems()
  return <RadioItem {...props} />
}
