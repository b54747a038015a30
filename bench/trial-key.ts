import { readPrivateKey } from '@/lib/inspect/private-key/read'
import type { SigningKey } from '@/lib/push/request'
import { demoKey } from '@/lib/server/simulator/apns/demo'
import type { World } from '@/lib/server/simulator/apns/world'
import { addKey } from '@/lib/server/vault/keys'
import { vault } from '@/lib/server/vault/open'
import { beginSession, type Session } from '@/lib/server/vault/session'

/** A session that holds a key of the simulated world. */
export async function issueTrialKeyInto(
  world: World,
): Promise<{ session: Session; key: SigningKey }> {
  const session = await beginSession(await vault())
  const issued = demoKey(world, 'local', 'both')
  if (!issued.ok) throw new Error(issued.message)
  const reading = readPrivateKey(issued.pkcs8)
  if (!reading.ok) throw new Error(reading.problem.title)
  const { keyId, teamId, fileName } = issued
  const about = {
    name: 'bench',
    kind: 'apns',
    fileName,
    keyId,
    teamId,
    origin: 'simulator',
  } as const
  const kept = await addKey(await vault(), session, reading.pkcs8, about)
  if (!kept.ok) throw new Error(kept.message)
  return { session, key: { id: kept.key.id, keyId, teamId } }
}
