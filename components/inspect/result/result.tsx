'use client'

import { memo } from 'react'
import { useAnnounced } from '@/components/ui/announce'
import type { PastedInput } from '../engine/protocol'
import type { InspectionState } from '../engine/use-inspection'
import { addPastes, textInput } from '../paste-store'
import { verdictInWords } from '../verdicts'
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
  const way = whole ? partWay(whole, part) : []
  const shown = whole ? (way.at(-1) ?? { path: '', inspection: whole }) : null
  const of = shown ? `${input.id} ${shown.path} ${shown.inspection.format}` : ''
  useAnnounced(shown && state.state !== 'reading' ? verdictInWords(shown.inspection) : null, of)
  if (!whole || !shown) return <Unread state={state} onAgain={onAgain} />
  return (
    <div className="grid min-w-0 gap-4">
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
