/** What the rules of `profile` look at. Instants are milliseconds since 1970 UTC. */
export interface ProfileSubject {
  /** Why what it holds could not be read, as a sentence. */
  problem: string | null
  /** What it was taken out of; `null`: it came as the file itself. */
  wrapped: string | null
  signed: boolean
  /** Who signed, where the certificates lead to a root that is trusted. */
  signer: { name: string; known: boolean; root: 'apple' | 'added' } | null
  /** What it is for: `development`, `the App Store`, … */
  kind: string | null
  created: number | null
  expires: number | null
  now: number | null
  /** With its prefix; `null` where there is none. */
  appId: string | null
  apsEnvironment: string | null
  /** `null`: no list. */
  devices: number | null
  certificates: { name: string; notAfter: number }[]
}

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000

export const exampleProfile: ProfileSubject = {
  problem: null,
  wrapped: null,
  signed: true,
  signer: { name: 'Apple iPhone OS Provisioning Profile Signing', known: true, root: 'apple' },
  kind: 'development',
  created: NOW - 100 * DAY,
  expires: NOW + 265 * DAY,
  now: NOW,
  appId: 'DEF123GHIJ.com.example.app',
  apsEnvironment: 'development',
  devices: 2,
  certificates: [{ name: 'Apple Development: Sample', notAfter: NOW + 200 * DAY }],
}
