import type { Timings as Milliseconds } from '@/lib/push/outcome'

const PHASES = [
  { key: 'queue', name: 'Queue', fill: 'fill-faint' },
  { key: 'dns', name: 'DNS', fill: 'fill-sandbox' },
  { key: 'tcp', name: 'TCP', fill: 'fill-simulator' },
  { key: 'tls', name: 'TLS', fill: 'fill-warning' },
  { key: 'firstByte', name: 'First byte', fill: 'fill-accent' },
] as const

/** `0.4 ms`, `14 ms`, `1.2 s`. */
export function formatDuration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`
}

/** Where the time went: one bar, a phase a colour, each with its word and its number. */
export function Timings({ timings }: { timings: Milliseconds }) {
  const phases = PHASES.flatMap((phase) => {
    const ms = timings[phase.key]
    return ms === null || ms === 0 ? [] : [{ ...phase, ms }]
  })
  const whole = Math.max(
    timings.total,
    phases.reduce((sum, phase) => sum + phase.ms, 0),
    0.001,
  )
  let from = 0
  return (
    <div className="grid gap-1.5">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        className="h-1.5 w-full"
      >
        <rect width="100" height="2" className="fill-border" />
        {phases.map((phase) => {
          const x = from
          const width = (phase.ms / whole) * 100
          from += width
          return <rect key={phase.key} x={x} width={width} height="2" className={phase.fill} />
        })}
      </svg>
      <ul aria-label="Timings" className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
        {phases.map((phase) => (
          <li key={phase.key} className="flex items-center gap-1.5 tabular-nums">
            <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2">
              <rect width="8" height="8" rx="2" className={phase.fill} />
            </svg>
            {phase.name} {formatDuration(phase.ms)}
          </li>
        ))}
        <li className="tabular-nums">Total {formatDuration(timings.total)}</li>
      </ul>
    </div>
  )
}
