import { Time } from '@/components/ui/time'
import { NOTIFICATION_AVAILABILITY } from '@/lib/apple/app-store/notification-availability'
import type { Arrival } from '@/lib/notifications/arrival'
import { nextAfter } from '@/lib/timeline'

/** What usually follows, in which case and when; where nothing is documented to, nothing. */
export function WhatNext({ told }: { told: Arrival }) {
  const { type, subtype, environment } = told
  const rows = type === null ? [] : nextAfter(type, subtype, environment)
  if (rows.length === 0) return null
  return (
    <section aria-label="What usually comes next" className="grid gap-1.5 border-t px-4 py-3">
      <h3>What usually comes next</h3>
      <ul className="grid gap-1.5">
        {rows.map((row) => (
          <li key={`${row.type} ${row.subtype} ${row.when}`} className="max-w-prose">
            <code className="text-xs">
              {row.type}
              {row.subtype === null ? '' : ` ${row.subtype}`}
            </code>{' '}
            <span className="text-muted">
              {row.when}: {row.after}.
            </span>
          </li>
        ))}
      </ul>
      <p className="text-muted text-xs">
        {environment === 'Production'
          ? 'In production’s time.'
          : 'In the sandbox’s shortened time.'}
      </p>
    </section>
  )
}

const SENT = {
  yes: 'sent, Apple’s text says so',
  'no-exception': 'sent, as far as Apple’s text names no exception',
  'some-apps': 'sent for apps that use a certain service',
} as const

/** In which environments the type is sent, with the date of what is known. */
export function WhereSent({ type }: { type: string }) {
  const known = Object.hasOwn(NOTIFICATION_AVAILABILITY, type)
    ? NOTIFICATION_AVAILABILITY[type]
    : undefined
  if (!known) return null
  return (
    <p className="max-w-prose text-muted">
      Sandbox: {SENT[known.sandbox]}. Production: {SENT[known.production]}.
      {known.since === null ? null : (
        <>
          {' '}
          In Apple’s changelog since <Day date={known.since} />.
        </>
      )}{' '}
      {known.note}
    </p>
  )
}

function Day({ date }: { date: string }) {
  return <time dateTime={date}>{date}</time>
}

export function Repeats({ times }: { times: readonly number[] }) {
  return (
    <section aria-label="Repetitions" className="grid gap-1 border-t px-4 py-3">
      <h3>It came again</h3>
      <p className="max-w-prose text-muted">
        With the same notificationUUID: an earlier answer was lost, came too late or never came.
      </p>
      <ol className="grid gap-0.5">
        {times.map((at, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have come in the same millisecond
          <li key={index}>
            <Time at={at} precision="millisecond" />
          </li>
        ))}
      </ol>
    </section>
  )
}
