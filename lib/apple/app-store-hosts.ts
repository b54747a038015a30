import { type EnvironmentId, environment } from './environments'

const DOCS = 'https://developer.apple.com/documentation'

/** Where one of Apple's services for purchases listens. */
export interface AppStoreHost {
  service: 'server-api' | 'external-purchase' | 'verify-receipt' | 'connect'
  title: string
  production: string
  /** `null`: the service has no sandbox. */
  sandbox: string | null
  /** Names of earlier years, which go on answering. */
  earlier: readonly string[]
  /** What one should know of it: a sentence. */
  note: string
  see: string
}

/**
 * The hosts since May 2026.
 * https://developer.apple.com/documentation/appstoreserverapi/app-store-server-api-changelog
 */
export const APP_STORE_HOSTS: readonly AppStoreHost[] = [
  {
    service: 'server-api',
    title: 'App Store Server API',
    production: 'api.storekit.apple.com',
    sandbox: 'api.storekit-sandbox.apple.com',
    earlier: ['api.storekit.itunes.apple.com', 'api.storekit-sandbox.itunes.apple.com'],
    note: 'Retention Messaging and Advanced Commerce are on the same hosts. Apple wrote with the change of 5 May 2026 that the earlier domains remain supported.',
    see: `${DOCS}/appstoreserverapi/app-store-server-api-changelog`,
  },
  {
    service: 'external-purchase',
    title: 'External Purchase Server API',
    production: 'api.storekit.apple.com',
    sandbox: 'api.storekit-sandbox.apple.com',
    earlier: [],
    note: 'Its paths begin with /externalPurchase/v1.',
    see: `${DOCS}/externalpurchaseserverapi`,
  },
  {
    service: 'verify-receipt',
    title: 'verifyReceipt',
    production: 'buy.itunes.apple.com',
    sandbox: 'sandbox.itunes.apple.com',
    earlier: [],
    note: 'Deprecated. It answers 21007 when a sandbox receipt is sent to production.',
    see: `${DOCS}/appstorereceipts/verifyreceipt`,
  },
  {
    service: 'connect',
    title: 'App Store Connect API',
    production: 'api.appstoreconnect.apple.com',
    sandbox: null,
    earlier: [],
    note: 'It accepts tokens from other keys than the App Store Server API does.',
    see: `${DOCS}/appstoreconnectapi`,
  },
]

/** Apple's host of the App Store Server API; `null`: the simulator plays it, on loopback. */
export function serverApiHost(id: EnvironmentId): string | null {
  const { simulated, apns } = environment(id)
  const row = APP_STORE_HOSTS.find(({ service }) => service === 'server-api')
  return simulated ? null : (row?.[apns] ?? null)
}

/** The other one of the pair: sandbox and production, and the simulator's two sides. */
export function otherEnvironment(id: EnvironmentId): EnvironmentId {
  return OTHERS[id]
}

const OTHERS: Readonly<Record<EnvironmentId, EnvironmentId>> = {
  simulator: 'simulator-production',
  'simulator-production': 'simulator',
  sandbox: 'production',
  production: 'sandbox',
}
