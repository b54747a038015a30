import 'server-only'
import { type ApnsPort, type EnvironmentId, environment } from '@/lib/apple/environments'
import type { ApnsEndpoint } from './apns/endpoint'
import { simulator } from './simulator/open'

/** Where an environment listens, or `null` where it is the simulator and that is switched off. */
export async function apnsEndpoint(
  id: EnvironmentId,
  port: ApnsPort,
): Promise<ApnsEndpoint | null> {
  const row = environment(id)
  if (row.host !== null) return { host: row.host, port, servername: row.host }
  const running = await simulator()
  if (!running) return null
  const side = running.endpoints[row.apns]
  return { host: side.host, port: side.port, servername: 'localhost', ca: side.ca }
}

/** Where the App Store Server API of an environment is. */
export interface AppStoreEndpoint {
  /** Such as `https://api.storekit.apple.com`. */
  origin: string
  /** PEM: the only roots to trust; `null`: the usual ones. */
  ca: string[] | null
}

/** https://developer.apple.com/documentation/appstoreserverapi */
const STORE_HOSTS = {
  production: 'https://api.storekit.apple.com',
  sandbox: 'https://api.storekit-sandbox.apple.com',
} as const

/** Where an environment's App Store is, or `null` where it is the simulator and that is switched off. */
export async function appStoreEndpoint(id: EnvironmentId): Promise<AppStoreEndpoint | null> {
  const row = environment(id)
  if (!row.simulated) return { origin: STORE_HOSTS[row.apns], ca: null }
  const running = await simulator()
  if (!running) return null
  const { origin, ca } = running.appStore.endpoints[row.apns]
  return { origin, ca }
}

/**
 * The root that signs what the simulated App Store says, as PEM: to be trusted in the Simulator
 * environment alone. `null`: the simulator is switched off.
 */
export async function simulatorAppStoreRoot(): Promise<string | null> {
  return (await simulator())?.appStore.signing.rootPem ?? null
}
