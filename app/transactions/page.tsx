import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { LookUpView } from '@/components/transactions/look-up/look-up-view'
import { guardPage } from '@/lib/server/guard'
import { isNewcomer } from '@/lib/server/visitor'
import { startSample } from './actions'

export const metadata: Metadata = { title: 'Transactions' }

export default async function TransactionsPage() {
  await guardPage()
  return (
    <NuqsAdapter>
      <LookUpView startScenario={startSample} newcomer={await isNewcomer()} />
    </NuqsAdapter>
  )
}
