'use client'

import { Button } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import { type BrowserKeyFacts, isInBrowser } from '@/lib/session/browser-key'
import type { SessionFacts } from '@/lib/session/facts'
import { KEY_KIND } from '@/lib/session/key-kinds'
import { useInboxes } from '../notifications/inboxes'
import { type ForgetAction, ForgetEverything, inboxWords } from './forget-everything'

interface KeyListProps {
  session: SessionFacts | undefined
  browserKeys: readonly BrowserKeyFacts[]
  failed: boolean
  forgetEverything: ForgetAction | undefined
  onDone: () => void
}

export function KeyList(props: KeyListProps) {
  const { session, browserKeys, failed, forgetEverything, onDone } = props
  const sealed = session?.keys ?? []
  const keys = [...sealed, ...browserKeys]
  const inboxes = useInboxes()
  const own = inboxes.data ?? []
  // Nobody who has inboxes forgets everything without having been asked about them.
  const asking = inboxes.isPending && inboxes.failureCount === 0
  return (
    <>
      {keys.length === 0 ? (
        <p className="p-4 text-muted">
          {failed
            ? 'The console did not answer when asked for the keys. It is asked again when you return to this window.'
            : 'There is no key in this session. Add a .p8, or get one from the simulator.'}
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
          Without further use, {browserKeys.length === 0 ? 'everything' : 'what the session has'} is
          forgotten at <Time at={session.endsAt} />.
        </p>
      ) : null}
      {own.length > 0 ? (
        <p className="border-t px-4 py-2 text-muted text-xs">
          {inboxWords(own)} of this browser {own.length === 1 ? 'outlives' : 'outlive'} every
          session.
        </p>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-2 border-t p-2">
        <Button asChild size="sm" variant="ghost">
          <PageLink href="/keys" onClick={onDone}>
            {keys.length === 0 ? 'Add a key' : 'Manage keys'}
          </PageLink>
        </Button>
        {forgetEverything && !asking && keys.length + own.length > 0 ? (
          <ForgetEverything forgetEverything={forgetEverything} inboxes={own} onDone={onDone} />
        ) : null}
      </div>
    </>
  )
}
