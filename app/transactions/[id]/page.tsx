import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { CustomerView } from '@/components/transactions/customer/customer-view'
import { guardPage } from '@/lib/server/guard'
import { isNewcomer } from '@/lib/server/visitor'
import {
  extendRenewalDate,
  giveInAppKey,
  requestTestNotification,
  sendConsumption,
  setAccountToken,
  startSample,
} from '../actions'

interface CustomerPageProps {
  params: Promise<{ id: string }>
}

export const metadata: Metadata = { title: 'Transaction' }

const CHANGES = { requestTestNotification, extendRenewalDate, sendConsumption, setAccountToken }
const TRIAL = { giveKey: giveInAppKey, startScenario: startSample }

export default async function CustomerPage({ params }: CustomerPageProps) {
  await guardPage()
  const { id } = await params
  return (
    <NuqsAdapter>
      <CustomerView
        key={id}
        id={readable(id)}
        changes={CHANGES}
        trial={TRIAL}
        newcomer={await isNewcomer()}
      />
    </NuqsAdapter>
  )
}

/** As it was before it was written into the address; as it stands there where nobody wrote it so. */
function readable(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
