import type { Attempt } from '@/lib/push/attempt'
import { isInBrowser } from '@/lib/session/browser-key'
import type { RevealToken } from './request-panel'
import type { SendPush, SendToServer } from './use-send'

/** Loaded by those who have a key in this browser. */
const signed = () => import('./signed-here')

/**
 * Sends a push; with a key that this browser keeps, the provider token is made here and goes along.
 * `recent`: the pushes of this session, newest first.
 */
export function signingHere(send: SendToServer, recent: () => readonly Attempt[]): SendPush {
  return async (click) => {
    const { key } = click.request
    if (key === null || !isInBrowser(key.id)) return send(click)
    const { sendSigned } = await signed()
    return sendSigned(send, click, key, recent())
  }
}

/** The bearer for a person who asked to see it: made here, where the key is here. */
export function revealingHere(reveal: RevealToken): RevealToken {
  return async (key) => {
    if (!isInBrowser(key.id)) return reveal(key)
    const { revealSigned } = await signed()
    return revealSigned(key)
  }
}
