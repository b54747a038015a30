import 'server-only'
import { EventEmitter } from 'node:events'
import { readTrust, type TrustAnchor, type TrustedRoot } from '@/lib/verify/trust'
import { singleton } from '../singleton'
import { vault } from '../vault/open'
import type { Vault } from '../vault/vault'
import { READING } from './limits'
import { ReadingRoom } from './read-body'
import { Sender } from './seal'
import { Throttle } from './throttle'

/** What receiving and reading share. One a process; tests make their own. */
export interface Desk {
  vault: Vault
  sender: Sender
  room: ReadingRoom
  /** How much of what is not genuine is kept. */
  others: Throttle
  /** Apple's roots, and behind them those of the simulator. */
  trust: () => Promise<readonly TrustedRoot[]>
  simulator: () => Iterable<TrustAnchor>
  /** Rings with the id of an inbox whenever this process has written to it. */
  bell: EventEmitter
}

/** `simulator`: the roots of the simulator's App Store, as it names them. */
export function makeDesk(vault: Vault, simulator: () => Iterable<TrustAnchor>): Desk {
  const bell = new EventEmitter()
  bell.setMaxListeners(0)
  return {
    vault,
    sender: new Sender(vault.secret),
    room: new ReadingRoom(READING),
    others: new Throttle(),
    trust: () => readTrust([...simulator()]),
    simulator,
    bell,
  }
}

export function desk(): Promise<Desk> {
  return singleton('inbox-desk', async () =>
    makeDesk(await vault(), () => simulatorRoots().values()),
  )
}

/**
 * Lets the inboxes recognise what the simulator's App Store signs, as the simulator's and nobody
 * else's. Called by whatever runs it, with one name for one root.
 */
export function recogniseSimulator(root: TrustAnchor): void {
  simulatorRoots().set(root.name, root)
}

function simulatorRoots(): Map<string, TrustAnchor> {
  return singleton('inbox-simulator-roots', () => new Map<string, TrustAnchor>())
}
