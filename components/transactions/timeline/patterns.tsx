import type { PeriodKind } from '@/lib/timeline/life'
import { PERIOD_LOOKS } from './looks'

/** What is drawn on the ground of each kind, in a tile of 8 by 8: it can be told apart without colour. */
const LINES: Record<PeriodKind, string> = {
  paid: '',
  trial: 'M-2 2 2 -2M0 8 8 0M6 10 10 6',
  offer: 'M2 2h.01M6 6h.01',
  owned: 'M0 2H8M0 6H8',
  grace: 'M-2 6 2 10M0 0 8 8M6 -2 10 2',
  retry: 'M2 0V8M6 0V8',
  lapsed: '',
  unknown: 'M4 4h.01',
  revoked: 'M0 0 8 8M8 0 0 8',
}

/** The patterns of all kinds, once on the page. */
export function Patterns() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <defs>
        {Object.entries(PERIOD_LOOKS).map(([kind, { ground, ink }]) => (
          <pattern
            key={kind}
            id={`period-${kind}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect width="8" height="8" className={ground} />
            <path
              d={LINES[kind as PeriodKind]}
              className={ink}
              strokeWidth={kind === 'offer' ? 2 : 1}
              strokeLinecap="round"
              strokeOpacity="0.75"
              fill="none"
            />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

/** One kind as the legend shows it. */
export function Swatch({ kind }: { kind: PeriodKind }) {
  const { access, ink } = PERIOD_LOOKS[kind]
  return (
    <svg aria-hidden="true" viewBox="0 0 28 14" className="h-3.5 w-7 shrink-0">
      <rect
        x="0.5"
        y={access ? 0.5 : 6.5}
        width="27"
        height={access ? 13 : 7}
        rx="2"
        fill={`url(#period-${kind})`}
        className={ink}
        strokeDasharray={kind === 'lapsed' ? '3 2' : undefined}
      />
    </svg>
  )
}
