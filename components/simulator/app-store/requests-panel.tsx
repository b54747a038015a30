'use client'

import { useState } from 'react'
import { WireText } from '@/components/push/raw-answer'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { AppStoreSide, AppStoreWireEntry } from '@/lib/simulator/app-store-state'
import { ScrollArea } from './scroll-area'

interface RequestsPanelProps {
  entries: readonly AppStoreWireEntry[]
  side: AppStoreSide
}

/** Every request of the App Store Server API as Apple's side saw it, and why it was answered so. */
export function RequestsPanel({ entries, side }: RequestsPanelProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const own = entries.filter((entry) => entry.side === side)
  const shown = own.filter((entry) =>
    [
      entry.method,
      entry.path,
      String(entry.status),
      String(entry.errorCode ?? ''),
      entry.why,
      entry.keyId ?? '',
    ].some((part) => part.toLowerCase().includes(wanted)),
  )
  return (
    <Panel aria-labelledby="requests-title">
      <PanelHeader title="Requests" titleId="requests-title" aside={own.length || undefined}>
        {own.length > 0 ? (
          <Input
            type="search"
            aria-label="Filter the requests"
            placeholder="Filter"
            className="w-40 sm:w-56"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : null}
      </PanelHeader>
      {own.length === 0 ? (
        <EmptyState title="No request has come in on this side">
          Each call of the App Store Server API shows up here with its answer and the check that
          decided it. “See its life” makes the first ones.
        </EmptyState>
      ) : (
        <ScrollArea label="Requests, scrolling">
          <ol aria-label="Requests, newest first" className="divide-y">
            {shown.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </ScrollArea>
      )}
    </Panel>
  )
}

function Entry({ entry }: { entry: AppStoreWireEntry }) {
  const [open, setOpen] = useState(false)
  const answered = entry.status === 0 ? 'no answer' : String(entry.status)
  const good = entry.status >= 200 && entry.status < 300
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full items-start gap-3 px-4 py-2 text-left hover:bg-sunken focus-visible:-outline-offset-2"
        onClick={() => setOpen(!open)}
      >
        <Badge meaning={good ? 'pass' : 'fail'}>{answered}</Badge>
        <span className="grid min-w-0 flex-1">
          <code className="wrap-anywhere">
            {entry.method} {entry.path}
          </code>
          <span className="wrap-anywhere text-muted">
            {entry.errorCode === null ? '' : `${entry.errorCode}: `}
            {entry.why}
          </span>
          {entry.undocumented.length > 0 ? (
            <span className="text-muted text-xs">partly not documented</span>
          ) : null}
        </span>
        <Time at={entry.at} show="distance" className="shrink-0 text-muted text-xs" />
      </button>
      {open ? (
        <div className="grid gap-2 px-4 pb-3">
          {entry.undocumented.length > 0 ? (
            <div className="grid gap-1">
              <p className="font-medium text-xs">Not documented by Apple</p>
              <ul className="list-disc pl-5 text-muted">
                {entry.undocumented.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <WireText
            lines={[
              ['method', entry.method],
              ['path', entry.path],
            ]}
            body={entry.body}
          />
          <p className="wrap-anywhere text-muted text-xs">
            HTTP/{entry.http}, {entry.bodyBytes} bytes of body,{' '}
            {entry.keyId === null ? 'no known key' : `key ${entry.keyId}`},{' '}
            {entry.bundleId ?? 'no known app'}, <Time at={entry.at} precision="millisecond" />
          </p>
        </div>
      ) : null}
    </li>
  )
}
