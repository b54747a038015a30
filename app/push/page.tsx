import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { giveTrialKey } from '@/app/keys/actions'
import { addTrialDevice } from '@/app/simulator/actions'
import { Composer } from '@/components/push/composer'
import { guardPage } from '@/lib/server/guard'
import { isNewcomer } from '@/lib/server/visitor'
import { revealToken, sendPush } from './actions'

export const metadata: Metadata = { title: 'Push' }

export default async function PushPage() {
  await guardPage()
  return (
    <NuqsAdapter>
      <Composer
        sendPush={sendPush}
        revealToken={revealToken}
        newcomer={await isNewcomer()}
        giveTrialKey={giveTrialKey}
        addTrialDevice={addTrialDevice}
      />
    </NuqsAdapter>
  )
}
