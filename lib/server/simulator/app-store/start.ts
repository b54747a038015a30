import 'server-only'
import type { Authority, ServerCertificate } from '../apns/authority'
import { type Persistence, persistWorld, type WorldStorage } from '../apns/persist'
import { HOST } from '../apns/server'
import type { WorldOptions } from '../apns/world/model'
import { openSigningChain, type SigningChain } from './chain'
import { Deliveries, type Post } from './deliver'
import { RateLimits } from './limits'
import { post } from './post'
import { listenAppStore, type StoreListener, type StoreListenOptions } from './server'
import { Signer } from './signer'
import { AppStoreWorld } from './world'
import type { Side } from './world/model'

export interface AppStoreOptions extends WorldOptions {
  dataFolder: string | null
  ports?: Partial<Record<Side, number>>
  storage?: WorldStorage
  server?: Pick<StoreListenOptions, 'bodyTimeoutMs' | 'connections'>
  /** Where notifications may go; left out: a laptop's rules. */
  reach?: { hosted: boolean; allowed: readonly string[] }
  /** For tests; left out: over the network. */
  post?: Post
  onProblem(error: unknown): void
}

export interface StoreEndpoint {
  /** `https://127.0.0.1:40123` */
  origin: string
  host: string
  port: number
  /** PEM: the root to trust for TLS, and no other. */
  ca: string[]
}

export interface AppStore {
  endpoints: Record<Side, StoreEndpoint>
  world: AppStoreWorld
  deliveries: Deliveries
  /** The root of what it signs. */
  signing: Pick<SigningChain, 'rootPem' | 'rootPath' | 'fingerprint'>
  start: Persistence['start']
  /** See `Persistence`. */
  saved: Persistence['saved']
  renew(certificate: ServerCertificate): void
  close(): Promise<void>
}

/** Apple calls 30 seconds too long for an answer. */
const POST_MS = 30_000
/** How often it is looked whether something is due. */
const TICK_MS = 500

/** The App Store's side of the wire, in this process, on loopback. Throws where a port is taken. */
export async function startAppStore(
  options: AppStoreOptions,
  tls: { authority: Authority; certificate: ServerCertificate },
): Promise<AppStore> {
  const { onProblem } = options
  const world = new AppStoreWorld(options)
  const signing = await openSigningChain(options.dataFolder, Date.now())
  const signer = new Signer(signing)
  const persistence = options.storage
    ? await persistWorld(world, options.storage, { onProblem })
    : null
  const limits = new RateLimits()
  const listen = (side: Side) =>
    listenAppStore({
      ...options.server,
      world,
      signer,
      limits,
      side,
      certificate: tls.certificate,
      port: options.ports?.[side] ?? 0,
      onProblem,
    })
  const sandbox = await listen('sandbox')
  const production = await listen('production').catch(async (error: unknown) => {
    await sandbox.close()
    throw error
  })
  const reach = options.reach ?? { hosted: false, allowed: [] }
  const overNetwork: Post = (url, body) =>
    post(url, body, { ...reach, ca: [tls.authority.rootPem], timeoutMs: POST_MS })
  const deliveries = new Deliveries(world, signer, options.post ?? overNetwork, onProblem)
  const stop = world.onChange(() => deliveries.look())
  const ticking = setInterval(() => {
    world.tick()
    deliveries.look()
  }, TICK_MS)
  ticking.unref()
  const endpoint = ({ port }: StoreListener): StoreEndpoint => ({
    origin: `https://${HOST}:${port}`,
    host: HOST,
    port,
    ca: [tls.authority.rootPem],
  })
  const endpoints = { sandbox: endpoint(sandbox), production: endpoint(production) }
  world.describe({
    endpoints: { sandbox: endpoints.sandbox.origin, production: endpoints.production.origin },
    signingRoot: { fingerprint: signing.fingerprint, file: signing.rootPath },
    tlsRoot: { fingerprint: tls.authority.fingerprint, file: tls.authority.rootPath },
  })
  return {
    endpoints,
    world,
    deliveries,
    signing,
    start: persistence?.start ?? 'new',
    saved: async () => persistence?.saved(),
    renew: (certificate) => {
      for (const listener of [sandbox, production]) listener.renew(certificate)
    },
    close: async () => {
      clearInterval(ticking)
      stop()
      await Promise.all([sandbox.close(), production.close()])
      await deliveries.close()
      await persistence?.close()
    },
  }
}
