import type { Metadata } from 'next'
import { HeaderTable } from '@/components/rules/header-table'
import { PushTypeTable } from '@/components/rules/push-type-table'
import { PageHeader } from '@/components/ui/page-header'
import { PageLink } from '@/components/ui/page-link'
import { APNS_HEADERS } from '@/lib/apple/apns-headers'
import { PUSH_TYPES } from '@/lib/apple/push-types'
import { guardPage } from '@/lib/server/guard'

export const metadata: Metadata = { title: 'Push types and headers' }

export default async function PushTypesPage() {
  await guardPage()
  return (
    <>
      <PageHeader
        title="Push types and headers"
        about="What each value of apns-push-type asks for: topic, device token, priority, size and authentication. Where Apple is silent or sources disagree, the row says so."
      />
      <p className="mb-4">
        <PageLink href="/rules" className="text-link hover:underline">
          All rules
        </PageLink>
      </p>
      <div className="grid gap-4">
        <PushTypeTable types={PUSH_TYPES} />
        <HeaderTable headers={APNS_HEADERS} />
      </div>
    </>
  )
}
