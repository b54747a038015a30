'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { SESSION_KEY } from '@/components/shell/session'
import { KeyChoice } from '@/components/transactions/key-choice'
import { useAppStoreKeys } from '@/components/transactions/use-app-store-keys'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
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
  const { hasSimulator } = usePage()
  const { keys, known, key, setWanted } = asker
  return (
    <div className="grid content-start gap-2">
      <KeyChoice keys={keys} known={known} chosen={key} onChange={setWanted} />
      {known && keys.length === 0 && environment.simulated && hasSimulator ? <TrialKey /> : null}
      <p className="flex items-center gap-2 text-muted">
        <EnvironmentDot id={environment.id} />
        at {environment.title}
      </p>
    </div>
  )
}

/** A key of the simulated App Store, kept like any other. */
function TrialKey() {
  const { actions } = usePage()
  const client = useQueryClient()
  const give = useMutation({
    mutationFn: actions.giveInAppKey,
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
    onError: () =>
      toast('The key could not be made. Check that the console is running, then try again.'),
  })
  return (
    <Button variant="primary" className="w-fit" busy={give.isPending} onClick={() => give.mutate()}>
      Give me a key to try
    </Button>
  )
}
