'use client'

import { type ComponentType, createContext, useContext } from 'react'

/** What a menu is made of, which is there as soon as the menu is. */
interface MenuItems {
  Item: ComponentType<MenuItemProps>
  RadioGroup: ComponentType<MenuRadioGroupProps>
  RadioItem: ComponentType<MenuRadioItemProps>
}

export interface MenuItemProps {
  onSelect?: (event: Event) => void
  disabled?: boolean
  className?: string
  children: React.ReactNode
}

export interface MenuRadioGroupProps {
  value: string
  onValueChange: (value: string) => void
  children: React.ReactNode
}

export interface MenuRadioItemProps extends MenuItemProps {
  value: string
}

export const MenuContext = createContext<MenuItems | null>(null)

export function useMenuItems(): MenuItems {
  const items = useContext(MenuContext)
  if (!items) throw new Error('a menu item needs a DropdownMenuContent above it')
  return items
}
