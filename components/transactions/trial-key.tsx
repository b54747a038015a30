'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshSession } from '@/components/shell/session'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** The server action that gives an In-App Purchase key of the simulator: its id. */
export type GiveInAppKey = () => Promise<string>

/** A key of the simulated App Store, kept like any other. */
export function TrialKey({ giveKey }: { giveKey: GiveInAppKey }) {
  const client = useQueryClient()
  const give = useMutation({
    mutationFn: giveKey,
    onSuccess: () => refreshSession(client),
    onError: () =>
      toast('The key could not be made. Check that the console is running, then try again.'),
  })
  return (
    <Button variant="primary" className="w-fit" busy={give.isPending} onClick={() => give.mutate()}>
      Give me a key to try
    </Button>
  )
}
