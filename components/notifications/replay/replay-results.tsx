import { WireText } from '@/components/inspect/wire-text'
import { Disclosure } from '@/components/ui/disclosure'
import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { type ReplayOutcome, replayVerdict } from '@/lib/notifications/replay'
import type { ReplayRow, ReplayState } from './use-replay'

const LEVELS: Record<ReturnType<typeof replayVerdict>['level'], Meaning> = {
  pass: 'pass',
  error: 'fail',
  warning: 'warning',
  notice: 'notice',
}

/** What became of each, in the order in which they are sent. */
export function ReplayResults({ rows }: { rows: readonly ReplayRow[] }) {
  return (
    <ol aria-label="Replayed" className="relative max-h-96 divide-y overflow-y-auto border-t">
      {rows.map(({ id, title, result }) => (
        <li key={id} className="px-4 py-2">
          <Line title={title} result={result} />
        </li>
      ))}
    </ol>
  )
}

function Line({ title, result }: { title: string; result: ReplayState }) {
  const { meaning, text } = said(result)
  const { icon: Icon, text: colour } = MEANINGS[meaning]
  return (
    <div className="flex items-start gap-2.5">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', colour)} />
      <div className="grid min-w-0 flex-1">
        <p className="font-medium">
          <WireText text={title} />
        </p>
        <p className="wrap-anywhere max-w-prose text-muted">{text}</p>
        {result.state === 'done' ? <Answer outcome={result.outcome} /> : null}
      </div>
    </div>
  )
}

function said(result: ReplayState): { meaning: Meaning; text: string } {
  switch (result.state) {
    case 'waiting':
      return { meaning: 'unverified', text: 'Waits for the one before.' }
    case 'sending':
      return { meaning: 'unverified', text: 'Sending.' }
    case 'stopped':
      return { meaning: 'skipped', text: 'Not sent: the replay was stopped first.' }
    case 'not-sent':
      return { meaning: 'fail', text: result.problem }
    case 'done': {
      const { level, text } = replayVerdict(result.outcome)
      const { detail } = result.outcome
      return { meaning: LEVELS[level], text: detail === null ? text : `${text} ${detail}` }
    }
  }
}

function Answer({ outcome }: { outcome: ReplayOutcome }) {
  const { at, tookMs, address, answer, answerHeaders, status } = outcome
  return (
    <Disclosure
      title={
        <span className="text-xs">
          <Time at={at} />, {Math.round(tookMs)} ms{address === null ? '' : `, ${address}`}
        </span>
      }
    >
      {status === null ? (
        <p className="text-muted text-xs">There was no answer.</p>
      ) : (
        <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-md bg-sunken p-2 text-xs">
          <WireText
            text={[
              String(status),
              ...answerHeaders.map(([name, value]) => `${name}: ${value}`),
              '',
              answer ?? '',
            ].join('\n')}
          />
        </pre>
      )}
    </Disclosure>
  )
}
