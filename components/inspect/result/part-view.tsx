'use client'

import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react'
import type { Inspection } from '@/lib/inspect'
import { Contents } from './contents'
import { findLabel } from './find-label'
import { VerdictPanel } from './verdict-panel'
import { visibleFindings } from './visible-findings'

interface PartViewProps {
  inspection: Inspection
  actions: React.ReactNode
  onPart: (index: number) => void
  onRepair: ((text: string) => void) | null
}

/**
 * One inspection: its verdict, and below it everything that is known, a tab each. The verdict comes
 * first: what is below is drawn once it is there.
 */
export function PartView(props: PartViewProps) {
  const { inspection, actions, onPart, onRepair } = props
  const { fields, findings } = inspection
  const [tab, setTab] = useState('facts')
  const [selected, setSelected] = useState<string | null>(null)
  const titleId = useId()
  const later = useDeferredValue(inspection, null)
  const shown = useMemo(
    () => ({ ...inspection, findings: visibleFindings(findings) }),
    [inspection, findings],
  )
  const allPlaced = useMemo(() => {
    const places = findings.flatMap(({ at }) => (at === undefined ? [] : [at]))
    return places.length > 0 && places.every((at) => findLabel(fields, at) !== null)
  }, [fields, findings])

  const showPlace = useCallback(
    (at: string) => {
      setTab('facts')
      setSelected(findLabel(fields, at))
    },
    [fields],
  )

  return (
    <div className="grid min-w-0 gap-4">
      <VerdictPanel
        inspection={shown}
        titleId={titleId}
        actions={actions}
        onRepair={onRepair}
        onShow={allPlaced ? showPlace : undefined}
      />
      {later === null ? null : (
        <Contents
          inspection={later}
          tab={tab}
          onTab={setTab}
          selected={selected}
          onSelect={setSelected}
          onPart={onPart}
        />
      )}
    </div>
  )
}
