import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'

export const metadata: Metadata = { title: 'Not for this address' }

export default function Forbidden() {
  return (
    <MessagePage title="This request did not come from the console’s own pages">
      <p>
        The console answers only under the addresses that it was started with, and accepts changes
        only from its own pages. Open it at the address that it printed when it started.
      </p>
    </MessagePage>
  )
}
