'use client'

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cn } from '@/lib/cn'
import { scrollToSee } from './in-sight'
import { reachedBy } from './roving'

interface Chosen {
  id: string
  value: string
  choose: (value: string) => void
}

const TabsContext = createContext<Chosen | null>(null)

function useTabs(value: string) {
  const tabs = useContext(TabsContext)
  if (!tabs) throw new Error('a tab needs Tabs above it')
  const chosen = tabs.value === value
  return {
    choose: () => tabs.choose(value),
    chosen,
    state: chosen ? 'active' : 'inactive',
    tabId: `${tabs.id}-tab-${value}`,
    panelId: `${tabs.id}-panel-${value}`,
  }
}

interface TabsProps {
  /** Either this with `onValueChange`, or `defaultValue`. */
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  className?: string
  children: ReactNode
}

/** Several views of one thing, one at a time. ←→ move between them. */
export function Tabs({ value, defaultValue = '', onValueChange, ...props }: TabsProps) {
  const id = useId()
  const [own, setOwn] = useState(defaultValue)
  const current = value ?? own
  const choose = (next: string) => {
    if (next === current) return
    setOwn(next)
    onValueChange?.(next)
  }
  return (
    <TabsContext value={{ id, value: current, choose }}>
      <div {...props} />
    </TabsContext>
  )
}

/** Scrolls sideways by itself where there is no room; the chosen tab is always in sight. */
export function TabsList({ className, ...props }: React.ComponentProps<'div'>) {
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
    <div
      ref={list}
      data-slot="tabs"
      role="tablist"
      aria-orientation="horizontal"
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

interface TabProps {
  value: string
  className?: string
  children: ReactNode
}

export function Tab({ value, className, children }: TabProps) {
  const { choose, chosen, state, tabId, panelId } = useTabs(value)
  return (
    <button
      type="button"
      role="tab"
      id={tabId}
      aria-selected={chosen}
      aria-controls={panelId}
      data-state={state}
      tabIndex={chosen ? 0 : -1}
      onClick={choose}
      // The arrows choose what they come to.
      onFocus={choose}
      onKeyDown={(event) => {
        const next = reachedBy(event, 'tab')
        if (!next) return
        event.preventDefault()
        next.focus()
      }}
      className={cn(
        'relative h-10 shrink-0 whitespace-nowrap rounded-md px-2 text-muted -outline-offset-2 transition-colors max-sm:h-11 max-sm:px-3',
        'hover:text-foreground data-[state=active]:font-medium data-[state=active]:text-foreground',
        'data-[state=active]:shadow-[inset_0_-2px_0_var(--accent)]',
        className,
      )}
    >
      {children}
    </button>
  )
}

/** Draws its children only while it is chosen. */
export function TabPanel({ value, className, children }: TabProps) {
  const { chosen, state, tabId, panelId } = useTabs(value)
  return (
    <div
      data-slot="tab-panel"
      role="tabpanel"
      id={panelId}
      aria-labelledby={tabId}
      data-state={state}
      hidden={!chosen}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard gets to what scrolls
      tabIndex={0}
      className={className}
    >
      {chosen ? children : null}
    </div>
  )
}
