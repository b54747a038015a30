import type { Attempt, SendResult } from '@/lib/push/attempt'
import type { SigningKey } from '@/lib/push/request'
import { tokenExpired } from '@/lib/push/token-expired'
import { changeBrowserKey, listBrowserKeys } from '../keys/browser/browser-keys'
import { BrowserKeyGone, browserProviderToken } from '../keys/browser/provider-token'
import type { RevealToken } from './request-panel'
import type { SendPush, SendToServer } from './use-send'

/** Sends a push with a provider token of a key that this browser keeps. */
export async function sendSigned(
  send: SendToServer,
  click: Parameters<SendPush>[0],
  key: SigningKey,
  recent: readonly Attempt[],
): Promise<SendResult> {
  try {
    const { token } = await browserProviderToken(key, tokenExpired(recent, click.request))
    const result = await send({ ...click, token })
    await rememberIds(key, result)
    return result
  } catch (error) {
    if (error instanceof BrowserKeyGone) return keyGone(error)
    throw error
  }
}

/** The bearer that a key of this browser signs. */
export async function revealSigned(key: SigningKey): ReturnType<RevealToken> {
  try {
    const { token } = await browserProviderToken(key)
    return { token }
  } catch (error) {
    if (error instanceof BrowserKeyGone) return { problem: error.message }
    throw error
  }
}

/** Ids that APNs took are the right ones for this key. */
async function rememberIds({ id, keyId, teamId }: SigningKey, result: SendResult): Promise<void> {
  if (result.kind !== 'sent' || result.attempt.outcome?.kind !== 'accepted') return
  const facts = (await listBrowserKeys()).find((row) => row.id === id)
  if (facts?.keyId === keyId && facts.teamId === teamId) return
  await changeBrowserKey(id, { keyId, teamId })
}

const keyGone = ({ message }: BrowserKeyGone): SendResult => ({
  kind: 'not-sent',
  problem: {
    code: 'no-key',
    title: 'The key was forgotten',
    message,
    fix: 'Choose another key, or keep it in this browser again.',
    at: 'key',
  },
})
