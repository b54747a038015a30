import { memo } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { MEANINGS } from '@/components/ui/meaning'
import { formatInZone, formatUtc } from '@/components/ui/time-format'
import { cn } from '@/lib/cn'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { trustLook } from './trust-look'

interface ArrivalRowProps {
  arrival: KeptArrival
  chosen: boolean
  unread: boolean
  marked: boolean
  /** `3 min ago`: one clock ticks for the whole list. */
  ago: string
  onOpen: (id: string) => void
  onMark: (id: string, marked: boolean) => void
}

/** One arrival in two lines: what it is and when; then what it is about. */
export const ArrivalRow = memo(function ArrivalRow(props: ArrivalRowProps) {
  const { arrival, chosen, unread, marked, ago, onOpen, onMark } = props
  const { id, told, at, repeats } = arrival
  const { meaning, word } = trustLook(told)
  const { icon: Icon, text } = MEANINGS[meaning]
  const title = told?.title ?? 'It cannot be opened'
  const about = [told?.product, told?.originalTransactionId, told?.environment].filter(
    (part): part is string => typeof part === 'string',
  )
  return (
    <div
      className={cn(
        'flex h-[54px] items-stretch border-b border-l-2',
        chosen ? 'border-l-accent bg-hover' : 'border-l-transparent hover:bg-sunken',
      )}
    >
      <label className="flex w-8 shrink-0 items-center justify-center max-sm:w-11">
        <input
          type="checkbox"
          checked={marked}
          onChange={(event) => onMark(id, event.target.checked)}
          aria-label={`Select ${title}`}
          className="size-3.5 accent-accent"
        />
      </label>
      <button
        type="button"
        data-arrival={id}
        aria-current={chosen || undefined}
        onClick={() => onOpen(id)}
        className="grid min-w-0 flex-1 content-center gap-0.5 pr-3 text-left -outline-offset-2"
      >
        <span className="flex min-w-0 items-center gap-1.5">
          <Icon aria-hidden className={cn('size-4 shrink-0', text)} />
          <span className="sr-only">
            {word}
            {unread ? ', unread' : ''}.{' '}
          </span>
          <span className={cn('min-w-0 truncate', unread && 'font-medium')}>
            <WireText text={title} />
          </span>
          {unread ? <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" /> : null}
          <time
            dateTime={new Date(at).toISOString()}
            title={`${formatUtc(at)}\n${formatInZone(at)}`}
            className="ml-auto shrink-0 whitespace-nowrap pl-2 text-muted text-xs tabular-nums"
          >
            {ago}
          </time>
        </span>
        <span className="flex min-w-0 gap-1.5 pl-5.5 text-muted text-xs">
          <span className="min-w-0 truncate">
            {about.length === 0 ? (
              <WireText text={told?.why ?? 'Sealed for somebody else, or damaged.'} />
            ) : (
              <WireText text={about.join(' · ')} />
            )}
          </span>
          {repeats > 0 ? (
            <span className="ml-auto shrink-0 text-warning tabular-nums">
              came {repeats + 1} times
            </span>
          ) : null}
        </span>
      </button>
    </div>
  )
})
