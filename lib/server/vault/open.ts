import 'server-only'
import { config } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { singleton } from '@/lib/server/singleton'
import { store } from '@/lib/server/store/open'
import { checkServerSecret, readServerSecret } from './secret'
import { sweepSessions } from './session'
import { makeVault, type Vault } from './vault'

const SWEEP_MS = 60_000

/**
 * The vault of this process. Rejects with an Error fit for a person where settings, store or
 * secret do not fit: then the process should say so and end.
 */
export function vault(): Promise<Vault> {
  return singleton('vault', open)
}

async function open(): Promise<Vault> {
  const { secret: configured, dataFolder } = config()
  const opened = await store()
  const secret = readServerSecret(configured, dataFolder)
  await checkServerSecret(opened, secret)
  const made = makeVault({ store: opened, secret })
  await sweepSessions(made)
  setInterval(() => {
    sweepSessions(made).catch((error) => log().error(error, 'ended sessions could not be removed'))
  }, SWEEP_MS).unref()
  return made
}
