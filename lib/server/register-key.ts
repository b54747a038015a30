import 'server-only'
import { createPublicKey } from 'node:crypto'
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
  const gone = { ok: false, message: 'The key is no longer kept. Add it again.' } as const
  if (session === null) return gone
  const opened = await vault()
  const facts = (await listKeys(opened, session)).find((row) => row.id === id)
  if (!facts) return gone
  const spki = await withSigningKey(opened, session, id, async (key) => publicHalf(key))
  if (!spki.ok) return gone
  return register(session, { ...facts, spki: new Uint8Array(spki.value) })
}

/** The same for a key that the session never had: its public half comes as PEM. */
export async function registerPublicHalf(
  session: Session,
  { keyId, teamId, pem }: { keyId: string; teamId: string; pem: string },
): Promise<SimulatorAnswer> {
  const unreadable = {
    ok: false,
    message: 'The public half of the key could not be read.',
  } as const
  // Node would take a private key too, and this is no place for one.
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) return unreadable
  let spki: Uint8Array
  try {
    spki = new Uint8Array(createPublicKey(pem).export({ format: 'der', type: 'spki' }))
  } catch {
    return unreadable
  }
  return register(session, { keyId, teamId, spki })
}

async function register(
  session: Session,
  { keyId, teamId, spki }: { keyId: string; teamId: string; spki: Uint8Array },
): Promise<SimulatorAnswer> {
  const running = await simulator()
  if (running === null) return { ok: false, message: 'The simulator is switched off.' }
  const owner = await ensureSimulatorOwner(session)
  const answer = running.world.registerKey(owner, { teamId, keyId, spki })
  await running.saved()
  return answer.ok ? { ok: true } : { ok: false, message: answer.message }
}
