'use client'

import { Command as Palette } from 'cmdk'
import type { ReactNode } from 'react'
import { FLOAT_ITEM } from '@/components/ui/float'
import { cn } from '@/lib/cn'

interface PaletteGroupProps {
  heading: string
  forceMount?: boolean
  children: ReactNode
}

export function PaletteGroup({ heading, forceMount = false, children }: PaletteGroupProps) {
  return (
    <Palette.Group
      heading={heading}
      forceMount={forceMount}
      className="pb-1 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-muted **:[[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Palette.Group>
  )
}

interface PaletteItemProps {
  /** Its words, and what it is found by. */
  value: string
  keywords?: readonly string[] | undefined
  icon: ReactNode
  /** At the right: its shortcut, or what it is. */
  aside?: ReactNode
  forceMount?: boolean
  onSelect: () => void
}

export function PaletteItem(props: PaletteItemProps) {
  const { value, keywords, icon, aside, forceMount = false, onSelect } = props
  return (
    <Palette.Item
      value={value}
      keywords={[...(keywords ?? [])]}
      forceMount={forceMount}
      onSelect={onSelect}
      className={cn(
        FLOAT_ITEM,
        'min-h-8 data-[selected=true]:bg-hover data-[selected=true]:shadow-[inset_2px_0_0_var(--focus)]',
      )}
    >
      <span className="contents text-muted">{icon}</span>
      {/* What it is gives way to what it is called. */}
      <span className={cn('min-w-0 truncate', aside ? 'sm:max-w-3/4 sm:shrink-0' : 'flex-1')}>
        {value}
      </span>
      {aside ? (
        <span className="ml-auto min-w-0 truncate text-muted text-xs max-sm:hidden">{aside}</span>
      ) : null}
    </Palette.Item>
  )
}
