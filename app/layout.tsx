import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { forgetEverything, stayAwake } from '@/app/keys/actions'
import { Providers } from '@/components/providers'
import { ENVIRONMENT_COOKIE, readEnvironment } from '@/components/shell/environment-cookie'
import { Shell } from '@/components/shell/shell'
import { TrustedScripts } from '@/components/shell/trusted-scripts'

export const metadata: Metadata = {
  title: { default: 'Assay', template: '%s · Assay' },
  description:
    'Sends Apple pushes and says why one did not arrive: which check failed, why, and what to do.',
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0d0f12' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const nonce = head.get('x-nonce') ?? undefined
  return (
    // The theme's class is set before React wakes up.
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <TrustedScripts nonce={nonce} />
      </head>
      <body>
        <Providers nonce={nonce} environment={readEnvironment(jar.get(ENVIRONMENT_COOKIE)?.value)}>
          <Shell forgetEverything={forgetEverything} stayAwake={stayAwake}>
            {children}
          </Shell>
        </Providers>
      </body>
    </html>
  )
}
