'use client'

import { Tabs as TabsPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'

/** Several views of one thing, one at a time. ←→ move between them. */
export const Tabs = TabsPrimitive.Root

/** Scrolls sideways by itself where there is no room. */
export function TabsList({ className, ...props }: React.ComponentProps<typeof TabsPrimitive.List>) {
  return (
    <TabsPrimitive.List
      data-slot="tabs"
      className={cn('flex min-w-0 gap-1 overflow-x-auto border-b px-2 print:hidden', className)}
      {...props}
    />
  )
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
