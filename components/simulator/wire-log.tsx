'use client'

import { useState } from 'react'
import { WireText } from '@/components/push/raw-answer'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { WireLogEntry } from '@/lib/simulator/state'

const DELIVERY: Record<WireLogEntry['delivery'], string> = {
  delivered: 'delivered',
  stored: 'stored for later',
  dropped: 'dropped',
  none: '',
}

/** Every request as Apple's side saw it, and why it was answered so. */
export function WireLog({ entries }: { entries: readonly WireLogEntry[] }) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = entries.filter((entry) =>
    [
      entry.path,
      entry.reason ?? '',
      String(entry.status),
      entry.why,
      entry.apnsId,
      entry.body,
    ].some((part) => part.toLowerCase().includes(wanted)),
  )
  return (
    <Panel aria-labelledby="wire-title">
      <PanelHeader title="Wire log" titleId="wire-title" aside={entries.length || undefined}>
        {entries.length > 0 ? (
          <Input
            type="search"
            aria-label="Filter the log"
            placeholder="Filter"
            className="w-40 sm:w-56"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : null}
      </PanelHeader>
      {entries.length === 0 ? (
        <EmptyState title="No request has come in">
          Each one shows up here with its headers, its answer, and the check that decided it. Send a
          push to make the first.
        </EmptyState>
      ) : (
        <ol aria-label="Requests, newest first" className="divide-y">
          {shown.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Entry({ entry }: { entry: WireLogEntry }) {
  const [open, setOpen] = useState(false)
  const answered = entry.status === 0 ? 'no answer' : String(entry.status)
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full items-start gap-3 px-4 py-2 text-left hover:bg-sunken focus-visible:-outline-offset-2"
        onClick={() => setOpen(!open)}
      >
        <Badge meaning={entry.status === 200 ? 'pass' : 'fail'}>{answered}</Badge>
        <span className="grid min-w-0 flex-1">
          <span className="wrap-anywhere flex flex-wrap items-baseline gap-x-3">
            {entry.reason ? <code>{entry.reason}</code> : null}
            <span className="text-muted sm:flex-1">{entry.why}</span>
          </span>
          <span className="text-muted text-xs">
            {entry.side}, connection {entry.connection}, stream {entry.stream}
            {DELIVERY[entry.delivery] ? `, ${DELIVERY[entry.delivery]}` : ''}
            {entry.undocumented.length > 0 ? ', partly not documented' : ''}
          </span>
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
            lines={[[':method', entry.method], [':path', entry.path], ...entry.headers]}
            body={entry.body}
          />
          <p className="text-muted text-xs">
            Answered <code>{answered}</code> with apns-id <code>{entry.apnsId}</code>
            {entry.apnsUniqueId ? (
              <>
                {' '}
                and apns-unique-id <code>{entry.apnsUniqueId}</code>
              </>
            ) : null}
            , {entry.bodyBytes} bytes of body, <Time at={entry.at} precision="millisecond" />
          </p>
        </div>
      ) : null}
    </li>
  )
}
