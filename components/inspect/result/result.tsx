'use client'

import { CircleX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { visible } from '@/lib/text/visible'
import type { PastedInput } from '../engine/protocol'
import type { InspectionState } from '../engine/use-inspection'
import { addPastes, textInput } from '../paste-store'
import { verdictLook } from '../verdicts'
import { Actions } from './actions'
import { Breadcrumb } from './breadcrumb'
import { partPath, partWay } from './part-path'
import { PartView } from './part-view'

interface ResultProps {
  input: PastedInput
  state: InspectionState
  /** Of the part that is shown; `''` is the whole. */
  part: string
  onPart: (path: string) => void
  onAgain: () => void
}

/** What is known of the input, or of the part of it that the address names. */
export function Result({ input, state, part, onPart, onAgain }: ResultProps) {
  const { inspection: whole } = state
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
  if (!whole) {
    return (
      <Panel aria-label="Reading" className="min-h-40">
        <Progress label="Reading it" />
      </Panel>
    )
  }
  const way = partWay(whole, part)
  const shown = way.at(-1) ?? { path: '', inspection: whole }
  const { word } = verdictLook(shown.inspection)
  return (
    <div className="grid min-w-0 gap-4">
      <p role="status" className="sr-only">
        {state.state === 'reading'
          ? 'Reading it'
          : visible(`${shown.inspection.title}. ${word}. ${shown.inspection.summary}`)}
      </p>
      {way.length > 1 ? <Breadcrumb way={way} onGo={onPart} /> : null}
      <PartView
        key={`${input.id} ${shown.path} ${shown.inspection.format}`}
        inspection={shown.inspection}
        onPart={(index) => onPart(partPath(shown.path, index))}
        onRepair={shown.path === '' ? (text) => addPastes([textInput(text)]) : null}
        actions={<Actions input={input} inspection={shown.inspection} whole={whole} />}
      />
    </div>
  )
}
