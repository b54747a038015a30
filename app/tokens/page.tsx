import type { Metadata } from 'next'
import { TokensView } from '@/components/tokens/tokens-view'
import { guardPage } from '@/lib/server/guard'
import { mintToken, tryToken } from './actions'

export const metadata: Metadata = { title: 'Tokens' }

export default async function TokensPage() {
  await guardPage()
  return <TokensView mintToken={mintToken} tryToken={tryToken} />
}
