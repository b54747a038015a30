'use client'

import { WireText } from '@/components/inspect/wire-text'
import { useNow } from '@/components/ui/use-now'
import { expectNext } from '@/lib/timeline'
import type { Life } from '@/lib/timeline/life'

/** What the App Store is going to tell of each subscription, and when: the soonest first. */
export function NextNotices({ life }: { life: Life }) {
  const now = useNow(10_000)
  if (now === null) return null
  const lanes = life.lanes
    .map((lane) => ({ lane, next: expectNext(lane, life.environment, now) }))
    .filter(({ next }) => next.length > 0)
  if (lanes.length === 0) return null
  return (
    <section aria-label="To expect next" className="grid gap-2 border-b bg-sunken px-4 py-2.5">
      {lanes.map(({ lane, next }) => (
        <div key={lane.id} className="grid gap-0.5">
          <h3 className="font-medium text-xs">
            To expect next of{' '}
            <code>
              <WireText text={lane.title} />
            </code>
          </h3>
          <ul className="grid max-w-[80ch] gap-0.5 text-muted">
            {next.map(({ sentence }) => (
              <li key={sentence} className="wrap-anywhere">
                <WireText text={sentence} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
