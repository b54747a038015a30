import type { Metadata } from 'next'
import { AppStoreView } from '@/components/simulator/app-store/app-store-view'
import { guardPage } from '@/lib/server/guard'
import { issueInAppKey, runAppStore } from './actions'

export const metadata: Metadata = { title: 'App Store simulator' }

export default async function AppStorePage() {
  await guardPage()
  return <AppStoreView run={runAppStore} issueKey={issueInAppKey} />
}
