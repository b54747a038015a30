'use client'

import { memo } from 'react'
import { visible } from '@/lib/text/visible'
import type { PastedInput } from '../engine/protocol'
import type { InspectionState } from '../engine/use-inspection'
import { addPastes, textInput } from '../paste-store'
import { verdictLook } from '../verdicts'
import { Actions } from './actions'
import { Breadcrumb } from './breadcrumb'
import { partPath, partWay } from './part-path'
import { PartView } from './part-view'
import { Unread } from './unread'

interface ResultProps {
  input: PastedInput
  state: InspectionState
  /** Of the part that is shown; `''` is the whole. */
  part: string
  onPart: (path: string) => void
  onAgain: () => void
}

const readRepaired = (text: string) => addPastes([textInput(text)])

/** What is known of the input, or of the part of it that the address names. */
export const Result = memo(function Result({ input, state, part, onPart, onAgain }: ResultProps) {
  const { inspection: whole } = state
  if (!whole) return <Unread state={state} onAgain={onAgain} />
  const way = partWay(whole, part)
  const shown = way.at(-1) ?? { path: '', inspection: whole }
  const { word } = verdictLook(shown.inspection)
  const of = `${input.id} ${shown.path} ${shown.inspection.format}`
  return (
    <div className="grid min-w-0 gap-4">
      <p role="status" className="sr-only">
        {state.state === 'reading'
          ? 'Reading it'
          : visible(`${shown.inspection.title}. ${word}. ${shown.inspection.summary}`)}
      </p>
      {way.length > 1 ? <Breadcrumb way={way} onGo={onPart} /> : null}
      <PartView
        of={of}
        inspection={shown.inspection}
        onPart={(index) => onPart(partPath(shown.path, index))}
        onRepair={shown.path === '' ? readRepaired : null}
        actions={<Actions key={of} input={input} inspection={shown.inspection} whole={whole} />}
      />
    </div>
  )
})
