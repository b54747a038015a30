'use client'

import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { cn } from '@/lib/cn'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { usePage } from '../page-actions'
import { ManageInbox } from './manage-inbox'
import { SimulatorSource } from './simulator-source'

interface AddressPanelProps {
  inbox: InboxFacts
  /** Nothing has arrived: what to do is in sight. */
  empty: boolean
  onForgotten: () => void
}

/** Where to send to, how that comes about, and how much is kept of it. */
export function AddressPanel({ inbox, empty, onForgotten }: AddressPanelProps) {
  const { hasSimulator } = usePage()
  // What was opened for whoever begins stays open under their hands.
  const [begins] = useState(empty)
  // Where what arrived stands under it, it makes room for that.
  const [open, setOpen] = useState(begins)
  const bodyId = useId()
  const { address, reachable } = inbox
  return (
    <Panel aria-labelledby="address-title" className="print:hidden">
      <PanelHeader title="Address" titleId="address-title">
        {empty ? null : (
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={open}
            aria-controls={bodyId}
            className="lg:hidden"
            onClick={() => setOpen(!open)}
          >
            {open ? 'Fold' : 'Show it'}
          </Button>
        )}
        <ManageInbox inbox={inbox} onForgotten={onForgotten} />
      </PanelHeader>
      <div id={bodyId} className={cn('grid gap-3 p-4', !open && 'max-lg:hidden')}>
        <p className="flex min-w-0 flex-wrap items-center gap-2">
          <code data-testid="address" className="min-w-0 break-all">
            {address}
          </code>
          <CopyButton value={address} label="Copy the address" variant="secondary">
            Copy
          </CopyButton>
        </p>
        {reachable.ok ? null : (
          <p className="flex max-w-prose items-start gap-2 text-muted">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            {reachable.why}
          </p>
        )}
        <div className="grid items-start gap-x-8 gap-y-1 xl:grid-cols-2">
          <Disclosure title="Enter it in App Store Connect" open={begins}>
            <Steps />
          </Disclosure>
          {hasSimulator ? <SimulatorSource address={address} empty={begins} /> : null}
        </div>
        <Size inbox={inbox} />
      </div>
    </Panel>
  )
}

function Steps() {
  return (
    <div className="grid gap-2">
      <ol className="grid max-w-prose list-decimal gap-1 pl-5">
        <li>In App Store Connect choose the app, then General, App Information.</li>
        <li>
          Under App Store Server Notifications, enter the address as Production Server URL, as
          Sandbox Server URL, or both. With two inboxes they are easier to tell apart.
        </li>
        <li>Choose Version 2 Notifications and save. Then request a test notification.</li>
      </ol>
      <p className="max-w-prose text-muted">
        A laptop needs a tunnel that gives it an HTTPS address, such as cloudflared or ngrok. Start
        the console with that address as <code>ASSAY_PUBLIC_URL</code>: only the inboxes answer
        there, and nothing else in the console. While the inbox’s address takes the place of your
        server’s, your server gets nothing: use it in the sandbox, or replay from here.
      </p>
    </div>
  )
}

function Size({ inbox: { genuine, other } }: { inbox: InboxFacts }) {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  return (
    <p className="max-w-prose text-muted text-xs">
      {genuine.rows.toLocaleString('en-GB')} of at most {genuine.most.rows.toLocaleString('en-GB')}{' '}
      notifications, {megabytes(genuine.bytes)} of {megabytes(genuine.most.bytes)} MB, for{' '}
      {genuine.most.days} days; of everything else {other.rows} of {other.most.rows}, for{' '}
      {other.most.days} days. Beyond that the oldest go first.
    </p>
  )
}
