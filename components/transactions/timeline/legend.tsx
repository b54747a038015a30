import { useMemo } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import type { Lane, Life, MarkKind, PeriodKind } from '@/lib/timeline/life'
import { MARK_LOOKS, PERIOD_KINDS, PERIOD_LOOKS } from './looks'
import { Swatch } from './patterns'
import { scaleNote } from './stands-for'

/** What the bars and signs mean, only those that are there; and what the sandbox does to time. */
export function Legend({ life }: { life: Life }) {
  const { kinds, marks } = useMemo(() => kindsOf(life.lanes), [life.lanes])
  const { acceleration } = life
  return (
    <div className="grid gap-1.5 border-t px-4 py-2 text-xs">
      <ul aria-label="What the bars mean" className="flex flex-wrap gap-x-4 gap-y-1">
        {PERIOD_KINDS.filter((kind) => kinds.has(kind)).map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <Swatch kind={kind} />
            <span>{PERIOD_LOOKS[kind].word}</span>
            <span className="text-muted max-sm:hidden">{PERIOD_LOOKS[kind].about}</span>
          </li>
        ))}
        {[...kinds].some((kind) => !PERIOD_LOOKS[kind].access) ? (
          <li className="text-muted">A half-height bar grants no access.</li>
        ) : null}
      </ul>
      <ul aria-label="What the signs mean" className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {Object.entries(MARK_LOOKS).map(([kind, { icon: Icon, word, text }]) =>
          marks.has(kind as MarkKind) ? (
            <li key={kind} className="flex items-center gap-1.5">
              <Icon aria-hidden className={`size-3 ${text}`} />
              {word}
            </li>
          ) : null,
        )}
      </ul>
      {acceleration ? (
        <Disclosure
          title={<span className="text-sandbox">{acceleration.sentence}</span>}
          className="-my-1"
        >
          <p className="max-w-[110ch] text-muted">
            {acceleration.rest} {scaleNote(acceleration)}
          </p>
        </Disclosure>
      ) : null}
    </div>
  )
}

function kindsOf(lanes: readonly Lane[]) {
  const kinds = new Set<PeriodKind>()
  const marks = new Set<MarkKind>()
  for (const lane of lanes) {
    for (const { kind } of lane.periods) kinds.add(kind)
    for (const { kind } of lane.marks) marks.add(kind)
  }
  return { kinds, marks }
}
