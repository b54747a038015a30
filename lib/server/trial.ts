import 'server-only'
import { readPrivateKey } from '@/lib/inspect/private-key/read'
import type { KeyFacts } from '@/lib/session/facts'
import type { KeyDownload, KeyOrder, SimulatorAnswer } from '@/lib/simulator/actions'
import { keep } from './keys'
import { DEMO_BUNDLE_ID, demoDevice, demoKey } from './simulator/apns/demo'
import type { World } from './simulator/apns/world'
import type { Result } from './simulator/apns/world/model'
import type { IssuedKey } from './simulator/apns/world/teams'
import { simulator } from './simulator/open'
import type { Simulator } from './simulator/simulator'
import { ensureSimulatorOwner } from './simulator-owner'
import type { Session } from './vault/session'

/** A key of the simulated Apple, put into the session's vault. Good on both of its sides. */
export async function issueTrialKey(session: Session): Promise<KeyFacts> {
  const { world, saved } = await running()
  const owner = await ensureSimulatorOwner(session)
  const issued = issueInto(world, owner)
  await saved()
  const reading = readPrivateKey(issued.pkcs8, { fileName: issued.fileName })
  issued.pkcs8.fill(0)
  if (!reading.ok) throw new Error(`the simulator issued no key: ${reading.problem.title}`)
  const kept = await keep(session, reading.pkcs8, {
    name: `Simulator key ${issued.keyId}`,
    kind: 'apns',
    fileName: issued.fileName,
    keyId: issued.keyId,
    teamId: issued.teamId,
    origin: 'simulator',
  })
  if (!kept.ok) throw new Error(kept.problem.message)
  return kept.key
}

/** A key as a file. It is handed out here once; nobody keeps it. */
export async function issueKeyFile(
  owner: string,
  order: KeyOrder,
): Promise<SimulatorAnswer<{ download: KeyDownload }>> {
  const { world, saved } = await running()
  const issued = world.issueKey(owner, order)
  await saved()
  if (!issued.ok) return { ok: false, message: issued.message }
  const { keyId, teamId, fileName, pkcs8 } = issued
  const download = { keyId, teamId, fileName, pem: Buffer.from(pkcs8).toString('latin1') }
  pkcs8.fill(0)
  return { ok: true, download }
}

/** A device with the demo app, and the token to push an alert to; the one that is there already. */
export async function addTrialDevice(
  owner: string,
  side: 'sandbox' | 'production',
): Promise<{ token: string; topic: string }> {
  const { world, saved } = await running()
  const here = world
    .state(owner)
    .devices.flatMap((device) => device.apps)
    .find(
      (app) =>
        app.bundleId === DEMO_BUNDLE_ID &&
        app.environment === side &&
        app.installed &&
        !app.expired.includes('alert'),
    )
  const app = here ?? made(demoDevice(world, owner, side)).app
  await saved()
  const token = app.tokens.alert
  if (token === undefined) throw new Error('the app has no token for alerts')
  return { token, topic: app.bundleId }
}

/**
 * A team may have two such keys, as with Apple. Whoever asks for a third to try has lost the first,
 * most likely with a session that ended: it is revoked to make room.
 */
function issueInto(world: World, owner: string): IssuedKey {
  const issued = demoKey(world, owner, 'both')
  if (issued.ok) return issued
  const [oldest] = (world.state(owner).teams[0]?.keys ?? [])
    .filter((key) => key.scope === 'team' && key.origin === 'issued' && !key.revoked)
    .sort((one, other) => one.created - other.created)
  if (oldest) world.revokeKey(owner, oldest.teamId, oldest.keyId)
  return made(demoKey(world, owner, 'both'))
}

function made<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message)
  return result
}

async function running(): Promise<Simulator> {
  const started = await simulator()
  if (started === null) throw new Error('the simulator is switched off')
  return started
}
