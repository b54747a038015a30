import 'server-only'
import { serverApiHost } from '@/lib/apple/app-store-hosts'
import { type EnvironmentId, environment } from '@/lib/apple/environments'
import type { TrustAnchor } from '@/lib/verify/trust'
import { SIMULATOR_ROOT, simulator } from '../simulator/open'

/** Where an App Store Server API listens. */
export interface AppStoreEndpoint {
  /** `https://api.storekit.apple.com`, without a slash at the end. */
  origin: string
  /** PEM. Where given, only these roots are trusted, and none of the system's. */
  ca: readonly string[] | null
}

/** The simulator's side of an environment: where it listens, and whom its signatures end at. */
export interface SimulatedAppStore {
  endpoint: AppStoreEndpoint
  anchors: readonly TrustAnchor[]
}

/** What plays the App Store for the two simulated environments; `null`: nothing does. */
export type FindSimulated = (id: EnvironmentId) => Promise<SimulatedAppStore | null>

/** Where an environment listens; `null` where it is the simulator and that is not running. */
export async function appStoreEndpoint(
  id: EnvironmentId,
  simulated: FindSimulated = findSimulated,
): Promise<AppStoreEndpoint | null> {
  const host = serverApiHost(id)
  if (host !== null) return { origin: `https://${host}`, ca: null }
  return (await simulated(id))?.endpoint ?? null
}

/**
 * The roots that signatures of an environment may end at besides Apple's: those of the simulator,
 * in the simulator's environments alone.
 */
export async function appStoreAnchors(
  id: EnvironmentId,
  simulated: FindSimulated = findSimulated,
): Promise<readonly TrustAnchor[]> {
  if (!environment(id).simulated) return []
  return (await simulated(id))?.anchors ?? []
}

const findSimulated: FindSimulated = async (id) => {
  const running = await simulator()
  if (!running) return null
  const { endpoints, signing } = running.appStore
  const { origin, ca } = endpoints[environment(id).apns]
  return { endpoint: { origin, ca }, anchors: [{ name: SIMULATOR_ROOT, pem: signing.rootPem }] }
}
