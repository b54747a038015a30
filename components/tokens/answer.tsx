'use client'

import { CircleX } from 'lucide-react'
import { FindingList } from '@/components/findings/finding-list'
import { Button } from '@/components/ui/button'
import { MEANINGS } from '@/components/ui/meaning'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { cn } from '@/lib/cn'
import type { Inspection } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { Checks } from '../inspect/checks'
import type { PastedInput, SampleRow } from '../inspect/engine/protocol'
import type { InspectionState } from '../inspect/engine/use-inspection'
import { visibleFindings } from '../inspect/result/visible-findings'
import { VERDICTS } from '../inspect/verdicts'
import { WireText } from '../inspect/wire-text'
import { Elsewhere } from './elsewhere'
import { TOKEN_FORMATS } from './formats'
import { LineFindings } from './line-findings'
import { placeFindings } from './place-findings'

interface AnswerProps {
  input: PastedInput
  state: InspectionState
  formats: readonly SampleRow[]
  onAgain: () => void
}

/** What is known of the token: the verdict, then the checklist. */
export function Answer({ input, state, formats, onAgain }: AnswerProps) {
  const { inspection } = state
  if (state.state === 'stopped' || state.state === 'failed') {
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
  if (!inspection) {
    return (
      <Panel aria-label="Reading" className="min-h-40">
        <Progress label="Reading it" />
      </Panel>
    )
  }
  if (!TOKEN_FORMATS.includes(inspection.format)) {
    const format = formats.find((row) => row.format === inspection.format)
    return <Elsewhere input={input} format={inspection.format} title={format?.title ?? null} />
  }
  return (
    <>
      <p role="status" className="sr-only">
        {state.state === 'reading'
          ? 'Reading it'
          : visible(
              `${inspection.title}. ${VERDICTS[inspection.verdict].word}. ${inspection.summary}`,
            )}
      </p>
      <Judged key={inspection.format} inspection={inspection} />
    </>
  )
}

function Judged({ inspection }: { inspection: Inspection }) {
  const { title, verdict, summary, steps } = inspection
  const { byStep, rest } = placeFindings(steps, visibleFindings(inspection.findings))
  const { meaning, word } = VERDICTS[verdict]
  const { icon: Icon, text, soft } = MEANINGS[meaning]
  return (
    <Panel aria-labelledby="answer-title">
      <header className="px-4 pt-3 pb-2">
        <h2 id="answer-title" className="wrap-anywhere text-lg">
          <WireText text={title} />
        </h2>
      </header>
      <div className={cn('flex items-start gap-2.5 px-4 py-2.5', soft)}>
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
        <p data-testid="verdict" className="wrap-anywhere min-w-0 max-w-prose">
          <strong className={text}>{word}.</strong> <WireText text={summary} />
        </p>
      </div>
      <Checks
        whole
        steps={steps}
        more={(index) => {
          const found = byStep[index] ?? []
          if (found.length === 0) return null
          return <LineFindings detail={visible(steps[index]?.detail ?? '')} findings={found} />
        }}
      />
      {rest.length === 0 ? null : (
        <section aria-label="Besides" className="border-t">
          <h3 className="px-4 pt-2">Besides</h3>
          <FindingList findings={rest} compact label="Besides" />
        </section>
      )}
    </Panel>
  )
}
