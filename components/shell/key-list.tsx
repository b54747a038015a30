'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { type BrowserKeyFacts, isInBrowser } from '@/lib/session/browser-key'
import type { SessionFacts } from '@/lib/session/facts'
import { KEY_KIND } from '@/lib/session/key-kinds'
import { forgetBrowserKeys } from '../keys/browser/browser-keys'

/** The server action that forgets the session and all its keys. Rejects where it could not. */
export type ForgetEverything = () => Promise<unknown>

interface KeyListProps {
  session: SessionFacts | undefined
  browserKeys: readonly BrowserKeyFacts[]
  failed: boolean
  forgetEverything: ForgetEverything | undefined
  onDone: () => void
}

export function KeyList(props: KeyListProps) {
  const { session, browserKeys, failed, forgetEverything, onDone } = props
  const sealed = session?.keys ?? []
  const keys = [...sealed, ...browserKeys]
  return (
    <>
      {keys.length === 0 ? (
        <p className="p-4 text-muted">
          {failed
            ? 'The console did not answer when asked for the keys. It is asked again when you come back to this window.'
            : 'No key is held in this session. Upload a .p8, or take one from the simulator.'}
        </p>
      ) : (
        <ul className="max-h-64 divide-y overflow-y-auto">
          {keys.map((key) => (
            <li key={key.id} className="grid gap-0.5 px-4 py-2">
              <span className="truncate font-medium">{key.name}</span>
              <span className="text-muted text-xs">
                {KEY_KIND[key.kind].label} <code>{key.keyId || 'without Key ID'}</code>
                {key.teamId ? (
                  <>
                    {' '}
                    of team <code>{key.teamId}</code>
                  </>
                ) : null}
                {isInBrowser(key.id) ? ', kept in this browser' : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {session?.endsAt && sealed.length > 0 ? (
        <p className="border-t px-4 py-2 text-muted text-xs">
          Without further use {browserKeys.length === 0 ? 'all of it' : 'what the session has'} is
          forgotten at <Time at={session.endsAt} />.
        </p>
      ) : null}
      <div className="flex items-center justify-between gap-2 border-t p-2">
        <Button asChild size="sm" variant="ghost">
          <Link href="/keys" onClick={onDone}>
            {keys.length === 0 ? 'Add a key' : 'Manage keys'}
          </Link>
        </Button>
        {forgetEverything && keys.length > 0 ? (
          <Forget forgetEverything={forgetEverything} onDone={onDone} />
        ) : null}
      </div>
    </>
  )
}

interface ForgetProps {
  forgetEverything: ForgetEverything
  onDone: () => void
}

function Forget({ forgetEverything, onDone }: ForgetProps) {
  const client = useQueryClient()
  const forget = useMutation({
    mutationFn: async () => {
      // The nearest first: it needs no server.
      await forgetBrowserKeys()
      await forgetEverything()
    },
    networkMode: 'always',
    onSuccess: () => {
      client.clear()
      toast(
        'The keys and the history of this session are forgotten, and the keys of this browser. What you composed stays in this tab.',
      )
      onDone()
    },
    onSettled: () => client.invalidateQueries(),
  })
  return (
    <span className="flex items-center gap-2">
      {forget.isError ? (
        <span role="alert" className="text-fail text-xs">
          It could not be done. Try again.
        </span>
      ) : null}
      <Button size="sm" variant="danger" busy={forget.isPending} onClick={() => forget.mutate()}>
        <Trash2 aria-hidden className="size-3.5!" />
        Forget everything
      </Button>
    </span>
  )
}
