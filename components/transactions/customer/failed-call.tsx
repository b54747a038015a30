'use client'

import { CircleX, RotateCcw } from 'lucide-react'
import { FindingList } from '@/components/findings/finding-list'
import { Checks } from '@/components/inspect/checks'
import { WireText } from '@/components/inspect/wire-text'
import { useEnvironment } from '@/components/shell/environment'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { Answered, CallProblem } from '@/lib/app-store/answer'
import { environment } from '@/lib/apple/environments'
import { isJsonObject } from '@/lib/json/node'
import type { Feed } from '../paging'

interface FailedCallProps {
  /** What was asked for: `transactions`. Several lists may have failed for one reason. */
  names: readonly string[]
  feed: Feed
  onAgain: () => void
}

const LIST = new Intl.ListFormat('en-GB')

/** What could not be read on: what was answered, what it means, and what to do. */
export function FailedCall({ names, feed, onAgain }: FailedCallProps) {
  const name = LIST.format(names)
  const { failure, problem } = feed
  return (
    <section aria-label={`Failed: ${name}`} className="border-t">
      {failure?.kind === 'answered' ? (
        <AnsweredBadly answer={failure} />
      ) : (
        <Unanswered problem={problemOf(feed)} message={problem} />
      )}
      <div className="px-4 pb-3">
        <Button
          size="sm"
          className="h-auto min-h-7 max-w-full whitespace-normal py-1 text-left max-sm:h-auto max-sm:min-h-9"
          onClick={onAgain}
        >
          <RotateCcw className="size-3.5!" />
          {feed.pages > 0 ? `Continue with the ${name}` : `Load the ${name} again`}
        </Button>
      </div>
    </section>
  )
}

function problemOf({ failure }: Feed): CallProblem | null {
  return failure && (failure.kind === 'not-sent' || failure.kind === 'failed')
    ? failure.problem
    : null
}

function Unanswered({ problem, message }: { problem: CallProblem | null; message: string | null }) {
  const findings = problem?.findings ?? []
  // A rule that kept it from being sent says all of it.
  if (problem && findings.some(({ title }) => title === problem.title)) {
    return (
      <div role="alert">
        <FindingList findings={findings} label="Why it was not sent" />
      </div>
    )
  }
  return (
    <div role="alert" className="flex items-start gap-2.5 px-4 py-3">
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
      <div className="grid max-w-prose gap-1">
        <p className="font-medium">{problem?.title ?? 'The answer could not be read'}</p>
        <p className="text-muted">{problem?.message ?? message}</p>
        {problem ? <p>{problem.fix}</p> : null}
        {problem?.findings ? <FindingList findings={problem.findings} className="-mx-4" /> : null}
      </div>
    </div>
  )
}

function AnsweredBadly({ answer }: { answer: Answered }) {
  const { findings, other } = answer
  return (
    <>
      {other ? <BothAnswers answer={answer} other={other} /> : null}
      {answer.otherMissing === undefined ? null : (
        <p className="px-4 pt-3 text-muted">{answer.otherMissing}</p>
      )}
      <FindingList findings={findings} label="What the answer means" />
      {answer.steps ? <Checks steps={answer.steps} /> : null}
      {findings.length === 0 ? (
        <Unanswered
          problem={null}
          message={`The App Store answered ${answer.status}, and nothing more is known about it.`}
        />
      ) : null}
      <Disclosure title={`The raw answer: ${answer.status}`} className="px-4 pb-1">
        <div className="grid gap-1">
          <code className="wrap-anywhere text-xs">
            {answer.method} {answer.url}
          </code>
          <pre className="wrap-anywhere max-h-60 overflow-auto whitespace-pre-wrap rounded-md bg-sunken p-2 text-xs">
            <WireText text={answer.text ?? JSON.stringify(answer.body, null, 2)} />
          </pre>
        </div>
      </Disclosure>
    </>
  )
}

/** 4040010: the same question to both environments, and what each said. */
function BothAnswers({ answer, other }: { answer: Answered; other: Omit<Answered, 'other'> }) {
  const { setEnvironment } = useEnvironment()
  const found = other.status >= 200 && other.status < 300
  const place = environment(other.environment)
  return (
    <div className="grid gap-2 px-4 pt-3">
      <ul aria-label="Both environments" className="grid gap-1">
        {[answer, other].map((one) => (
          <li key={one.environment} className="flex items-start gap-2">
            <EnvironmentDot id={one.environment} className="mt-[0.5lh] -translate-y-1/2" />
            <span>
              <span className="font-medium">{environment(one.environment).title}</span> answered{' '}
              <code>{one.status}</code>
              {codeOf(one) === null ? null : (
                <>
                  , <code>{codeOf(one)}</code>
                </>
              )}
              {one.status >= 200 && one.status < 300 ? ': it is known there.' : '.'}
            </span>
          </li>
        ))}
      </ul>
      {found ? (
        <Button
          variant="primary"
          className="w-fit"
          onClick={() => setEnvironment(other.environment)}
        >
          Switch to {place.title}
        </Button>
      ) : null}
    </div>
  )
}

function codeOf({ body }: Omit<Answered, 'other'>): number | null {
  return isJsonObject(body) && typeof body.errorCode === 'number' ? body.errorCode : null
}
