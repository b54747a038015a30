'use client'

import { formatDistance, formatInZone, formatUtc } from '@/components/ui/time-format'
import { useAlive } from '@/components/ui/use-alive'
import { dayShift } from './zone-time'

interface InstantLinesProps {
  /** Milliseconds since 1970 UTC. */
  at: number
  /** `null` until the page has come alive. */
  now: number | null
  /** A zone besides UTC and the browser’s. */
  zone: string | null
}

/** An instant in UTC and how long ago, in the browser’s zone, and in the one that was chosen. */
export function InstantLines({ at, now, zone }: InstantLinesProps) {
  const alive = useAlive()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return <span>Not a time</span>
  const exact = at % 1000 === 0 ? 'second' : 'millisecond'
  return (
    <span className="grid">
      <time dateTime={date.toISOString()}>
        {formatUtc(at, exact)}
        {now === null ? null : <span className="ml-2 text-muted">{formatDistance(at, now)}</span>}
      </time>
      <span className="min-h-[1lh] text-muted text-xs">
        {alive ? <ZoneTime at={at} zone={null} name="here" /> : null}
        {alive && zone !== null ? (
          <>
            {' · '}
            <ZoneTime at={at} zone={zone} name={zone} />
          </>
        ) : null}
      </span>
    </span>
  )
}

function ZoneTime({ at, zone, name }: { at: number; zone: string | null; name: string }) {
  const shift = dayShift(at, zone ?? undefined)
  const day = shift === 0 ? '' : shift > 0 ? ', the next day' : ', the day before'
  return (
    <span>
      {formatInZone(at, zone ?? undefined)} {name}
      {day === '' ? null : <span className="font-medium text-foreground">{day}</span>}
    </span>
  )
}
