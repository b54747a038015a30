'use client'

import { FindingItem } from '@/components/findings/finding-item'
import { Button } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'
import type { CertainCause } from '@/lib/push/certain-causes'
import type { Mend } from '@/lib/push/certain-rows'

interface CertainListProps {
  causes: readonly CertainCause[]
  onShow: (at: string) => void
  onMend: (mend: Mend) => void
}

/** What is certain to be wrong, before what may be; nothing at all where nothing is certain. */
export function CertainList({ causes, onShow, onMend }: CertainListProps) {
  if (causes.length === 0) return null
  return (
    <ul aria-label="Certain causes" className="divide-y border-t">
      {causes.map(({ finding, mend }) => (
        <FindingItem
          key={finding.code}
          finding={finding}
          compact={false}
          onShow={onShow}
          word="Certain"
          action={mend ? <MendButton mend={mend} onMend={onMend} /> : null}
        />
      ))}
    </ul>
  )
}

function MendButton({ mend, onMend }: { mend: Mend; onMend: (mend: Mend) => void }) {
  if ('href' in mend) {
    return (
      <Button asChild size="sm" className="justify-self-start">
        <PageLink href={mend.href}>{mend.label}</PageLink>
      </Button>
    )
  }
  return (
    <Button size="sm" className="justify-self-start" onClick={() => onMend(mend)}>
      {mend.label}
    </Button>
  )
}
