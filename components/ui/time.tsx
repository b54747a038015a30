'use client'

import { useSyncExternalStore } from 'react'
import { cn } from '@/lib/cn'
import { formatDistance, formatInZone, formatUtc } from './time-format'
import { useNow } from './use-now'

interface TimeProps {
  /** Milliseconds since 1970 UTC. */
  at: number
  /** `line`: UTC, local as a tooltip. `both`: local in a second line. `distance`: "3 min ago". */
  show?: 'line' | 'both' | 'distance'
  precision?: 'second' | 'millisecond'
  className?: string
}

const never = () => () => undefined

/** An instant, always with its zone. The server knows no local zone, so that one comes after. */
export function Time({ at, show = 'line', precision, className }: TimeProps) {
  const local = useSyncExternalStore(
    never,
    () => formatInZone(at),
    () => '',
  )
  const utc = formatUtc(at, precision)
  const iso = Number.isNaN(new Date(at).getTime()) ? undefined : new Date(at).toISOString()
  return (
    <time
      dateTime={iso}
      title={show === 'distance' ? `${utc}\n${local}` : local}
      className={cn('tabular-nums', show === 'both' && 'grid', className)}
    >
      {show === 'distance' ? <Distance at={at} otherwise={utc} /> : utc}
      {show === 'both' ? <span className="min-h-[1lh] text-xs text-muted">{local}</span> : null}
    </time>
  )
}

function Distance({ at, otherwise }: { at: number; otherwise: string }) {
  const now = useNow()
  return now === null ? otherwise : formatDistance(at, now)
}
