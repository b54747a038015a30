'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEnvironment } from '@/components/shell/environment'
import { toast } from '@/components/ui/toast'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { fetchJson, INBOXES_KEY } from '../inboxes'
import { usePage } from '../page-actions'
import { ownAddress } from './simulator-source'
import { STORE_STATE_KEY, useStoreState } from './store-state'

/** A customer who buys a subscription: the first thing that a new inbox hears of. */
const FIRST_SCENARIO = 'new-monthly'

/** Makes an inbox, lets the simulated App Store send to it, and a customer buy there. */
export function useSimulatedInbox(onMade: (id: string) => void) {
  const { actions } = usePage()
  const client = useQueryClient()
  const { environment } = useEnvironment()
  const store = useStoreState()
  const bundleId = store.data?.apps[0]?.bundleId ?? null
  const side = environment.apns

  async function begin(): Promise<string> {
    if (bundleId === null) throw new Refusal('The simulator has no app.')
    const made = await actions.makeInbox({ name: '', environment: null })
    if (!made.ok) throw new Refusal(made.problem)
    const { inboxes } = await fetchJson<{ inboxes: InboxFacts[] }>('/api/inbox')
    const inbox = inboxes.find(({ id }) => id === made.id)
    if (!inbox) throw new Error('an inbox was made, and is not there')
    const url = ownAddress(inbox.address)
    for (const command of [
      { do: 'set-url', side, bundleId, url },
      { do: 'start-scenario', side, bundleId, scenario: FIRST_SCENARIO, begin: 'now' },
    ] as const) {
      const answer = await actions.runAppStore(command)
      if (!answer.ok) throw new Refusal(answer.message)
    }
    return made.id
  }

  const run = useMutation({
    mutationFn: begin,
    onSuccess: onMade,
    onError: (error) =>
      toast(
        error instanceof Refusal
          ? error.message
          : 'The console did not answer. Check that its server is running, then try again.',
      ),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: INBOXES_KEY })
      await client.invalidateQueries({ queryKey: STORE_STATE_KEY })
    },
  })
  return { run, can: bundleId !== null }
}

/** Said in words that are fit to be shown. */
class Refusal extends Error {}
