import { cn } from '@/lib/cn'
import type { Finding } from '@/lib/rules/rule'
import { FindingItem } from './finding-item'

interface FindingListProps {
  findings: readonly Finding[]
  /** Level, title and message in a line each; the rest opens on click. For places beside the work. */
  compact?: boolean
  /** Called with the finding's place, to show it: focus the field, light the line. */
  onShow?: (at: string) => void
  /** What the list is about, for screen readers. */
  label?: string
  className?: string
}

/** Draws any findings, in the order given. Nothing at all where there are none. */
export function FindingList(props: FindingListProps) {
  const { findings, compact = false, onShow, label = 'Findings', className } = props
  if (findings.length === 0) return null
  return (
    <ul aria-label={label} data-slot="findings" className={cn('divide-y', className)}>
      {findings.map((finding, index) => (
        <FindingItem
          // One rule may find several things at one place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={`${finding.code} ${finding.at ?? ''} ${index}`}
          finding={finding}
          compact={compact}
          onShow={onShow}
        />
      ))}
    </ul>
  )
}
