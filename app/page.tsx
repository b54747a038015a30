import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { InspectView } from '@/components/inspect/inspect-view'
import { guardPage } from '@/lib/server/guard'

// The layout's template is for the pages below it, not for this one.
export const metadata: Metadata = { title: { absolute: 'Inspect · Assay' } }

export default async function InspectPage() {
  await guardPage()
  return (
    <NuqsAdapter>
      <InspectView />
    </NuqsAdapter>
  )
}
