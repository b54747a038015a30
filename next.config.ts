import type { NextConfig } from 'next'
import { STATIC_HEADERS } from './lib/static-headers'

const everywhere = Object.entries(STATIC_HEADERS).map(([key, value]) => ({ key, value }))

const isLoopback = (host: string): boolean => /^(?:127\.|::1$|localhost$)/.test(host)

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  turbopack: { root: import.meta.dirname },
  reactStrictMode: true,
  // Its redirect would be answered before the headers below are set.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // Within one machine it costs more than it saves: a page is a few megabytes of scripts at first.
  compress: !isLoopback(process.env.HOST ?? '127.0.0.1'),
  // `npm test` checks the types of everything, tests included; a build to start from need not.
  typescript: { ignoreBuildErrors: true },
  // Development would print what actions are called with, device tokens among it.
  logging: { serverFunctions: false },
  // The optimiser would decode images that somebody else chose, inside the server.
  images: { unoptimized: true },
  // Neither asks a registry for advice nor writes files of its own into the project.
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    // What is kept of a body for proxy.ts, which reads none. Bodies of actions end at 1 MB anyway.
    proxyClientMaxBodySize: '2mb',
    serverActions: { bodySizeLimit: '1mb' },
  },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    {
      source: '/((?!_next/static/).*)',
      headers: [{ key: 'Cache-Control', value: 'no-store' }],
    },
  ],
}

export default config
