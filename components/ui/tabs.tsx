'use client'

import { Tabs as TabsPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'

export const Tabs = TabsPrimitive.Root

/** The row of tabs stands on the hairline of what it opens. */
export function TabsList({ className, ...props }: React.ComponentProps<typeof TabsPrimitive.List>) {
  return (
    <TabsPrimitive.List
      data-slot="tabs-list"
      className={cn('flex h-10 items-stretch gap-4 overflow-x-auto border-b px-4', className)}
      {...props}
    />
  )
}

interface TabProps extends React.ComponentProps<typeof TabsPrimitive.Trigger> {
  /** How many there are behind it. */
  count?: number
}

export function Tab({ className, count, children, ...props }: TabProps) {
  return (
    <TabsPrimitive.Trigger
      data-slot="tab"
      className={cn(
        '-mb-px inline-flex shrink-0 items-center gap-1.5 border-transparent border-b-2 text-base text-muted',
        'transition-colors hover:text-foreground focus-visible:-outline-offset-2',
        'data-[state=active]:border-foreground data-[state=active]:font-medium data-[state=active]:text-foreground',
        className,
      )}
      {...props}
    >
      {children}
      {count === undefined ? null : (
        <span className="font-normal text-xs text-muted tabular-nums">{count}</span>
      )}
    </TabsPrimitive.Trigger>
  )
}

export const TabPanel = TabsPrimitive.Content
