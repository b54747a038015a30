import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { runAppStore } from '@/app/simulator/app-store/actions'
import { giveInAppKey, requestTestNotification } from '@/app/transactions/actions'
import { NotificationsView } from '@/components/notifications/notifications-view'
import { config } from '@/lib/server/env'
import { guardPage } from '@/lib/server/guard'
import { changeInbox, clearInbox, forgetInbox, makeInbox, replay } from './actions'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage() {
  await guardPage()
  const { hosted, simulator } = config()
  return (
    <NuqsAdapter>
      <NotificationsView
        actions={{
          makeInbox,
          changeInbox,
          clearInbox,
          forgetInbox,
          replay,
          requestTestNotification,
          runAppStore,
          giveInAppKey,
        }}
        mayReachLocal={!hosted}
        hasSimulator={simulator.enabled}
      />
    </NuqsAdapter>
  )
}
