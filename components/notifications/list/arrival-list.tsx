'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { formatDistance, formatUtc } from '@/components/ui/time-format'
import { useNow } from '@/components/ui/use-now'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { ArrivalRow } from './arrival-row'

const ROW = 54

interface ArrivalListProps {
  arrivals: readonly KeptArrival[]
  chosen: string | null
  unread: ReadonlySet<string>
  marked: ReadonlySet<string>
  onOpen: (id: string) => void
  onMark: (id: string, marked: boolean) => void
  /** The end is in sight: there may be more. */
  onEnd: () => void
}

/** However many there are, only those in sight are drawn. ↑↓ go from one to the next and open it. */
export function ArrivalList(props: ArrivalListProps) {
  const { arrivals, chosen, unread, marked, onOpen, onMark, onEnd } = props
  const now = useNow()
  const scroller = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: arrivals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => arrivals[index]?.id ?? index,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= arrivals.length - 15) onEnd()
  }, [last, arrivals.length, onEnd])

  function onKey(event: KeyboardEvent) {
    const now = arrivals.findIndex(({ id }) => id === chosen)
    const to = {
      ArrowDown: Math.min(now + 1, arrivals.length - 1),
      ArrowUp: Math.max(now - 1, 0),
      Home: 0,
      End: arrivals.length - 1,
    }[event.key]
    const arrival = to === undefined ? undefined : arrivals[to]
    if (to === undefined || !arrival || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    virtual.scrollToIndex(to)
    onOpen(arrival.id)
    // It is drawn only after the list has scrolled to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-arrival="${CSS.escape(arrival.id)}"]`)
          ?.focus({ preventScroll: true }),
      ),
    )
  }
  return (
    <ul
      ref={scroller}
      aria-label="Arrivals"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKey}
      className="relative h-[34rem] overflow-y-auto -outline-offset-2 max-lg:h-auto max-lg:max-h-[24rem]"
    >
      <li aria-hidden style={{ height: items[0]?.start ?? 0 }} />
      {items.map((item) => {
        const arrival = arrivals[item.index]
        if (!arrival) return null
        return (
          <li key={item.key}>
            <ArrivalRow
              arrival={arrival}
              chosen={arrival.id === chosen}
              unread={unread.has(arrival.id)}
              marked={marked.has(arrival.id)}
              ago={now === null ? formatUtc(arrival.at) : formatDistance(arrival.at, now)}
              onOpen={onOpen}
              onMark={onMark}
            />
          </li>
        )
      })}
      <li aria-hidden style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </ul>
  )
}
