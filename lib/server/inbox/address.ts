import 'server-only'
import type { InboxFacts } from '@/lib/notifications/inbox'

/** From a token to what is entered in App Store Connect. */
export type InboxAddress = (token: string) => Pick<InboxFacts, 'address' | 'reachable'>

/**
 * The address under which an inbox is reached: at the public one where it was set, else at the
 * console's own. Apple sends to https alone, on port 443 or from 1024 on.
 * https://developer.apple.com/documentation/appstoreservernotifications/enabling-app-store-server-notifications
 */
export function inboxAddress(settings: {
  publicUrl: string | null
  origins: readonly string[]
  hosted: boolean
}): InboxAddress {
  const { publicUrl, origins, hosted } = settings
  const https = origins.find((origin) => origin.startsWith('https:'))
  const base = publicUrl ?? https ?? origins[0] ?? ''
  const reachable: InboxFacts['reachable'] =
    publicUrl !== null || (hosted && https !== undefined)
      ? { ok: true }
      : {
          ok: false,
          why: 'This address leads to your own machine, where Apple cannot reach it. Start a tunnel to it, set ASSAY_PUBLIC_URL to the tunnel’s HTTPS address, and restart the console.',
        }
  return (token) => ({ address: `${base}/api/notifications/${token}`, reachable })
}
