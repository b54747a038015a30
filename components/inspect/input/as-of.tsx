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
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
      <Clock aria-hidden className="size-4 shrink-0" />
      <span>
        A sample, judged as of <Time at={now} />, when it was made.
      </span>
      <Button variant="link" size="inline" className="touch overflow-visible" onClick={onClock}>
        Judge it as of now
      </Button>
    </p>
  )
}
