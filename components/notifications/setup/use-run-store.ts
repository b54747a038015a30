'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import type { AppStoreCommand } from '@/lib/simulator/app-store-commands'
import { usePage } from '../page-actions'
import { STORE_STATE_KEY } from './store-state'

/** Changes the simulated App Store; what cannot be done is said. */
export function useRunStore() {
  const { actions } = usePage()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: AppStoreCommand) => actions.runAppStore(command),
    onSuccess: async (answer) => {
      if (!answer.ok) toast(answer.message)
      await client.invalidateQueries({ queryKey: STORE_STATE_KEY })
    },
    onError: () =>
      toast('The console did not answer. Check that its server is running, then try again.'),
  })
}
