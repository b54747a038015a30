'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import type { InboxAnswer } from '@/lib/notifications/actions'
import { INBOXES_KEY } from '../inboxes'

/** Changes an inbox; what cannot be done is said, and what was done shows in the list of inboxes. */
export function useChange<T = unknown, Given = void>(
  work: (given: Given) => Promise<InboxAnswer<T>>,
  done?: (answer: T) => void,
) {
  const client = useQueryClient()
  return useMutation<InboxAnswer<T>, Error, Given>({
    mutationFn: work,
    onSuccess: async (answer) => {
      if (!answer.ok) {
        toast(answer.problem)
        return
      }
      await client.invalidateQueries({ queryKey: INBOXES_KEY })
      done?.(answer)
    },
    onError: () =>
      toast('The console did not answer. Check that its server is running, then try again.'),
  })
}
