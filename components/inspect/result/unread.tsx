import { CircleX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { visible } from '@/lib/text/visible'
import type { InspectionState } from '../engine/use-inspection'

interface UnreadProps {
  state: InspectionState
  onAgain: () => void
}

/** In the answer's place while there is none: it is being read, or could not be. */
export function Unread({ state, onAgain }: UnreadProps) {
  if (state.state !== 'stopped' && state.state !== 'failed') {
    return (
      <Panel aria-label="Reading" className="min-h-40">
        <Progress label="Reading it" />
      </Panel>
    )
  }
  return (
    <Panel aria-label="Not read" role="alert">
      <div className="flex items-start gap-2.5 p-4">
        <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
        <div className="grid gap-2">
          <p className="wrap-anywhere max-w-prose">{visible(state.message ?? '')}</p>
          <p className="text-muted">What you pasted is still in the box.</p>
          <div>
            <Button size="sm" onClick={onAgain}>
              Try again
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  )
}
