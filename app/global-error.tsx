'use client'

import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import { useSyncExternalStore } from 'react'
import { Mark } from '@/components/shell/mark'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'

/** Stands in for the layout itself, so it cannot use the shell. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const dark = useSyncExternalStore(onSystemChange, isDark, () => false)
  return (
    <html lang="en" className={cn(GeistSans.variable, GeistMono.variable, dark && 'dark')}>
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

const system = () => window.matchMedia('(prefers-color-scheme: dark)')

function onSystemChange(changed: () => void): () => void {
  const query = system()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** The theme that was chosen, where next-themes keeps it; otherwise the system's. */
function isDark(): boolean {
  const { matches } = system()
  try {
    const chosen = localStorage.getItem('theme')
    return chosen === 'dark' || (chosen !== 'light' && matches)
  } catch {
    return matches // storage is switched off
  }
}
