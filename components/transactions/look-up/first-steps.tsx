'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshSession } from '@/components/shell/session'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { EnvironmentId } from '@/lib/apple/environments'

/** The server action that makes an In-App Purchase key and a sample customer in the simulator. */
export type StartScenario = (
  environment: EnvironmentId,
) => Promise<{ keyId: string; transactionId: string }>

interface FirstStepsProps {
  environment: EnvironmentId
  startScenario: StartScenario
  onStarted: (transactionId: string, key: string) => void
  /** Something else is the first thing to do here. */
  secondary?: boolean
}

/** A life to look at without an Apple account, by one click. */
export function FirstSteps(props: FirstStepsProps) {
  const { environment, startScenario, onStarted, secondary = false } = props
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: () => startScenario(environment),
    onSuccess: async ({ keyId, transactionId }) => {
      await refreshSession(client)
      onStarted(transactionId, keyId)
    },
    onError: () =>
      toast('The sample could not be made. Check that the console is running, then try again.'),
  })
  return (
    <section
      aria-label="First steps"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-dashed px-4 py-3"
    >
      <p className="max-w-prose">
        <span className="font-medium">No Apple account needed.</span>{' '}
        <span className="text-muted">
          The simulator plays the App Store: it signs transactions with a root of its own, renews
          and refunds, and answers as the App Store Server API does.
        </span>
      </p>
      <Button
        {...(secondary ? {} : { variant: 'primary' })}
        busy={start.isPending}
        onClick={() => start.mutate()}
      >
        Show me a sample customer
      </Button>
    </section>
  )
}
