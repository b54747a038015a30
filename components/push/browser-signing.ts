import type { Attempt, SendResult } from '@/lib/push/attempt'
import type { SigningKey } from '@/lib/push/request'
import { tokenExpired } from '@/lib/push/token-expired'
import { isInBrowser } from '@/lib/session/browser-key'
import { changeBrowserKey, listBrowserKeys } from '../keys/browser/browser-keys'
import type { BrowserKeyGone } from '../keys/browser/provider-token'
import type { RevealToken } from './request-panel'
import type { SendPush, SendToServer } from './use-send'

/** Loaded by those who have a key in this browser. */
const providerTokens = () => import('../keys/browser/provider-token')

/**
 * Sends a push; with a key that this browser keeps, the provider token is made here and goes along.
 * `recent`: the pushes of this session, newest first.
 */
export function signingHere(send: SendToServer, recent: () => readonly Attempt[]): SendPush {
  return async (click) => {
    const { key } = click.request
    if (key === null || !isInBrowser(key.id)) return send(click)
    const { BrowserKeyGone, browserProviderToken } = await providerTokens()
    try {
      const { token } = await browserProviderToken(key, tokenExpired(recent(), click.request))
      const result = await send({ ...click, token })
      await rememberIds(key, result)
      return result
    } catch (error) {
      if (error instanceof BrowserKeyGone) return keyGone(error)
      throw error
    }
  }
}

/** The bearer for a person who asked to see it: made here, where the key is here. */
export function revealingHere(reveal: RevealToken): RevealToken {
  return async (key) => {
    if (!isInBrowser(key.id)) return reveal(key)
    const { BrowserKeyGone, browserProviderToken } = await providerTokens()
    try {
      const { token } = await browserProviderToken(key)
      return { token }
    } catch (error) {
      if (error instanceof BrowserKeyGone) return { problem: error.message }
      throw error
    }
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
