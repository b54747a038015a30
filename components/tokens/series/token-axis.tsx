import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { TokenSeries } from '@/lib/token/series/series'
import { WireText } from '../../inspect/wire-text'
import { type AxisLayout, axisLayout, type Lane } from './axis-layout'
import { Legend } from './legend'

/** One colour a key, from those that the console has for parts and environments. */
const COLOURS = [
  'text-part-claims',
  'text-part-header',
  'text-part-signature',
  'text-simulator',
  'text-sandbox',
] as const

/** In units of the drawing, of which 1 is a pixel in height and a thousandth in width. */
const WIDTH = 1000
const ROW = 12
const BAR = 8
/** The line under the rows, on which gaps are marked. */
const STRIP = 10
/** With more gaps than these their minutes do not fit beside each other. */
const MOST_LABELS = 8
/** Narrower gaps have no room for their minutes. */
const NARROWEST_LABEL = 0.05

/** When tokens were made, how long each is good, and when it was used: a lane each key, in UTC. */
export function TokenAxis({ series }: { series: TokenSeries }) {
  const layout = axisLayout(series)
  if (!layout) {
    return <p className="p-4 text-muted">No provider token says when it was made.</p>
  }
  return (
    <div className="grid gap-3 p-4" data-testid="token-axis">
      <div className="grid gap-3">
        {layout.lanes.map((lane, index) => (
          <LaneView
            key={`${lane.kid} ${lane.iss}`}
            lane={lane}
            colour={COLOURS[index % COLOURS.length] ?? COLOURS[0]}
            layout={layout}
          />
        ))}
      </div>
      <Ticks layout={layout} />
      {layout.left > 0 ? (
        <p className="text-muted text-xs">
          {layout.left === 1 ? 'One more key is' : `${layout.left} more keys are`} in the table
          only.
        </p>
      ) : null}
      <Legend
        uses={layout.lanes.some(({ marks }) => marks.length > 0)}
        early={layout.lanes.some(({ gaps }) => gaps.some(({ kind }) => kind === 'early'))}
        late={layout.lanes.some(({ gaps }) => gaps.some(({ kind }) => kind === 'late'))}
      />
    </div>
  )
}

interface LaneProps {
  lane: Lane
  colour: string
  layout: AxisLayout
}

function LaneView({ lane, colour, layout }: LaneProps) {
  const { kid, iss, tokens, uses, rows, gaps } = lane
  const height = rows * ROW + STRIP
  const early = gaps.filter(({ kind }) => kind === 'early').length
  const labelled = gaps.length <= MOST_LABELS ? gaps : []
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3 text-xs">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className={cn('size-2.5 rounded-sm bg-current', colour)} />
          Key{' '}
          <code className="font-medium">
            <WireText text={kid} />
          </code>
        </span>
        <span className="text-muted">
          team{' '}
          <code>
            <WireText text={iss} />
          </code>
        </span>
        <span className="text-muted tabular-nums">
          {counted(tokens, 'token')}, {counted(uses, 'use')}
        </span>
        {early > 0 ? (
          <span className="text-warning tabular-nums">{early} refreshed within 20 minutes</span>
        ) : null}
      </p>
      <div className="relative">
        <svg
          role="img"
          aria-label={`Key ${visible(kid)}: ${counted(tokens, 'token')}, ${counted(uses, 'use')}, ${early} refreshed within 20 minutes. The table below has each.`}
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          className={cn('w-full rounded-md bg-sunken', colour)}
          style={{ height }}
        >
          <path d={grid(layout, height)} className="stroke-border" {...LINE} strokeWidth={1} />
          <path d={hours(lane)} className="fill-current opacity-25" />
          <path d={beginnings(lane)} className="stroke-current" {...LINE} strokeWidth={2} />
          <path
            d={ticksOfUse(lane, false)}
            className="stroke-current"
            {...LINE}
            strokeWidth={1.5}
          />
          <path
            d={overtime(lane)}
            className="stroke-fail"
            {...LINE}
            strokeWidth={1}
            strokeDasharray="3 2"
          />
          <path d={ticksOfUse(lane, true)} className="stroke-fail" {...LINE} strokeWidth={2.5} />
          <path d={gapLines(lane, 'early')} className="stroke-warning" {...LINE} strokeWidth={3} />
          <path
            d={gapLines(lane, 'late')}
            className="stroke-muted"
            {...LINE}
            strokeWidth={1}
            strokeDasharray="2 3"
          />
        </svg>
        {labelled
          .filter(({ from, to }) => to - from >= NARROWEST_LABEL)
          .map(({ from, to, minutes, kind }) => (
            <span
              key={from}
              aria-hidden
              className={cn(
                '-translate-x-1/2 absolute bottom-0 rounded-sm bg-sunken px-1 text-[10px] leading-[10px] tabular-nums',
                kind === 'early' ? 'text-warning' : 'text-muted',
              )}
              style={{ left: `${((from + to) / 2) * 100}%` }}
            >
              {rounded(minutes)} min
            </span>
          ))}
      </div>
    </div>
  )
}

