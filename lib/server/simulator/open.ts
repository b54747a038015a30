import 'server-only'
import { config } from '@/lib/server/env'
import { recogniseSimulator } from '@/lib/server/inbox/desk'
import { log } from '@/lib/server/log'
import { singleton } from '@/lib/server/singleton'
import { vault } from '@/lib/server/vault/open'
import { openForServer, SealError, sealForServer } from '@/lib/server/vault/seal'
import type { Vault } from '@/lib/server/vault/vault'
import type { WorldStorage } from './apns/persist'
import { type Simulator, startSimulator } from './simulator'

/** What the root of the simulated App Store is called wherever it counts. */
export const SIMULATOR_ROOT = 'Simulated App Store'

/**
 * The simulator of this process, started by the first who asks, or `null` where it is switched off.
 * Rejects where its port is taken.
 */
export function simulator(): Promise<Simulator | null> {
  return singleton('simulator', open)
}

async function open(): Promise<Simulator | null> {
  const { simulator: settings, dataFolder, hosted, origins } = config()
  if (!settings.enabled) return null
  const kept = await vault()
  const opened = await startSimulator({
    dataFolder,
    ports: { sandbox: settings.sandboxPort, production: settings.productionPort },
    storage: storageIn(kept, 'apns-world'),
    appStore: {
      ports: settings.appStorePorts,
      storage: storageIn(kept, 'app-store-world'),
      reach: { hosted, allowed: origins },
    },
    // On a laptop whoever pushes is its owner; among several people nobody can tell.
    fallbackOwner: hosted ? null : 'local',
    onProblem: (error) => log().error(error, 'the simulator has a problem'),
  })
  if (opened.start === 'unreadable') {
    log().warn('the saved state of the simulator cannot be used, so it starts afresh')
  }
  if (opened.appStore.start === 'unreadable') {
    log().warn('the saved state of the simulated App Store cannot be used, so it starts afresh')
  }
  recogniseSimulator({ name: SIMULATOR_ROOT, pem: opened.appStore.signing.rootPem })
  return opened
}

/** A world, sealed, among the facts of the installation. */
export function storageIn(
  { store, secret }: Pick<Vault, 'store' | 'secret'>,
  id: 'apns-world' | 'app-store-world',
): WorldStorage {
  const kind = 'simulator'
  return {
    load: async () => {
      const sealed = await store.getMeta(id)
      if (sealed === null) return null
      try {
        return openForServer(secret, kind, id, sealed)
      } catch (error) {
        // Bytes that are no world: the simulator says that it begins anew.
        if (error instanceof SealError) return new Uint8Array(0)
        throw error
      }
    },
    save: (bytes) => store.putMeta(id, sealForServer(secret, kind, id, bytes)),
  }
}
