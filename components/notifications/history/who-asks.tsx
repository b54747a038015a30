'use client'

import { useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { KeyChoice } from '@/components/transactions/key-choice'
import { TrialKey } from '@/components/transactions/trial-key'
import { useAppStoreKeys } from '@/components/transactions/use-app-store-keys'
import { usePage } from '../page-actions'

/** The In-App Purchase key that asks. */
export function useAsker() {
  const [wanted, setWanted] = useState('')
  return { ...useAppStoreKeys(wanted), setWanted }
}

interface WhoAsksProps {
  asker: ReturnType<typeof useAsker>
}

/** Where it is asked and with which key; the simulator gives one to whoever has none. */
export function WhoAsks({ asker }: WhoAsksProps) {
  const { environment } = useEnvironment()
  const { actions, hasSimulator } = usePage()
  const { keys, known, key, setWanted } = asker
  return (
    <div className="grid content-start gap-2">
      <KeyChoice keys={keys} known={known} chosen={key} onChange={setWanted} />
      {known && keys.length === 0 && environment.simulated && hasSimulator ? (
        <TrialKey giveKey={actions.giveInAppKey} />
      ) : null}
      <p className="flex items-center gap-2 text-muted">
        <EnvironmentDot id={environment.id} />
        at {environment.title}
      </p>
    </div>
  )
}
