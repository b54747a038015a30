'use client'

import { FileSearch, ZoomIn } from 'lucide-react'
import { InstantLines } from '@/components/inspect/facts/instant-lines'
import { useZone } from '@/components/inspect/facts/use-zone'
import { WireText } from '@/components/inspect/wire-text'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { type Cursor, useCursorAt } from './cursor'
import { type Item, tellItem } from './items'

interface ReadoutProps {
  item: Item | null
  cursor: Cursor
  /** At the App Store. */
  now: number | null
  onOpen: (item: Item) => void
}

/** Under the timeline: the instant at the pointer, and what is pointed at. It is always as high. */
export function Readout({ item, cursor, now, onOpen }: ReadoutProps) {
  const { zone } = useZone()
  const at = useCursorAt(cursor)
  const told = item ? tellItem(item) : null
  const instant = at ?? told?.at ?? told?.start ?? null
  return (
    <div className="grid min-h-38 content-start gap-x-6 gap-y-2 border-t bg-sunken px-4 py-2.5 print:hidden sm:min-h-[4.75rem] sm:grid-cols-[20rem_minmax(0,1fr)]">
      <div className={cn('min-h-[2.6lh] text-base', instant === null && 'hidden')}>
        {instant === null ? null : (
          <InstantLines at={Math.floor(instant / 1000) * 1000} now={now} zone={zone} />
        )}
      </div>
      {told && item ? (
        <div className="flex min-w-0 items-start justify-between gap-4">
          <div className="grid min-w-0">
            <p className="wrap-anywhere font-medium">
              <WireText text={told.title} />
            </p>
            <p className="wrap-anywhere max-w-prose text-muted">
              <WireText text={told.sentence} />
            </p>
          </div>
          <Button size="sm" onClick={() => onOpen(item)}>
            {told.proof.length > 0 ? <FileSearch /> : <ZoomIn />}
            {told.proof.length === 0
              ? 'Zoom in'
              : told.proof.length === 1
                ? 'Open the token'
                : `Open ${told.proof.length} tokens`}
          </Button>
        </div>
      ) : (
        <p className={cn('text-muted', instant === null && 'sm:col-span-2')}>
          Point at a period or an event, or go there by keys: the signed token that proves it can be
          opened here.
        </p>
      )}
    </div>
  )
}
