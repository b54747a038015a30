import type { NextConfig } from 'next'

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Origin-Agent-Cluster', value: '?1' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()',
  },
]

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  turbopack: { root: import.meta.dirname },
  reactStrictMode: true,
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // The optimiser would decode images that somebody else chose, inside the server.
  images: { unoptimized: true },
  // Neither asks a registry for advice nor writes files of its own into the project.
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
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
