import type { Metadata } from 'next'
import { registerKey, registerPublicKey } from '@/app/simulator/actions'
import { KeysView } from '@/components/keys/keys-view'
import { guardPage } from '@/lib/server/guard'
import { addKey, changeKey, forgetKey, giveTrialKey } from './actions'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage() {
  await guardPage()
  return (
    <KeysView
      addKey={addKey}
      changeKey={changeKey}
      forgetKey={forgetKey}
      giveTrialKey={giveTrialKey}
      registerKey={registerKey}
      registerPublicKey={registerPublicKey}
    />
  )
}
