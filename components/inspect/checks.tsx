'use client'

import { ChevronRight } from 'lucide-react'
import { memo, type ReactNode, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { RuleLink } from '@/components/findings/rule-link'
import { Button } from '@/components/ui/button'
import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { useNarrow } from '@/components/ui/use-narrow'
import { cn } from '@/lib/cn'
import type { Step } from '@/lib/rules/rule'
import { visible } from '@/lib/text/visible'
import { CheckMark, type CheckResult } from './check-mark'
import { checkOrder } from './check-order'

const RESULTS: Record<CheckResult, { meaning: Meaning; word: string }> = {
  pass: { meaning: 'pass', word: 'passed' },
  fail: { meaning: 'fail', word: 'failed' },
  unknown: { meaning: 'unverified', word: 'unknown' },
  skipped: { meaning: 'skipped', word: 'skipped' },
  blank: { meaning: 'skipped', word: '' },
}
const ORDER = ['pass', 'fail', 'unknown', 'skipped'] as const

/** The classes of a line by its result, joined once: a page has dozens of lines. */
const LOOKS = Object.fromEntries(
  ([...ORDER, 'blank'] as const).map((result) => {
    const { text } = MEANINGS[RESULTS[result].meaning]
    return [
      result,
      {
        line: cn(
          'flex min-h-7 list-none items-start gap-2.5 px-4 py-1 -outline-offset-2 hover:bg-sunken max-sm:min-h-11',
          (result === 'pass' || result === 'blank') && 'text-muted',
          result === 'fail' && 'font-medium',
        ),
        icon: cn('mt-0.5 size-4 shrink-0', text),
        word: cn('ml-1 font-normal text-xs', text),
      },
    ]
  }),
) as Record<CheckResult, { line: string; icon: string; word: string }>

const NONE: readonly Step[] = []

/** The same one in every line. */
const CHEVRON = (
  <ChevronRight
    aria-hidden
    className="mt-0.5 ml-auto size-4 shrink-0 text-faint transition-transform group-open/check:rotate-90"
  />
)

interface ChecksProps {
  steps: readonly Step[]
  /** What they are of. Of another one they are drawn into the same lines, as if they were new. */
  of?: string
  /** The list is the point of the page: it is in sight, and every line leads to its rule. */
  whole?: boolean
  /** There is nothing yet: the lines say what will be checked. */
  blank?: boolean
  /** What stands in a line in place of its detail, by the step’s place; `null` leaves the detail. */
  more?: (index: number) => ReactNode
}

/** What failed first, the first of it open; then those that passed are folded. Else as they were made. */
export function Checks({ steps, of = '', whole = false, blank = false, more }: ChecksProps) {
  const failed = steps.findIndex(({ result }) => result === 'fail')
  const [chosen, setChosen] = useState<Chosen>({ of })
  // Where all stands under each other, what will be checked would stand above what one can do.
  const narrow = useNarrow()
  const { shown = whole ? !(blank && narrow) : failed >= 0, passed = whole || failed < 0 } =
    chosen.of === of ? chosen : {}
  // What nobody sees yet does not hold up the verdict above it.
  const later = useDeferredValue(steps, NONE)
  const drawn = shown ? steps : later
  const rows = whole ? drawn.map((step, index) => ({ step, index })) : checkOrder(drawn)
  const lines = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was opened by hand was of another one
  useLayoutEffect(() => {
    const open = rows.findIndex(({ index }) => index === failed)
    lines.current
      ?.querySelectorAll<HTMLDetailsElement>(':scope > li > details')
      .forEach((line, at) => {
        line.open = at === open
      })
  }, [of])
  if (steps.length === 0) return null
  const passes = steps.filter(({ result }) => result === 'pass').length
  return (
    <section aria-label={blank ? 'What is checked' : 'Checks'} className="border-t">
      <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1">
        <h3>{blank ? 'What is checked' : 'Checks'}</h3>
        <p className="flex flex-wrap gap-x-3 text-xs tabular-nums">
          {ORDER.map((result) => {
            const count = blank ? 0 : steps.filter((step) => step.result === result).length
            const { icon: Icon, text } = MEANINGS[RESULTS[result].meaning]
            return count === 0 ? null : (
              <span key={result} className={cn('inline-flex items-center gap-1', text)}>
                <Icon aria-hidden className="size-3.5" />
                {count} {RESULTS[result].word}
              </span>
            )
          })}
        </p>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={shown}
          onClick={() => setChosen({ of, passed, shown: !shown })}
          className="ml-auto print:hidden"
        >
          {shown ? 'Hide them' : 'Show them'}
        </Button>
      </div>
      <ol
        ref={lines}
        className={cn(
          'pb-1.5',
          !shown && 'hidden print:block',
          // The server does not know the width.
          blank && chosen.shown === undefined && 'max-lg:hidden',
        )}
      >
        {rows.map(({ step, index }) => (
          <CheckLine
            key={index}
            step={step}
            blank={blank}
            open={index === failed}
            linked={whole}
            folded={!passed && step.result === 'pass'}
          >
            {more?.(index)}
          </CheckLine>
        ))}
      </ol>
      {shown && !passed && passes > 0 ? (
        <div className="px-4 pb-2 print:hidden">
          <Button size="sm" variant="ghost" onClick={() => setChosen({ of, shown, passed: true })}>
            {passes === 1 ? 'Show the one that passed' : `Show the ${passes} that passed`}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

/** What somebody chose to see, of what. */
interface Chosen {
  of: string
  shown?: boolean
  passed?: boolean
}

interface CheckLineProps {
  step: Step
  blank: boolean
  open: boolean
  /** Leads to its rule, failed or not. */
  linked: boolean
  /** On paper alone. */
  folded: boolean
  /** In place of the detail. */
  children: ReactNode
}

/** Most lines of one token are those of the next. */
const CheckLine = memo(Line, (before, after) => {
  const same = (key: keyof Step) => before.step[key] === after.step[key]
  return (
    (['name', 'result', 'detail', 'code'] as const).every(same) &&
    (['blank', 'open', 'linked', 'folded', 'children'] as const).every(
      (key) => before[key] === after[key],
    )
  )
})

function Line({ step, blank, open, linked, folded, children }: CheckLineProps) {
  const result = blank ? 'blank' : step.result
  const { word } = RESULTS[result]
  const look = LOOKS[result]
  return (
    <li className={folded ? 'hidden print:list-item' : undefined}>
      <details open={open} className="group/check">
        <summary className={look.line}>
          <CheckMark result={result} className={look.icon} />
          <span className="wrap-anywhere min-w-0">
            {visible(step.name)} <span className={look.word}>{word}</span>
          </span>
          {CHEVRON}
        </summary>
        <div className="grid gap-1 pr-4 pb-2 pl-10.5">
          {children ?? (
            <>
              <p className="wrap-anywhere max-w-prose text-muted">{visible(step.detail)}</p>
              {step.code && (linked || step.result === 'fail') ? (
                <p className="text-xs">
                  <RuleLink code={step.code} />
                </p>
              ) : null}
            </>
          )}
        </div>
      </details>
    </li>
  )
}
