'use client'

import { useMutation } from '@tanstack/react-query'
import { useSessionMayBegin } from '@/components/shell/session'
import { toast } from '@/components/ui/toast'
import type { SimulatorAnswer, SimulatorCommand } from '@/lib/simulator/actions'

export type RunCommand = (command: SimulatorCommand) => Promise<SimulatorAnswer>

/** Runs a command on the simulated world; what cannot be done is said, what was done is seen live. */
export function useRun(run: RunCommand) {
  const sessionMayBegin = useSessionMayBegin()
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      sessionMayBegin()
      if (!answer.ok) toast(answer.message)
    },
    onError: () =>
      toast('The console did not answer. Check that its server is running, then try again.'),
  })
}
