import { WireText } from '@/components/inspect/wire-text'
import type { Lane } from '@/lib/timeline/life'
import type { TimelineRow } from './items'

const LANE_WORDS: Record<Lane['kind'], string> = {
  subscription: 'subscription',
  'non-consumable': 'non-consumable',
  consumable: 'consumable',
  'non-renewing': 'does not renew',
  unknown: 'kind not known',
}

/** What a row is about: beside it, or above it on a phone. */
export function RowTitle({ row }: { row: TimelineRow }) {
  const { lane } = row
  if (!lane) return <span className="text-muted">Notices</span>
  return (
    <span className="grid min-w-0 max-md:flex max-md:gap-2">
      <span className="truncate font-mono" title={lane.title}>
        <WireText text={lane.title} />
      </span>
      <span className="truncate text-muted text-xs max-md:leading-6">
        {LANE_WORDS[lane.kind]}
        {lane.family ? ', family' : ''}
      </span>
    </span>
  )
}
