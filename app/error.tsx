'use client'

import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'

interface ErrorPageProps {
  error: unknown
  retry: () => void
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string'
      ? error.digest
      : null
  return (
    <MessagePage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <Button asChild>
            <PageLink href="/">Go to the start</PageLink>
          </Button>
        </>
      }
    >
      <p>
        Something in the console itself failed. Nothing you typed is lost: drafts are kept, and
        nothing is sent by trying again.
      </p>
      {digest ? (
        <p>
          The server’s log has the reason under <code className="text-foreground">{digest}</code>.
        </p>
      ) : null}
    </MessagePage>
  )
}
