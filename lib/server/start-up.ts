import 'server-only'
import { hkdfSync } from 'node:crypto'
import { config } from '@/lib/server/env'
import { writeFirstHeaders } from '@/lib/server/first-headers'
import { log } from '@/lib/server/log'
import { simulator } from '@/lib/server/simulator/open'
import { singleton } from '@/lib/server/singleton'
import { store, storeNotice } from '@/lib/server/store/open'
import { vault } from '@/lib/server/vault/open'
import type { ServerSecret } from '@/lib/server/vault/server-secret'

/** How long closing may take before the process ends all the same. */
const PATIENCE_MS = 3_000

/**
 * Opens whatever the console stands on, before its first request. Where something does not fit, the
 * process says so in a sentence and ends with status 1.
 */
export function startUp(): Promise<void> {
  return singleton('start-up', open)
}

async function open(): Promise<void> {
  try {
    writeFirstHeaders()
    config()
    const { secret } = await vault()
    replaceActionsKey(secret)
    const notice = await storeNotice()
    if (notice) log().warn(notice)
    await simulator()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  process.once('SIGINT', () => close(130))
  process.once('SIGTERM', () => close(0))
  // Whoever started this process is gone: the channel to it closes with it.
  process.once('disconnect', () => close(0))
}

/**
 * Next encrypts what an action closes over with a key that lies in the build, for everybody who has
 * the build. No action closes over anything, and this installation uses a key of its own.
 *
 * @see https://nextjs.org/docs/app/guides/data-security#overwriting-encryption-keys-advanced
 */
function replaceActionsKey({ installation }: ServerSecret): void {
  const key = hkdfSync('sha256', installation, new Uint8Array(0), 'assay/next-actions/v1', 32)
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = Buffer.from(key).toString('base64')
}

async function close(code: number): Promise<void> {
  setTimeout(() => process.exit(code), PATIENCE_MS).unref()
  try {
    await (await simulator())?.close()
    await (await store()).close()
  } catch (error) {
    log().error(error, 'closing failed')
  }
  process.exit(code)
}
