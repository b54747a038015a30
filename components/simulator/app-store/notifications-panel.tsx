'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { formatDistance } from '@/components/ui/time-format'
import { Value } from '@/components/ui/value'
import { NOTIFICATION_TYPE_WORDS, SUBTYPE_WORDS } from '@/lib/apple/app-store/notification-types'
import { ATTEMPT_RESULTS } from '@/lib/apple/send-attempts'
import type {
  AppStoreSide,
  AppStoreState,
  SimulatedNotification,
} from '@/lib/simulator/app-store-state'
import { ScrollArea } from './scroll-area'

interface NotificationsPanelProps {
  state: AppStoreState
  side: AppStoreSide
  now: number
}

/** What the App Store had to tell the developer’s server, and how the sending went. */
export function NotificationsPanel({ state, side, now }: NotificationsPanelProps) {
  const { notifications, customers } = state.sides[side]
  const silent = state.apps.filter(({ urls }) => urls[side] === null)
  return (
    <Panel aria-labelledby="notifications-title">
      <PanelHeader
        title="Notifications"
        titleId="notifications-title"
        aside={notifications.length || undefined}
      />
      {silent.length > 0 ? (
        <p className="border-b bg-sunken px-4 py-2 text-muted">
          {silent.map(({ name }) => name).join(', ')} has no address on this side: its notifications
          are made but not sent. Give it one under “Apps”.
        </p>
      ) : null}
      {notifications.length === 0 ? (
        <EmptyState title="No notification yet">
          What happens to a customer makes notifications. Each shows up here with every attempt to
          deliver it. Start a scenario to see the first.
        </EmptyState>
      ) : (
        <ScrollArea label="Notifications, scrolling">
          <ol aria-label="Notifications, newest first" className="divide-y">
            {notifications.map((row) => (
              <Row
                key={row.uuid}
                row={row}
                now={now}
                customer={customers.find(({ id }) => id === row.customerId)?.name ?? null}
              />
            ))}
          </ol>
        </ScrollArea>
      )}
    </Panel>
  )
}

interface RowProps {
  row: SimulatedNotification
  now: number
  customer: string | null
}

function Row({ row, now, customer }: RowProps) {
  const [open, setOpen] = useState(false)
  const words = [
    NOTIFICATION_TYPE_WORDS[row.type] ?? 'a type that Apple does not document',
    ...(row.subtype === null ? [] : [SUBTYPE_WORDS[row.subtype] ?? '']),
  ].filter(Boolean)
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2 text-left hover:bg-sunken focus-visible:-outline-offset-2"
        onClick={() => setOpen(!open)}
      >
        <span className="grid min-w-0 flex-1 basis-60">
          <span className="wrap-anywhere">
            <code>{row.type}</code>
            {row.subtype ? (
              <>
                , <code>{row.subtype}</code>
              </>
            ) : null}
          </span>
          <span className="text-muted">{words.join(', ')}</span>
          <span className="text-muted text-xs">
            {customer ? `${customer}, ` : ''}
            <Time at={row.at} />
          </span>
        </span>
        <Delivery row={row} now={now} />
      </button>
      {open ? (
        <div className="grid gap-3 px-4 pb-3">
          <Facts>
            <Fact name="notificationUUID">
              <Value value={row.uuid} label="notification UUID" />
            </Fact>
            {row.originalTransactionId ? (
              <Fact name="Original transaction">
                <Value value={row.originalTransactionId} label="original transaction ID" />
              </Fact>
            ) : null}
            {row.status === null ? null : <Fact name="Status it says">{row.status}</Fact>}
          </Facts>
          {row.attempts.length > 0 ? (
            <ol aria-label="Attempts" className="grid gap-1">
              {row.attempts.map(({ at, result }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only added
                <li key={index} className="flex flex-wrap items-baseline gap-x-2">
                  <span className="text-muted text-xs">
                    {index + 1}. <Time at={at} />
                  </span>
                  <code>{result}</code>
                  <span className="text-muted">{ATTEMPT_RESULTS[result] ?? ''}</span>
                </li>
              ))}
            </ol>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}

function Delivery({ row, now }: { row: SimulatedNotification; now: number }) {
  const last = row.attempts.at(-1)
  const again = row.next === null ? null : formatDistance(row.next, now)
  if (!last) return <Badge>{row.next === null ? 'not sent' : `to be sent ${again}`}</Badge>
  const count = row.attempts.length
  return (
    <span className="grid justify-items-end gap-0.5">
      <Badge meaning={last.result === 'SUCCESS' ? 'pass' : 'fail'}>{last.result}</Badge>
      <span className="text-muted text-xs">
        {count} attempt{count === 1 ? '' : 's'}
        {again === null ? '' : `, again ${again}`}
      </span>
    </span>
  )
}