/** Widths of lines are in pixels, however far the drawing is stretched. */
const LINE = { vectorEffect: 'non-scaling-stroke', fill: 'none' } as const

const x = (place: number): string => (place * WIDTH).toFixed(2)
const top = (row: number): number => row * ROW + (ROW - BAR) / 2

const grid = ({ ticks }: AxisLayout, height: number): string =>
  ticks.map(({ place }) => `M${x(place)} 0v${height}`).join('')

const hours = ({ bars }: Lane): string =>
  bars.map(({ row, from, to }) => `M${x(from)} ${top(row)}H${x(to)}v${BAR}H${x(from)}z`).join('')

const beginnings = ({ bars }: Lane): string =>
  bars.map(({ row, from }) => `M${x(from)} ${top(row) - 1}v${BAR + 2}`).join('')

const ticksOfUse = ({ marks }: Lane, wrong: boolean): string =>
  marks
    .filter((mark) => mark.wrong === wrong)
    .map(
      ({ row, place }) =>
        `M${x(place)} ${top(row) + (wrong ? -1 : 2)}v${wrong ? BAR + 2 : BAR - 4}`,
    )
    .join('')

/** From where the token’s hour ends, or begins, to where it was used. */
const overtime = ({ marks }: Lane): string =>
  marks
    .flatMap(({ row, place, late }) =>
      late === null ? [] : `M${x(late)} ${top(row) + BAR / 2}H${x(place)}`,
    )
    .join('')

const gapLines = ({ gaps, rows }: Lane, kind: 'early' | 'late'): string =>
  gaps
    .filter((gap) => gap.kind === kind)
    .map(({ from, to }) => `M${x(from)} ${rows * ROW + STRIP / 2}H${x(to)}`)
    .join('')

const DAY = 86_400

function Ticks({ layout: { ticks } }: { layout: AxisLayout }) {
  return (
    <div aria-hidden className="relative -mt-2 h-8 text-muted text-xs tabular-nums">
      {ticks.map(({ at, place }, index) => {
        const before = ticks[index - 1]?.at
        const iso = new Date(at * 1000).toISOString()
        const newDay = before === undefined || Math.floor(before / DAY) !== Math.floor(at / DAY)
        return (
          <span
            key={at}
            className={cn(
              'absolute top-0 grid whitespace-nowrap leading-4',
              place < 0.06
                ? ''
                : place > 0.94
                  ? '-translate-x-full text-right'
                  : '-translate-x-1/2 text-center',
              index % 2 === 1 && 'max-sm:hidden',
            )}
            style={{ left: `${place * 100}%` }}
          >
            <span>{iso.slice(11, 16)} UTC</span>
            {newDay ? <span>{iso.slice(0, 10)}</span> : null}
          </span>
        )
      })}
    </div>
  )
}

const rounded = (minutes: number): string =>
  minutes < 10 ? minutes.toFixed(1).replace(/\.0$/, '') : String(Math.round(minutes))

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`
