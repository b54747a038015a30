import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { config } from './env'
import { simulator } from './simulator/open'
import { vault } from './vault/open'
import { addRecord, getRecord, jsonBytes, jsonOf } from './vault/records'
import type { Session } from './vault/session'

const RECORD = ['simulator-owner', 'own'] as const
const OWNER = z.string()

/**
 * Whose part of the simulated world this is. On a laptop there is one, and it outlives sessions.
 * Where several people share a console each session has its own, under a name that stays when the
 * session's id changes; `null`: it has none yet.
 */
export async function simulatorOwner(session: Session | null): Promise<string | null> {
  if (!config().hosted) return 'local'
  if (session === null) return null
  return jsonOf(await getRecord(await vault(), session, ...RECORD), OWNER)
}

/** The same, and made where there is none yet. */
export async function ensureSimulatorOwner(session: Session): Promise<string> {
  const known = await simulatorOwner(session)
  if (known !== null) return known
  await addRecord(await vault(), session, ...RECORD, jsonBytes(randomUUID()))
  const owner = await simulatorOwner(session)
  if (owner === null) throw new Error('the session’s part of the simulator could not be named')
  return owner
}

/** What a session made in the simulator goes with it. The laptop's devices are no session's. */
export async function forgetSimulatorOf(owner: string | null): Promise<void> {
  if (owner === null || !config().hosted) return
  const running = await simulator()
  running?.world.forgetOwner(owner)
  running?.appStore.world.forgetOwner(owner)
  await Promise.all([running?.saved(), running?.appStore.saved()])
}
