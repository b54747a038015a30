'use client'

import './globals.css'
import { Mark } from '@/components/shell/mark'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

/** Stands in for the layout itself, so it can use neither the shell nor the chosen theme. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="px-4 sm:px-6">
        <title>Assay could not be shown</title>
        <header className="flex h-12 items-center gap-2 font-medium">
          <Mark className="size-4" />
          Assay
        </header>
        <main>
          <MessagePage
            title="The console could not be shown"
            actions={
              <Button variant="primary" onClick={retry}>
                Try again
              </Button>
            }
          >
            <p>
              Something in the console itself failed; the server’s log has the reason. Nothing you
              typed is lost: drafts are kept, and nothing is sent by trying again.
            </p>
          </MessagePage>
        </main>
      </body>
    </html>
  )
}
