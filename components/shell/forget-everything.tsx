'use client'

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { forgetBrowserKeys } from '../keys/browser/browser-keys'
import { INBOXES_KEY } from '../notifications/inboxes'
import { forgetLiveInboxes } from '../notifications/live/live-inbox'

/**
 * The server action that forgets the session and all its keys; with `inboxes` those of this browser
 * too. Rejects where it could not.
 */
export type ForgetAction = (about: { inboxes: boolean }) => Promise<unknown>

interface ForgetEverythingProps {
  forgetEverything: ForgetAction
  /** Those of this browser. They outlive every session, so nobody loses one unasked. */
  inboxes: readonly InboxFacts[]
  onDone: () => void
}

/** Forgets keys and history at once; where there are inboxes, it asks what becomes of them. */
export function ForgetEverything({ forgetEverything, inboxes, onDone }: ForgetEverythingProps) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const forget = useMutation({
    mutationFn: async (about: { inboxes: boolean }) => {
      // The nearest first: it needs no server.
      await forgetBrowserKeys()
      await forgetEverything(about)
    },
    networkMode: 'always',
    onSuccess: async (_, about) => {
      if (about.inboxes) await letGoOfInboxes(client)
      client.clear()
      toast(doneSentence(about.inboxes, inboxes.length))
      onDone()
    },
    onSettled: () => client.invalidateQueries(),
  })
  const failed = forget.isError ? (
    <span role="alert" className="text-fail text-xs">
      Not everything could be forgotten. Check that the console is running, then try again.
    </span>
  ) : null
  if (!asked) {
    return (
      <span className="flex items-center gap-2">
        {failed}
        <Button
          size="sm"
          variant="danger"
          busy={forget.isPending}
          onClick={() => (inboxes.length > 0 ? setAsked(true) : forget.mutate({ inboxes: false }))}
        >
          <Trash2 aria-hidden className="size-3.5!" />
          Forget everything
        </Button>
      </span>
    )
  }
  return (
    <div
      role="alertdialog"
      aria-label="Forget the inboxes too?"
      className="grid w-full gap-2 px-2 pb-2"
    >
      <p>The inboxes belong to this browser and not to the session. What should happen to them?</p>
      <p className="text-muted text-xs">
        A forgotten inbox is deleted with everything in it, and its address answers 404. Remove it
        from App Store Connect first.
      </p>
      {failed}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="danger-solid"
          busy={forget.isPending && forget.variables.inboxes}
          onClick={() => forget.mutate({ inboxes: true })}
        >
          Forget the inboxes too
        </Button>
        <Button
          size="sm"
          variant="danger"
          busy={forget.isPending && !forget.variables.inboxes}
          onClick={() => forget.mutate({ inboxes: false })}
        >
          Forget all but the inboxes
        </Button>
        <Button size="sm" onClick={() => setAsked(false)}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

/** None is left on the screen before all is asked for anew: nothing asks for what is gone. */
async function letGoOfInboxes(client: QueryClient): Promise<void> {
  client.setQueryData(INBOXES_KEY, [])
  forgetLiveInboxes()
  await new Promise((done) => setTimeout(done, 100))
}

/** `2 inboxes with 312 notifications`. */
export function inboxWords(inboxes: readonly InboxFacts[]): string {
  const rows = inboxes.reduce((sum, { genuine }) => sum + genuine.rows, 0)
  const count = inboxes.length === 1 ? 'One inbox' : `${inboxes.length} inboxes`
  return `${count} with ${rows.toLocaleString('en-GB')} ${rows === 1 ? 'notification' : 'notifications'}`
}

function doneSentence(inboxes: boolean, count: number): string {
  const keys =
    'The keys and the history of this session are forgotten, and so are the keys in this browser.'
  const rest = count === 0 ? '' : inboxes ? ' So are the inboxes.' : ' The inboxes are still there.'
  return `${keys}${rest} What you composed stays in this tab.`
}
