import 'server-only'
import { type Authority, openAuthority } from './apns/authority'
import { type Persistence, persistWorld, type WorldStorage } from './apns/persist'
import { type ApnsListener, HOST, type ListenOptions, listenApns } from './apns/server'
import { World } from './apns/world'
import type { Side, WorldOptions } from './apns/world/model'
import { type AppStore, type AppStoreOptions, startAppStore } from './app-store/start'

export interface SimulatorOptions extends WorldOptions {
  /** Where the root certificate is kept, in its folder `simulator`; `null`: in memory only. */
  dataFolder: string | null
  /** 0 or left out: any free port. */
  ports?: Partial<Record<Side, number>>
  /** Left out: nothing of the world survives. */
  storage?: WorldStorage
  /** The App Store beside APNs. */
  appStore?: Pick<AppStoreOptions, 'ports' | 'storage' | 'server' | 'reach' | 'post'>
  /** For tests and measurements. */
  server?: Pick<ListenOptions, 'bodyTimeoutMs' | 'idleMs' | 'connections' | 'streams'>
  /** Something went wrong that no request is to blame for. */
  onProblem(error: unknown): void
}

export interface Endpoint {
  host: string
  port: number
  /** PEM: the root to trust, and no other. */
  ca: string[]
}

export interface Simulator {
  endpoints: Record<Side, Endpoint>
  world: World
  appStore: AppStore
  authority: Pick<Authority, 'rootPem' | 'rootPath' | 'fingerprint' | 'root'>
  /** How the world began. */
  start: Persistence['start']
  /** See `Persistence`. */
  saved: Persistence['saved']
  /** Says goodbye to everybody connected, and saves. */
  close(): Promise<void>
}

const DAY = 86_400_000
const RENEW_BEFORE = 30 * DAY

/** Apple's side of the wire, in this process, on loopback. Throws where a port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = new World(options)
  // Certificates go by the real clock whatever the world's clock says: so does whoever checks them.
  const authority = await openAuthority(options.dataFolder, Date.now())
  const persistence = options.storage
    ? await persistWorld(world, options.storage, { onProblem: options.onProblem })
    : null
  let certificate = await authority.issueServerCertificate(Date.now())
  let connections = 0
  const listen = (side: Side) =>
    listenApns({
      ...options.server,
      world,
      side,
      certificate,
      port: options.ports?.[side] ?? 0,
      nextConnection: () => ++connections,
      onProblem: options.onProblem,
    })
  const sandbox = await listen('sandbox')
  const production = await listen('production').catch(async (error: unknown) => {
    await sandbox.close()
    throw error
  })
  const listeners: ApnsListener[] = [sandbox, production]
  const appStore = await startAppStore(
    {
      ...worldOptions(options),
      dataFolder: options.dataFolder,
      onProblem: options.onProblem,
      ...options.appStore,
    },
    { authority, certificate },
  ).catch(async (error: unknown) => {
    await Promise.all(listeners.map((listener) => listener.close()))
    throw error
  })

  const renewal = setInterval(() => {
    if (certificate.notAfter - Date.now() > RENEW_BEFORE) return
    authority.issueServerCertificate(Date.now()).then((made) => {
      certificate = made
      for (const listener of listeners) listener.renew(made)
      appStore.renew(made)
    }, options.onProblem)
  }, DAY)
  renewal.unref()

  const endpoint = ({ port }: ApnsListener): Endpoint => ({
    host: HOST,
    port,
    ca: [authority.rootPem],
  })
  world.describe({
    endpoints: {
      sandbox: `https://${HOST}:${sandbox.port}`,
      production: `https://${HOST}:${production.port}`,
    },
    rootFingerprint: authority.fingerprint,
    rootFile: authority.rootPath,
  })
  return {
    endpoints: { sandbox: endpoint(sandbox), production: endpoint(production) },
    world,
    appStore,
    authority,
    start: persistence?.start ?? 'new',
    saved: async () => persistence?.saved(),
    close: async () => {
      clearInterval(renewal)
      await Promise.all([appStore, ...listeners].map((listener) => listener.close()))
      await persistence?.close()
    },
  }
}

/** What both worlds take from the same place. */
function worldOptions(options: SimulatorOptions): WorldOptions {
  const { now, random, defer, limits, fallbackOwner } = options
  return {
    ...(now ? { now } : {}),
    ...(random ? { random } : {}),
    ...(defer ? { defer } : {}),
    ...(limits ? { limits } : {}),
    ...(fallbackOwner === undefined ? {} : { fallbackOwner }),
  }
}
