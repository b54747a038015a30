import { Clock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'

interface AsOfProps {
  /** Milliseconds since 1970 UTC. */
  now: number
  onClock: () => void
}

/** Says that a sample is judged by its own instant, and offers the clock instead. */
export function AsOf({ now, onClock }: AsOfProps) {
  return (
    <div className="flex items-start gap-2 text-muted">
      <Clock aria-hidden className="mt-[0.5lh] size-4 shrink-0 -translate-y-1/2" />
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span>
          A sample, judged as of <Time at={now} />, when it was made.
        </span>
        <Button variant="link" size="inline" className="touch overflow-visible" onClick={onClock}>
          Judge it as of now
        </Button>
      </p>
    </div>
  )
}
