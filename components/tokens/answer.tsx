'use client'

import { memo } from 'react'
import { useAnnounced } from '@/components/ui/announce'
import { later } from '@/components/ui/later'
import { Panel } from '@/components/ui/panel'
import type { Inspection } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { Checks } from '../inspect/checks'
import type { PastedInput, SampleRow } from '../inspect/engine/protocol'
import type { InspectionState } from '../inspect/engine/use-inspection'
import { VerdictLine } from '../inspect/result/verdict-line'
import { visibleFindings } from '../inspect/result/visible-findings'
import { verdictInWords, verdictLook } from '../inspect/verdicts'
import { WireText } from '../inspect/wire-text'
import { BLANK_STEPS } from './blank-steps'
import { SERIES_FORMAT, TOKEN_FORMATS } from './formats'
import { MadeOf } from './made-of'
import { placeFindings } from './place-findings'

const Unread = later(() => import('../inspect/result/unread').then((module) => module.Unread))

const Elsewhere = later(() => import('./elsewhere').then((module) => module.Elsewhere))

const LineFindings = later(() => import('./line-findings').then((module) => module.LineFindings))

const FindingList = later(() =>
  import('@/components/findings/finding-list').then((module) => module.FindingList),
)

const SeriesView = later(() => import('./series/series-view').then((module) => module.SeriesView))

interface AnswerProps {
  /** `null`: nothing is there, or no answer yet. */
  input: PastedInput | null
  state: InspectionState
  formats: readonly SampleRow[]
  onAgain: () => void
}

/**
 * What is known of the token: the verdict, then the checklist. Without one it says what will be
 * checked, in the lines that the first token is drawn into.
 */
export function Answer({ input, state, formats, onAgain }: AnswerProps) {
  const { inspection } = state
  const judged = input !== null && state.state !== 'reading' ? inspection : null
  useAnnounced(judged && isToken(judged) ? verdictInWords(judged) : null, input?.id)
  if (!input) return <Judged of="" inspection={null} />
  if (!inspection) return <Unread state={state} onAgain={onAgain} />
  if (!isToken(inspection)) {
    const format = formats.find((row) => row.format === inspection.format)
    return (
      <Elsewhere
        key={input.id}
        input={input}
        format={inspection.format}
        title={format?.title ?? null}
      />
    )
  }
  return inspection.format === SERIES_FORMAT ? (
    <SeriesView
      key={input.id}
      inspection={inspection}
      part={(part) => <Judged of={`${input.id} ${part.at}`} inspection={part} />}
    />
  ) : (
    <Judged of={input.id} inspection={inspection} />
  )
}

/** A token, or several in a log. */
const isToken = ({ format }: Inspection): boolean =>
  format === SERIES_FORMAT || TOKEN_FORMATS.includes(format)

interface JudgedProps {
  /** What it is of; the next one is drawn into the same lines. */
  of: string
  inspection: Inspection | null
}

/** Not drawn again while the next token is read: it is most of what the page has to draw. */
const Judged = memo(function Judged({ of, inspection }: JudgedProps) {
  const steps = inspection?.steps ?? BLANK_STEPS
  const { byStep, rest } = placeFindings(steps, visibleFindings(inspection?.findings ?? []))
  return (
    <Panel aria-labelledby="answer-title">
      <header className="px-4 pt-3 pb-2">
        <h2 id="answer-title" className="wrap-anywhere text-lg">
          <WireText text={inspection?.title ?? 'What a token is made of'} />
        </h2>
      </header>
      {inspection ? (
        <VerdictLine {...verdictLook(inspection)} summary={inspection.summary} />
      ) : (
        <MadeOf />
      )}
      <Checks
        whole
        blank={!inspection}
        of={of}
        steps={steps}
        more={(index) => {
          const found = byStep[index] ?? []
          if (found.length === 0) return null
          return <LineFindings detail={visible(steps[index]?.detail ?? '')} findings={found} />
        }}
      />
      {rest.length === 0 ? null : (
        <section aria-label="Also" className="border-t">
          <h3 className="px-4 pt-2">Also</h3>
          <FindingList findings={rest} compact label="Also" />
        </section>
      )}
    </Panel>
  )
})
