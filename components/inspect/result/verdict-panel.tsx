'use client'

import { memo } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { Inspection } from '@/lib/inspect'
import { Checks } from '../checks'
import { PartsList } from '../parts-list'
import { wrongInside } from '../placed-parts'
import { verdictLook } from '../verdicts'
import { WireText } from '../wire-text'
import { EnvironmentBadge } from './environment-badge'
import { Notices } from './notices'
import { VerdictLine } from './verdict-line'

interface VerdictPanelProps {
  /** What it is of; the next one is drawn into the same lines. */
  of: string
  inspection: Inspection
  /** Shows the field that a finding names; left out where there is none. */
  onShow: ((at: string) => void) | undefined
  onRepair: ((text: string) => void) | null
  onPart: (index: number) => void
  /** Copying, linking, printing. */
  actions: React.ReactNode
  titleId: string
}

/** First the verdict in a sentence, then what was found, then the checks. */
export const VerdictPanel = memo(function VerdictPanel(props: VerdictPanelProps) {
  const { of, inspection, onShow, onRepair, onPart, actions, titleId } = props
  const { title, summary, environment, repaired, findings, steps, parts } = inspection
  const wrong = findings.filter(({ level }) => level !== 'notice')
  const inside = wrongInside(parts)
  const { meaning, word } = verdictLook(inspection)
  return (
    <Panel aria-labelledby={titleId}>
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        {/* Whoever has chosen a sample is led here. */}
        <h2 id={titleId} tabIndex={-1} className="wrap-anywhere min-w-0 text-lg outline-none">
          <WireText text={title} />
        </h2>
        {environment === undefined ? null : <EnvironmentBadge name={environment} />}
      </header>
      <VerdictLine meaning={meaning} word={word} summary={summary} />
      {inspection.verdict !== 'invalid' && inside.length > 0 ? (
        <section aria-label="Wrong inside" className="border-t">
          <h3 className="px-4 pt-2">Wrong inside</h3>
          <PartsList parts={inside} label="Wrong inside" onOpen={onPart} />
        </section>
      ) : null}
      {repaired && onRepair ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t px-4 py-2">
          <p className="wrap-anywhere min-w-0 max-w-prose flex-1">
            What is shown is a repaired reading: <WireText text={repaired.what} />
          </p>
          <Button size="sm" onClick={() => onRepair(repaired.text)}>
            Read the repaired text
          </Button>
        </div>
      ) : null}
      {wrong.length > 0 ? (
        <FindingList findings={wrong} className="border-t" {...(onShow ? { onShow } : {})} />
      ) : null}
      <Notices notices={findings.filter(({ level }) => level === 'notice')} />
      <Checks of={of} steps={steps} />
      <div className="flex flex-wrap items-center gap-1.5 border-t px-4 py-2 print:hidden">
        {actions}
      </div>
    </Panel>
  )
})
