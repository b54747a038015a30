import { memo } from 'react'
import { type View, xOf } from './scale'
import { ticksOf } from './ticks'

/** Pixels that a character of a label takes at most. */
const LETTER = 7

/** Ticks of UTC, and what they are part of above them. */
export const Axis = memo(function Axis({ view, width }: { view: View; width: number }) {
  const ticks = ticksOf(view, width, 84)
  return (
    <svg aria-hidden="true" width={width} height="36" className="block overflow-hidden border-b">
      {ticks.map(({ at, label, over }, index) => {
        const x = xOf(at, view, width)
        return (
          <g key={at}>
            <path d={`M${x} ${over === null ? 20 : 4}V36`} className="stroke-border" />
            {over === null || (index > 0 && x > width - 60) ? null : (
              <text x={x + 4} y="13" className="fill-foreground text-xs">
                {over}
              </text>
            )}
            {/* Half a label says another time. */}
            {x + 4 + label.length * LETTER > width ? null : (
              <text x={x + 4} y="30" className="fill-muted text-xs tabular-nums">
                {label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
})

/** The same ticks through all lanes, and now. */
export const GridLines = memo(function GridLines(props: {
  view: View
  width: number
  now: number | null
}) {
  const { view, width, now } = props
  const x = now === null ? -1 : xOf(now, view, width)
  return (
    <svg
      aria-hidden="true"
      width={width}
      height="100%"
      className="pointer-events-none absolute inset-0 overflow-hidden"
    >
      {ticksOf(view, width, 84).map(({ at }) => (
        <line
          key={at}
          x1={xOf(at, view, width)}
          x2={xOf(at, view, width)}
          y1="36"
          y2="100%"
          className="stroke-border opacity-60"
        />
      ))}
      {x >= 0 && x <= width ? (
        <>
          <line x1={x} x2={x} y1="0" y2="100%" className="stroke-link" strokeDasharray="2 3" />
          <text
            x={x > width - 36 ? x - 4 : x + 4}
            y="13"
            textAnchor={x > width - 36 ? 'end' : 'start'}
            className="fill-link text-xs"
            style={{ paintOrder: 'stroke', stroke: 'var(--surface)', strokeWidth: 4 }}
          >
            now
          </text>
        </>
      ) : null}
    </svg>
  )
})
