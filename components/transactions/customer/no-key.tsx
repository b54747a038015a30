'use client'

import { useRouter } from 'next/navigation'
import { Panel } from '@/components/ui/panel'
import type { Environment } from '@/lib/apple/environments'
import { KeyChoice } from '../key-choice'
import { FirstSteps, type StartScenario } from '../look-up/first-steps'
import { customerAddress } from '../subject'
import { type GiveInAppKey, TrialKey } from '../trial-key'

/** Server actions of the simulator for whoever has no key. */
export interface TrialActions {
  giveKey: GiveInAppKey
  startScenario: StartScenario
}

interface NoKeyProps {
  trial: TrialActions | undefined
  /** Where the customer is looked for. */
  environment: Environment
}

/** Nobody can be asked about this customer yet: a key of one’s own, or one of the simulator’s. */
export function NoKey({ trial, environment }: NoKeyProps) {
  const router = useRouter()
  const offered = environment.simulated ? trial : undefined
  return (
    <>
      <Panel aria-label="Key" className="print:hidden">
        <div className="grid max-w-md gap-2 p-4">
          <KeyChoice keys={[]} known chosen={null} onChange={() => {}} />
          {offered ? (
            <>
              <TrialKey giveKey={offered.giveKey} />
              <p className="text-muted text-xs">
                The simulator gives it, and knows only the customers that were made there.
              </p>
            </>
          ) : null}
        </div>
      </Panel>
      {offered ? (
        <FirstSteps
          secondary
          environment={environment.id}
          startScenario={offered.startScenario}
          onStarted={(id, key) => router.push(customerAddress(id, environment.id, key))}
        />
      ) : null}
    </>
  )
}
