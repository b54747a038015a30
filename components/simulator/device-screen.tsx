'use client'

import { BellOff, PowerOff, Zap } from 'lucide-react'
import { Time } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'
import type { ShownNotification, SimulatedDevice } from '@/lib/simulator/state'
import { NotificationCard } from './notification-card'

/** The device's screen: what was shown, what woke an app, what was ignored and why. */
export function DeviceScreen({ device }: { device: SimulatedDevice }) {
  const nameOf = (bundleId: string) =>
    device.apps.find((app) => app.bundleId === bundleId)?.name ?? bundleId
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="log"
      aria-label={`Lock screen of ${device.name}`}
      className="grid h-88 content-start gap-2 overflow-y-auto rounded-lg border bg-sunken p-3"
    >
      <Clock />
      {device.online ? null : (
        <p className="flex items-center gap-2 text-muted">
          <PowerOff aria-hidden className="size-4" />
          Switched off.{' '}
          {device.stored.length > 0
            ? `${device.stored.length} waiting at APNs: at most one per app.`
            : 'Nothing is waiting at APNs.'}
        </p>
      )}
      {device.notifications.length === 0 ? (
        <p className="text-muted">
          {device.online ? 'Nothing has arrived. Push to one of its tokens.' : null}
        </p>
      ) : (
        device.notifications.map((row) =>
          row.treatment === 'shown' ? (
            <NotificationCard
              key={row.id}
              className="animate-appear"
              app={nameOf(row.bundleId)}
              when={<Time at={row.at} show="distance" />}
              title={row.title}
              subtitle={row.subtitle}
              body={row.body}
              extras={extrasOf(row)}
            />
          ) : (
            <QuietEvent key={row.id} row={row} app={nameOf(row.bundleId)} />
          ),
        )
      )}
    </div>
  )
}

/** A lock screen has a clock: this machine's. */
function Clock() {
  const now = useNow(1000)
  const parts = (options: Intl.DateTimeFormatOptions) =>
    now === null ? '' : new Intl.DateTimeFormat('en-GB', options).format(now)
  return (
    <div aria-hidden className="grid justify-items-center pt-1 pb-2 text-muted">
      <span className="min-h-[1lh] text-xl tabular-nums">
        {parts({ hour: '2-digit', minute: '2-digit' })}
      </span>
      <span className="min-h-[1lh] text-xs">
        {parts({ weekday: 'long', day: 'numeric', month: 'long' })}
      </span>
    </div>
  )
}

function QuietEvent({ row, app }: { row: ShownNotification; app: string }) {
  const woke = row.treatment === 'woke-app'
  const Icon = woke ? Zap : BellOff
  return (
    <div className="flex animate-appear items-start gap-2 px-1 text-muted">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0">
        {woke ? `${app} was woken (${row.pushType}).` : `Ignored (${row.pushType}).`} {row.why}{' '}
        <Time at={row.at} show="distance" className="text-xs" />
      </p>
    </div>
  )
}

function extrasOf(row: ShownNotification): string[] {
  return [
    row.sound ? `sound ${row.sound}` : '',
    row.badge === null ? '' : `badge ${row.badge}`,
    row.interruption && row.interruption !== 'active' ? row.interruption : '',
    row.threadId ? `thread ${row.threadId}` : '',
    row.collapseId ? `collapse ${row.collapseId}` : '',
  ].filter(Boolean)
}
