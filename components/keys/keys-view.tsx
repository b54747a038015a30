'use client'

import { useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { refreshSession, useSession } from '@/components/shell/session'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import type { KeyFacts } from '@/lib/session/facts'
import type { AddKeyResult } from '@/lib/session/key-change'
import { AddKey } from './add-key'
import { BrowserKeyPanel, type RegisterPublicKey } from './browser/browser-key-panel'
import type { KeyActions } from './key-table'

const KeyTable = later(() => import('./key-table').then((module) => module.KeyTable))

interface KeysViewProps extends KeyActions {
  addKey: (form: FormData) => Promise<AddKeyResult>
  giveTrialKey: () => Promise<KeyFacts>
  registerPublicKey: RegisterPublicKey
}

/** `/keys`: what is kept, how it is kept, and how to add or forget. */
export function KeysView(props: KeysViewProps) {
  const { addKey, giveTrialKey, changeKey, forgetKey, registerKey, registerPublicKey } = props
  const session = useSession()
  const client = useQueryClient()
  const refresh = () => void refreshSession(client)
  const keys = session.data?.keys ?? []
  return (
    <div>
      <PageHeader
        title="Keys"
        about="A key is sealed with two halves: one in this browser’s cookie, one on the server. Neither the server’s database nor the cookie alone can open it. It is forgotten after 30 minutes without use, after 12 hours in any case, and at once when you say so. Or this browser keeps it, and the server never has it."
      />
      <div className="grid gap-4">
        <Panel aria-labelledby="keys-title">
          <PanelHeader
            title="In this session"
            titleId="keys-title"
            aside={keys.length > 0 ? keys.length : undefined}
          />
          {session.isError ? (
            <p role="alert" className="p-4">
              The keys could not be loaded. Nothing is lost.{' '}
              <Button variant="link" size="inline" onClick={() => session.refetch()}>
                Try again
              </Button>
            </p>
          ) : keys.length === 0 ? (
            <EmptyState
              title={session.isPending ? 'Loading the keys' : 'No key yet'}
              actions={
                session.isPending ? (
                  // Its place is kept, so that nothing moves when the answer is there.
                  <span aria-hidden className="h-8 max-sm:h-11" />
                ) : (
                  <Button
                    onClick={async () => {
                      await giveTrialKey()
                      refresh()
                    }}
                  >
                    <KeyRound />
                    Give me a key to try
                  </Button>
                )
              }
            >
              Add your .p8 below, or get one that the simulator knows.
            </EmptyState>
          ) : (
            <KeyTable
              label="Keys of this session"
              keys={keys}
              changeKey={changeKey}
              forgetKey={forgetKey}
              registerKey={registerKey}
              onChanged={refresh}
              onForgotten={(key, { how }) => {
                refresh()
                toast(
                  how === 'deleted'
                    ? `${key.name} is forgotten.`
                    : 'The disk is full, so the row could not be deleted. The session was ended instead: without its cookie no key in it can be opened.',
                )
              }}
            />
          )}
        </Panel>
        <BrowserKeyPanel registerPublicKey={registerPublicKey} />
        <AddKey
          addKey={addKey}
          onAdded={({ name, place, already }) => {
            if (place === 'session') refresh()
            const where = place === 'browser' ? ' in this browser' : ''
            toast(
              already
                ? `${name} was already kept; its IDs are up to date.`
                : `${name} is kept${where}.`,
            )
          }}
        />
      </div>
    </div>
  )
}
