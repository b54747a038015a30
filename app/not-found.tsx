import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'
import { PageLinks } from '@/components/shell/page-links'
import { Button } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is no page at this address"
      actions={
        <Button asChild variant="primary">
          <PageLink href="/">Go to the start</PageLink>
        </Button>
      }
    >
      <p>
        The address may be mistyped, or the page may have moved in this version. These are the pages
        of the console:
      </p>
      <PageLinks />
    </MessagePage>
  )
}
