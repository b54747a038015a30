import { formatUtc } from '@/components/ui/time-format'
import { money } from '@/lib/apple/app-store/words'
import type { Lane, Life } from '@/lib/timeline/life'

/** One fact of two lives side by side. */
export interface ComparedRow {
  lane: string
  fact: string
  left: string
  right: string
  same: boolean
}

const NONE = 'none'

/** Two lives fact by fact: the lanes of both, those of the left first. */
export function compareLives(left: Life, right: Life): ComparedRow[] {
  const ids = [...new Set([...left.lanes, ...right.lanes].map(({ id }) => id))]
  const whole = [
    row('', 'Environment', left.environment ?? NONE, right.environment ?? NONE),
    row('', 'App', left.bundleIds.join(', ') || NONE, right.bundleIds.join(', ') || NONE),
    row('', 'Notifications', String(left.notices.length), String(right.notices.length)),
    row('', 'Findings', String(left.findings.length), String(right.findings.length)),
  ]
  const lanes = ids.flatMap((id) => {
    const one = left.lanes.find((lane) => lane.id === id)
    const other = right.lanes.find((lane) => lane.id === id)
    const name = one?.title ?? other?.title ?? id
    return FACTS.map(([fact, of]) =>
      row(name, fact, one ? of(one) : 'no such lane', other ? of(other) : 'no such lane'),
    )
  })
  return [...whole, ...lanes]
}

function row(lane: string, fact: string, left: string, right: string): ComparedRow {
  return { lane, fact, left, right, same: left === right }
}

const FACTS: readonly (readonly [fact: string, of: (lane: Lane) => string])[] = [
  ['Product', ({ title }) => title],
  ['Access', ({ access }) => `${access.state}${access.granted === false ? ', no access' : ''}`],
  ['Until', ({ access }) => (access.until === null ? NONE : formatUtc(access.until))],
  ['Status', ({ access }) => (access.status === null ? NONE : String(access.status))],
  [
    'Renews',
    ({ renewal }) =>
      renewal === null || renewal.willRenew === null ? NONE : renewal.willRenew ? 'yes' : 'no',
  ],
  ['Renews as', ({ renewal }) => renewal?.product || NONE],
  [
    'Renewal price',
    ({ renewal }) =>
      renewal?.price == null ? NONE : (money(String(renewal.price), renewal.currency) ?? NONE),
  ],
  ['Events', ({ marks }) => String(marks.length)],
  [
    'Last event',
    ({ marks }) => {
      const last = marks.at(-1)
      return last ? `${last.title}, ${formatUtc(last.at)}` : NONE
    },
  ],
]
