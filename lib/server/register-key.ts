import 'server-only'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import { simulator } from './simulator/open'
import { ensureSimulatorOwner } from './simulator-owner'
import { listKeys, withSigningKey } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'
import { publicHalf } from './vault/signing-key'

/**
 * Makes a key of the session known to the simulator, as if Apple had issued it under the Key ID and
 * Team ID that the session has for it. Only the public half is handed over.
 */
export async function registerOwnKey(
  session: Session | null,
  id: string,
): Promise<SimulatorAnswer> {
  const running = await simulator()
  if (running === null) return { ok: false, message: 'The simulator is switched off.' }
  const gone = { ok: false, message: 'The key is no longer kept. Add it again.' } as const
  if (session === null) return gone
  const opened = await vault()
  const facts = (await listKeys(opened, session)).find((row) => row.id === id)
  if (!facts) return gone
  const spki = await withSigningKey(opened, session, id, async (key) => publicHalf(key))
  if (!spki.ok) return gone
  const answer = running.world.registerKey(await ensureSimulatorOwner(session), {
    teamId: facts.teamId,
    keyId: facts.keyId,
    spki: new Uint8Array(spki.value),
  })
  return answer.ok ? { ok: true } : { ok: false, message: answer.message }
}
