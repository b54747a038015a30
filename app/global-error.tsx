'use client'

import './globals.css'
import { useState } from 'react'
import { Mark } from '@/components/shell/mark'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

/** Stands in for the layout itself, so it cannot use the shell. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  // The typeface and the theme are those of the document as it was.
  const [look] = useState(() => globalThis.document?.documentElement.className)
  return (
    <html lang="en" className={look}>
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
              Something in the console itself failed; the server’s log or the browser’s console has
              the reason. Nothing you typed is lost: drafts are kept, and nothing is sent by trying
              again.
            </p>
          </MessagePage>
        </main>
      </body>
    </html>
  )
}
