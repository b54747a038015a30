'use client'

import { Repeat2, Square, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Switch } from '@/components/ui/switch'
import { usePage } from '../page-actions'
import { ReplayResults } from './replay-results'
import { rememberTarget, replayTarget } from './target'
import { type ReplayItem, useReplay } from './use-replay'

/** Addresses that are most likely the developer’s own; whether one may be sent to is the server’s to say. */
const NEAR = /^(?:https?:\/\/)?(?:localhost|127\.|10\.|192\.168\.|\[::1\]|[^/:]+\.local\b)/i

interface ReplayPanelProps {
  /** In the order in which they are to be sent. */
  items: readonly ReplayItem[]
  onClose: () => void
}

/** Sends notifications to a server of the developer's, one after another, as Apple would. */
export function ReplayPanel({ items, onClose }: ReplayPanelProps) {
  const { mayReachLocal } = usePage()
  const [target, setTarget] = useState(replayTarget)
  const { rows, busy, start, stop } = useReplay()
  const change = (part: Partial<typeof target>) => {
    const next = { ...target, ...part }
    setTarget(next)
    rememberTarget(next)
  }
  const local = mayReachLocal && target.local
  const panel = useRef<HTMLElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const answered = rows.length > 0
  useEffect(() => {
    panel.current?.querySelector('input')?.focus({ preventScroll: true })
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (answered) results.current?.scrollIntoView({ block: 'nearest' })
  }, [answered])
  return (
    <Panel ref={panel} aria-labelledby="replay-title" className="scroll-mt-16">
      <PanelHeader
        title="Replay"
        titleId="replay-title"
        aside={items.length === 1 ? 'one notification' : `${items.length} notifications, in order`}
      >
        <Button variant="ghost" size="icon-sm" aria-label="Close replay" onClick={onClose}>
          <X />
        </Button>
      </PanelHeader>
      <form
        className="grid gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && items.length > 0) void start(items, { url: target.url.trim(), local })
        }}
      >
        <Field
          label="Your server"
          hint="The body goes byte for byte as Apple signed it. Each waits for the answer to the one before; redirects are not followed. The address is remembered in this tab only."
        >
          <Input
            mono
            required
            inputMode="url"
            placeholder="https://api.example.com/app-store/notifications"
            value={target.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        </Field>
        {mayReachLocal ? (
          <Switch
            checked={target.local}
            onCheckedChange={(next) => change({ local: next })}
            label="May be on this machine or the local network"
          />
        ) : null}
        {mayReachLocal && !local && NEAR.test(target.url.trim()) ? (
          <p className="max-w-prose text-warning">
            This address is on your own machine or network. Switch on the line above to send there.
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={busy} disabled={items.length === 0}>
            <Repeat2 />
            {items.length === 1 ? 'Send it' : `Send ${items.length} in order`}
          </Button>
          {busy ? (
            <Button onClick={stop}>
              <Square />
              Stop
            </Button>
          ) : null}
        </div>
      </form>
      <div ref={results} className="scroll-mt-16 scroll-mb-20">
        {answered ? <ReplayResults rows={rows} /> : null}
      </div>
    </Panel>
  )
}
