import 'server-only'
import { readPrivateKey } from '@/lib/inspect/private-key/read'
import { keep } from './keys'
import { DEMO_APP } from './simulator/app-store/world/catalogue'
import { issueInAppKey, runAppStoreCommand } from './simulator-app-store-commands'
import { ensureSimulatorOwner } from './simulator-owner'
import { listKeys } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'

/** A life with something in it: a payment that failed, grace, a recovery, and a refund. */
const SCENARIO = 'grace-and-refund'

/**
 * A customer of the simulated App Store whose story has happened by now, and a key of the session
 * that may ask about them: the simulator's key that is there, else a new one.
 */
export async function makeTrialCustomer(
  session: Session,
  side: 'sandbox' | 'production',
): Promise<{ keyId: string; transactionId: string }> {
  const owner = await ensureSimulatorOwner(session)
  const started = await runAppStoreCommand(owner, {
    do: 'start-scenario',
    side,
    scenario: SCENARIO,
    begin: 'past',
  })
  if (!started.ok) throw new Error(started.message)
  if (!started.transactionId) throw new Error('the scenario bought nothing')
  const keyId = await trialInAppKey(session)
  return { keyId, transactionId: started.transactionId }
}

/** An In-App Purchase key of the simulator in the session's vault: the one that is there, else a new one. */
export async function trialInAppKey(session: Session): Promise<string> {
  const keys = await listKeys(await vault(), session)
  const known = keys.find(({ kind, origin }) => kind === 'app-store' && origin === 'simulator')
  return known?.id ?? issueTrialKey(session, await ensureSimulatorOwner(session))
}

/** Put straight into the vault: it never passes through the browser. */
async function issueTrialKey(session: Session, owner: string): Promise<string> {
  const issued = await issueInAppKey(owner)
  if (!issued.ok) throw new Error(issued.message)
  const { keyId, issuerId, fileName, pkcs8 } = issued
  const reading = readPrivateKey(pkcs8, { fileName })
  pkcs8.fill(0)
  if (!reading.ok) throw new Error(`the simulator issued no key: ${reading.problem.title}`)
  const kept = await keep(session, reading.pkcs8, {
    name: `Simulator key ${keyId}`,
    kind: 'app-store',
    fileName,
    keyId,
    teamId: '',
    issuerId,
    bundleId: DEMO_APP.bundleId,
    appAppleId: String(DEMO_APP.appAppleId),
    origin: 'simulator',
  })
  if (!kept.ok) throw new Error(kept.problem.message)
  return kept.key.id
}
