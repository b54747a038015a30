'use client'

import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react'
import type { Inspection } from '@/lib/inspect'
import { Contents, FACTS, type Place } from './contents'
import { findLabel } from './find-label'
import { VerdictPanel } from './verdict-panel'
import { visibleFindings } from './visible-findings'

interface PartViewProps {
  /** What it is of: what was chosen in one is not chosen in the next. */
  of: string
  inspection: Inspection
  actions: React.ReactNode
  onPart: (index: number) => void
  onRepair: ((text: string) => void) | null
}

/**
 * One inspection: its verdict, and below it everything that is known, a tab each. The verdict comes
 * first: what is below, and what can be done with it, is drawn once it is there.
 */
export function PartView(props: PartViewProps) {
  const { of, inspection, actions, onPart, onRepair } = props
  const { fields, findings } = inspection
  const [place, setPlace] = useState<Place>({ of, tab: FACTS, selected: null })
  const titleId = useId()
  const now = useMemo(() => ({ of, inspection }), [of, inspection])
  const later = useDeferredValue(now, null)
  const laterActions = useDeferredValue(actions, null)
  const shown = useMemo(
    () => ({ ...inspection, findings: visibleFindings(findings) }),
    [inspection, findings],
  )
  const allPlaced = useMemo(() => {
    const places = findings.flatMap(({ at }) => (at === undefined ? [] : [at]))
    return places.length > 0 && places.every((at) => findLabel(fields, at) !== null)
  }, [fields, findings])

  const showPlace = useCallback(
    (at: string) => setPlace({ of, tab: FACTS, selected: findLabel(fields, at) }),
    [of, fields],
  )

  return (
    <div className="grid min-w-0 gap-4">
      <VerdictPanel
        of={of}
        inspection={shown}
        titleId={titleId}
        actions={laterActions}
        onRepair={onRepair}
        onPart={onPart}
        onShow={allPlaced ? showPlace : undefined}
      />
      <div className="contents" aria-busy={later !== now}>
        {later === null ? null : (
          <Contents
            key={later.of}
            of={later.of}
            inspection={later.inspection}
            place={place.of === later.of ? place : null}
            onPlace={setPlace}
            onPart={onPart}
          />
        )}
      </div>
    </div>
  )
}
