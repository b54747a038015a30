import type { Metadata } from 'next'
import { SimulatorView } from '@/components/simulator/simulator-view'
import { guardPage } from '@/lib/server/guard'
import { addTrialDevice, issueKey, run } from './actions'

export const metadata: Metadata = { title: 'Simulator' }

export default async function SimulatorPage() {
  await guardPage()
  return <SimulatorView run={run} issueKey={issueKey} addTrialDevice={addTrialDevice} />
}
