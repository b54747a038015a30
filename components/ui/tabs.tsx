'use client'

import { Tabs as TabsPrimitive } from 'radix-ui'
import { useEffect, useRef } from 'react'
import { cn } from '@/lib/cn'
import { scrollToSee } from './in-sight'

/** Several views of one thing, one at a time. ←→ move between them. */
export const Tabs = TabsPrimitive.Root

/** Scrolls sideways by itself where there is no room; the chosen tab is always in sight. */
export function TabsList({ className, ...props }: React.ComponentProps<typeof TabsPrimitive.List>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = list.current
    if (!node) return
    const look = () => showActive(node)
    look()
    // The list does not hear of a choice: it is told to the tabs alone.
    const choices = new MutationObserver(look)
    choices.observe(node, { subtree: true, attributeFilter: ['data-state'] })
    const room = new ResizeObserver(look)
    room.observe(node)
    return () => {
      choices.disconnect()
      room.disconnect()
    }
  }, [])
  return (
    <TabsPrimitive.List
      ref={list}
      data-slot="tabs"
      className={cn('flex min-w-0 gap-1 overflow-x-auto border-b px-2 print:hidden', className)}
      {...props}
    />
  )
}

/** Sideways alone: the page stays where it is. */
function showActive(list: HTMLElement): void {
  const tab = list.querySelector<HTMLElement>('[role="tab"][data-state="active"]')
  if (!tab) return
  const start = tab.getBoundingClientRect().left - list.getBoundingClientRect().left
  const at = scrollToSee(
    { start: start + list.scrollLeft, size: tab.offsetWidth },
    { start: list.scrollLeft, size: list.clientWidth },
  )
  if (at !== null) list.scrollLeft = at
}

export function Tab({ className, ...props }: React.ComponentProps<typeof TabsPrimitive.Trigger>) {
  return (
    <TabsPrimitive.Trigger
      className={cn(
        'relative h-10 shrink-0 whitespace-nowrap rounded-md px-2 text-muted -outline-offset-2 transition-colors max-sm:h-11 max-sm:px-3',
        'hover:text-foreground data-[state=active]:font-medium data-[state=active]:text-foreground',
        'data-[state=active]:shadow-[inset_0_-2px_0_var(--accent)]',
        className,
      )}
      {...props}
    />
  )
}

export function TabPanel(props: React.ComponentProps<typeof TabsPrimitive.Content>) {
  return <TabsPrimitive.Content data-slot="tab-panel" {...props} />
}
