'use client'

import type { AppStoreSide, AppStoreState } from '@/lib/simulator/app-store-state'
import { AnswersForm } from './answers-form'
import { SwitchesForm } from './switches-form'
import type { RunAppStore } from './use-command'

interface TroubleTabProps {
  state: AppStoreState
  side: AppStoreSide
  run: RunAppStore
}

/** Bad days: of the API, and of the notifications. */
export function TroubleTab({ state, side, run }: TroubleTabProps) {
  return (
    <div className="grid lg:grid-cols-2 lg:divide-x max-lg:divide-y">
      <AnswersForm faults={state.faults} run={run} />
      <SwitchesForm switches={state.sides[side].switches} side={side} run={run} />
    </div>
  )
}
