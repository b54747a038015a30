'use client'

import { CircleMinus, CirclePlus, CircleX, Repeat2, ScanSearch } from 'lucide-react'
import { FindingList } from '@/components/findings/finding-list'
import { Checks } from '@/components/inspect/checks'
import { WireText } from '@/components/inspect/wire-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { cn } from '@/lib/cn'
import { accessOf } from '@/lib/notifications/access'
import { type Arrival, isGenuine } from '@/lib/notifications/arrival'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { trustLook } from '../list/trust-look'
import { AboutFacts } from './about-facts'
import { Raw } from './raw'
import { signedParts } from './signed-parts'
import { useOpenInInspect } from './use-open-parts'
import { useWhole } from './use-whole'
import { Repeats, WhatNext, WhereSent } from './what-next'

interface ReadingPaneProps {
  inbox: string
  /** As the list has it; the rest is read when it is opened. */
  arrival: KeptArrival
  onReplay: () => void
}

/** One arrival whole: what it means, what it says about access, what comes next, and all of it raw. */
export function ReadingPane({ inbox, arrival, onReplay }: ReadingPaneProps) {
  const { id, told, repeatedAt } = arrival
  const whole = useWhole(inbox, id)
  const raw = whole.data?.raw ?? null
  const inspection = whole.data?.inspection ?? null
  const shown = told?.kind === 'other' ? null : inspection
  return (
    <article aria-label={told?.title ?? 'It cannot be opened'} data-testid="reading">
      <Head told={told}>
        {raw?.method === 'POST' && !raw.cut ? (
          <Button size="sm" onClick={onReplay}>
            <Repeat2 />
            Replay
          </Button>
        ) : null}
        {raw?.text ? <Parts text={raw.text} simulated={told?.trust === 'simulator'} /> : null}
      </Head>
      {told?.kind === 'v2' ? <Access told={told} /> : null}
      {told ? <WhatNext told={told} /> : null}
      {told ? <AboutFacts arrival={arrival} told={told} /> : null}
      {repeatedAt.length > 0 ? <Repeats times={repeatedAt} /> : null}
      {whole.isError ? (
        <p role="alert" className="border-t px-4 py-3">
          The rest could not be loaded. Nothing is lost.{' '}
          <Button variant="link" size="inline" onClick={() => whole.refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      {shown && shown.findings.length > 0 ? (
        <div className="border-t">
          <FindingList findings={shown.findings} />
        </div>
      ) : null}
      {shown ? <Checks key={id} steps={shown.steps} /> : null}
      {raw ? <Raw raw={raw} bytes={arrival.bytes} /> : null}
      {whole.data && raw === null ? (
        <EmptyState title="Its body cannot be opened">
          It was damaged on the disk, or sealed for another browser.
        </EmptyState>
      ) : null}
    </article>
  )
}

function Head({ told, children }: { told: Arrival | null; children: React.ReactNode }) {
  const { meaning, word } = trustLook(told)
  return (
    <header className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          <h2 className="text-lg">
            <WireText text={told?.title ?? 'It cannot be opened'} />
          </h2>
          {told?.type ? (
            <code className="wrap-anywhere text-muted text-xs">
              <WireText text={[told.type, told.subtype].filter(Boolean).join(' ')} />
            </code>
          ) : null}
        </div>
        <Badge meaning={meaning}>{word}</Badge>
      </div>
      {told?.meaning ? <p className="max-w-prose">{told.meaning}</p> : null}
      {told?.documented === false ? (
        <p className="max-w-prose text-warning">
          Apple documents no such pair of type and subtype. It may be newer than this console: let
          your server keep it, not refuse it.
        </p>
      ) : null}
      <p className="wrap-anywhere max-w-prose text-muted">
        <WireText text={told?.why ?? 'It was damaged on the disk, or sealed for somebody else.'} />
      </p>
      {told?.type && told.kind === 'v2' ? <WhereSent type={told.type} /> : null}
      <div className="flex flex-wrap gap-2">{children}</div>
    </header>
  )
}

const ACCESS = {
  yes: { icon: CirclePlus, text: 'text-pass', word: 'Access' },
  no: { icon: CircleX, text: 'text-fail', word: 'No access' },
  'not-said': { icon: CircleMinus, text: 'text-muted', word: 'Says nothing about access' },
} as const

/** A status that nobody signed is no word on access, whatever it is. */
function Access({ told }: { told: Arrival }) {
  const { status } = told
  const { granted, text } = isGenuine(told)
    ? accessOf(status)
    : ({
        granted: 'not-said',
        text: 'It is not genuine, so what it says about access does not count.',
      } as const)
  const look = ACCESS[granted]
  const Icon = look.icon
  return (
    <section aria-label="Access" className="flex items-start gap-2.5 border-t px-4 py-3">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', look.text)} />
      <div className="grid max-w-prose">
        <p className="font-medium">{look.word}</p>
        <p className="text-muted">
          {text}
          {status === null || !isGenuine(told) ? '' : ` Read from data.status, which is ${status}.`}
        </p>
      </div>
    </section>
  )
}

/** The tokens in it, each to be looked at in Inspect. */
function Parts({ text, simulated }: { text: string; simulated: boolean }) {
  const open = useOpenInInspect()
  const parts = signedParts(text)
  if (parts.length === 0) {
    return (
      <Button size="sm" onClick={() => open([text], simulated)}>
        <ScanSearch />
        Open in Inspect
      </Button>
    )
  }
  return parts.map(({ at, title, token }) => (
    <Button
      key={at}
      size="sm"
      title={`Open ${at} in Inspect`}
      onClick={() => open([token], simulated)}
    >
      <ScanSearch />
      {title}
    </Button>
  ))
}
