'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { VERDICTS } from '@/components/inspect/verdicts'
import { WireText } from '@/components/inspect/wire-text'
import { EmptyState } from '@/components/ui/empty-state'
import { MEANINGS } from '@/components/ui/meaning'
import { Switch } from '@/components/ui/switch'
import { Time } from '@/components/ui/time'
import { usePrinting } from '@/components/ui/use-printing'
import { notificationDays } from '@/lib/apple/app-store/notification-history'
import type { EnvironmentId } from '@/lib/apple/environments'
import { cn } from '@/lib/cn'
import type { Life, Notice } from '@/lib/timeline/life'
import type { CustomerState } from '../customer/customer-state'
import { Attempts } from './attempts'
import { NextNotices } from './next-notices'

interface NotificationsTabProps {
  state: CustomerState
  life: Life | null
  /** Where the customer was looked up. */
  place: EnvironmentId
  onOpen: (ids: readonly string[]) => void
}

/** The notices of the App Store about this customer, the newest first, with how each was delivered. */
export function NotificationsTab({ state, life, place, onOpen }: NotificationsTabProps) {
  const [failed, setFailed] = useState(false)
  const all = life?.notices ?? []
  const notices = all.filter((notice) => !failed || isFailure(notice)).toReversed()
  const scroller = useRef<HTMLUListElement>(null)
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count: notices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    overscan: printing ? notices.length : 8,
  })
  if (!life || all.length === 0) {
    return (
      <EmptyState title="No notification">
        {state.feeds.notifications.phase === 'done'
          ? `Apple sent none about this customer in the last ${notificationDays(place)} days, or the app has no address for them in this environment. Request a test notification to find out which.`
          : 'The notification history has not been read to its end.'}
      </EmptyState>
    )
  }
  return (
    <>
      <NextNotices life={life} />
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2 print:hidden">
        <Switch label="Only those that failed" checked={failed} onCheckedChange={setFailed} />
        <span role="status" className="text-muted text-xs tabular-nums">
          {notices.length.toLocaleString('en-GB')} of {all.length.toLocaleString('en-GB')}{' '}
          notifications
        </span>
      </div>
      <ul
        ref={scroller}
        aria-label="Notifications"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[35rem] overflow-y-auto -outline-offset-2 print:max-h-none print:overflow-visible"
      >
        <li aria-hidden style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
        {virtual.getVirtualItems().map((item) => {
          const notice = notices[item.index]
          if (!notice) return null
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="border-b"
            >
              <NoticeLine
                notice={notice}
                sandbox={life.environment === 'Sandbox'}
                onOpen={onOpen}
              />
            </li>
          )
        })}
        <li
          aria-hidden
          style={{ height: virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) }}
        />
      </ul>
    </>
  )
}

/** As the API’s own filter `onlyFailures` has it: no attempt reached the server. */
function isFailure({ attempts }: Notice): boolean {
  return attempts.length > 0 && attempts.every(({ result }) => result !== 'SUCCESS')
}

interface NoticeLineProps {
  notice: Notice
  sandbox: boolean
  onOpen: (ids: readonly string[]) => void
}

function NoticeLine({ notice, sandbox, onOpen }: NoticeLineProps) {
  const { at, title, type, subtype, verdict, attempts, proof } = notice
  const { icon: Icon, text } = MEANINGS[VERDICTS[verdict].meaning]
  return (
    <div className="grid gap-x-6 gap-y-1.5 px-4 py-2.5 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-start gap-2.5">
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
        <div className="grid min-w-0">
          <button
            type="button"
            onClick={() => onOpen(proof)}
            className="w-fit rounded-md text-left font-medium text-link hover:underline"
          >
            <span className="sr-only">{VERDICTS[verdict].word}. </span>
            <WireText text={title} />
          </button>
          <span className="wrap-anywhere text-muted text-xs">
            <Time at={at} /> ·{' '}
            <code>
              <WireText text={subtype === null ? type : `${type} ${subtype}`} />
            </code>
          </span>
        </div>
      </div>
      <div className="max-lg:pl-6.5">
        <Attempts attempts={attempts} sandbox={sandbox} />
      </div>
    </div>
  )
}
