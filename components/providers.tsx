'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useState } from 'react'
import { AliveProvider } from '@/components/alive-provider'
import { CommandProvider } from '@/components/shell/commands'
import { EnvironmentProvider } from '@/components/shell/environment'
import { NonceContext } from '@/components/ui/nonce'
import type { EnvironmentId } from '@/lib/apple/environments'

interface ProvidersProps {
  /** The CSP nonce of this document. */
  nonce: string | undefined
  environment: EnvironmentId
  children: ReactNode
}

export function Providers({ nonce, environment, children }: ProvidersProps) {
  // A refresh renders the layout again with a new nonce; the document goes on with its first.
  const [first] = useState(() => {
    if (nonce !== undefined && typeof window !== 'undefined') setNonce(nonce)
    return nonce
  })
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5000 } } }),
  )
  return (
    <NonceContext value={first}>
      <AliveProvider>
        <ThemeProvider
          attribute="class"
          disableTransitionOnChange
          {...(first === undefined ? {} : { nonce: first })}
        >
          <QueryClientProvider client={client}>
            <EnvironmentProvider initial={environment}>
              <CommandProvider>{children}</CommandProvider>
            </EnvironmentProvider>
          </QueryClientProvider>
        </ThemeProvider>
      </AliveProvider>
    </NonceContext>
  )
}
