import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { formatUtc } from '@/components/ui/time-format'
import {
  ATTEMPT_RESULTS,
  duration,
  nextAttempt,
  onSchedule,
  RETRY_HOURS,
} from '@/lib/apple/send-attempts'
import { cn } from '@/lib/cn'

interface AttemptsProps {
  attempts: readonly { at: number; result: string }[]
  /** The sandbox sends once. */
  sandbox: boolean
  /** At which edge it stands where there is room beside it. */
  edge?: 'left' | 'right'
}

/** The attempts to deliver a notification beside Apple’s schedule: a place for each, taken or not. */
export function Attempts({ attempts, sandbox, edge = 'right' }: AttemptsProps) {
  const right = edge === 'right'
  if (attempts.length === 0) {
    return (
      <p className={cn('text-muted text-xs', right && 'lg:text-right')}>No attempt is known.</p>
    )
  }
  const placed = onSchedule(attempts)
  const done = placed.some(({ result }) => result === 'SUCCESS')
  const places = sandbox || done ? placed.length : Math.max(placed.length, RETRY_HOURS.length + 1)
  const next = sandbox ? null : nextAttempt(placed)
  const last = placed.at(-1)
  return (
    <div className={cn('grid content-start gap-1 text-xs', right && 'lg:justify-items-end')}>
      <ol aria-label="Attempts" className="flex flex-wrap gap-1">
        {Array.from({ length: places }, (_, index) => {
          const attempt = placed[index]
          const planned = index === 0 ? 'at once' : `+${RETRY_HOURS[index - 1] ?? '?'} h`
          const good = attempt?.result === 'SUCCESS'
          const Icon = attempt ? (good ? CircleCheck : CircleX) : CircleDashed
          const after =
            attempt?.afterMilliseconds == null ? planned : `+${duration(attempt.afterMilliseconds)}`
          const title = attempt
            ? `${attempt.result}${attempt.at === null ? '' : `, ${formatUtc(attempt.at)}`}; planned ${planned}`
            : `Planned ${planned} after the attempt before`
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the schedule
              key={index}
              title={title}
              className={cn(
                'flex h-6 items-center gap-1 rounded-md border px-1.5 tabular-nums',
                attempt ? (good ? 'text-pass' : 'text-fail') : 'border-dashed text-muted',
              )}
            >
              <Icon aria-hidden className="size-3.5" />
              <span className="sr-only">{title}</span>
              <span aria-hidden>{attempt ? after : planned}</span>
            </li>
          )
        })}
      </ol>
      <p className={cn('max-w-prose text-muted', right && 'lg:text-right')}>
        {last ? `${last.result}: ${ATTEMPT_RESULTS[last.result] ?? 'not documented'}. ` : ''}
        {sandbox ? 'The sandbox sends once.' : next === null ? '' : `Next due ${formatUtc(next)}.`}
      </p>
    </div>
  )
}
