import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { InboxState } from '../store/inbox-store'
import { openForServer, SealError, sealForServer } from '../vault/seal'
import type { ServerSecret } from '../vault/server-secret'

const KIND = 'inbox'

const SETTINGS = z.object({
  name: z.string(),
  /** Which environment this address was entered for; `null`: both. */
  environment: z.enum(['Production', 'Sandbox']).nullable(),
  /** Of App Store Connect's webhook; `null`: none was set. */
  webhookSecret: z.string().nullable(),
  /** The public half of the inbox's key, base64. */
  publicKey: z.string(),
})

/**
 * What the server itself has to know of an inbox when something arrives and nobody is there: so it
 * is sealed under the server's secret alone. That it is sealed also keeps whoever can write to the
 * store from putting a public key of their own there.
 */
export type InboxSettings = z.infer<typeof SETTINGS>

export function sealSettings(secret: ServerSecret, id: string, settings: InboxSettings) {
  return sealForServer(secret, KIND, id, Buffer.from(JSON.stringify(settings), 'utf8'))
}

/** `null` where they do not open: damaged, or put there by somebody else. */
export function openSettings(secret: ServerSecret, state: InboxState): InboxSettings | null {
  try {
    const text = openForServer(secret, KIND, state.id, state.sealed).toString('utf8')
    return SETTINGS.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}

const MARK_KEYS = new WeakMap<ServerSecret, Uint8Array>()

/** What a repetition is recognised by in the store, which learns nothing of what is repeated. */
export function markOf(secret: ServerSecret, inbox: string, name: string): string {
  const key =
    MARK_KEYS.get(secret) ??
    new Uint8Array(
      hkdfSync('sha256', secret.installation, new Uint8Array(0), 'assay/inbox/mark/v1', 32),
    )
  MARK_KEYS.set(secret, key)
  return createHmac('sha256', key).update(`${inbox}\n${name}`).digest('base64url')
}
