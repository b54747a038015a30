import type { Metadata } from 'next'
import Link from 'next/link'
import { PushTypeTable } from '@/components/rules/push-type-table'
import { PageHeader } from '@/components/ui/page-header'
import { PUSH_TYPES } from '@/lib/apple/push-types'
import { guardPage } from '@/lib/server/guard'

export const metadata: Metadata = { title: 'Push types' }

export default async function PushTypesPage() {
  await guardPage()
  return (
    <>
      <PageHeader
        title="Push types"
        about="What each value of apns-push-type asks for: topic, device token, priority, size and authentication. Where Apple is silent or sources disagree, the row says so."
      />
      <p className="mb-4">
        <Link href="/rules" className="text-link hover:underline">
          All rules
        </Link>
      </p>
      <PushTypeTable types={PUSH_TYPES} />
    </>
  )
}
