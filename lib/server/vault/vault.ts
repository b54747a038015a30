import 'server-only'
import type { Store } from '@/lib/server/store/store'
import { type Clock, SYSTEM_CLOCK, steadyNow } from './clock'
import { EndedSessions } from './ended-sessions'
import type { ServerSecret } from './server-secret'

/** What every function of the vault works with. One a process; tests make their own. */
export interface Vault {
  store: Store
  secret: ServerSecret
  /** Milliseconds since 1970 UTC. Never goes back, whatever the computer's clock does. */
  now(): number
  ended: EndedSessions
}

export function makeVault(parts: { store: Store; secret: ServerSecret; clock?: Clock }): Vault {
  const { store, secret, clock = SYSTEM_CLOCK } = parts
  return { store, secret, now: steadyNow(clock), ended: new EndedSessions() }
}
