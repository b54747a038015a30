import { listBrowserKeys } from '@/components/keys/browser/browser-keys'
import type { mintInBrowser } from '@/components/keys/browser/mint-in-browser'
import type { CallProblem } from '@/lib/app-store/answer'
import type { Credential } from '@/lib/app-store/call'
import { isInBrowser } from '@/lib/session/browser-key'
import type { MintResult } from '@/lib/token/minted'

/** Seconds: a look-up of many pages needs several, and none is good for long where it leaks. */
const LIVES = 300
/** Seconds that have to be left of a token, so that it is good when it arrives. */
const LEAST_LEFT = 60

/** In this page's memory alone, by what they say. A promise, so that lists that begin at once share one. */
const minted = new Map<string, Promise<MintResult>>()

export type CredentialResult =
  | { ok: true; credential: Credential }
  | { ok: false; problem: CallProblem }

/**
 * Who asks: the id of a key that the server keeps, or a token that is made here with one that this
 * browser keeps. Never rejects: whatever the browser's storage says is a problem with what to do.
 */
export async function credentialOf(keyId: string): Promise<CredentialResult> {
  if (!isInBrowser(keyId)) return { ok: true, credential: { kind: 'vault', key: keyId } }
  try {
    return await browserCredential(keyId)
  } catch {
    return { ok: false, problem: NO_STORAGE }
  }
}

async function browserCredential(id: string): Promise<CredentialResult> {
  // Looked at each time: a key may have been corrected or forgotten in another tab.
  const key = (await listBrowserKeys()).find((row) => row.id === id)
  if (!key) return { ok: false, problem: GONE }
  const { keyId, issuerId, bundleId } = key
  const name = JSON.stringify([id, keyId, issuerId, bundleId])
  const before = minted.get(name)
  const known = await before
  let made = known
  if (!known?.ok || known.minted.expiresAt - LEAST_LEFT <= Date.now() / 1000) {
    // Whoever waited for the same one may have begun the next by now.
    const begun = minted.get(name)
    const order = { ...key, individual: false, scope: [], lives: LIVES }
    const minting = begun && begun !== before ? begun : mint(id, order)
    minted.set(name, minting)
    made = await minting.catch((error: unknown) => {
      minted.delete(name)
      throw error
    })
  }
  if (!made?.ok) return made ?? { ok: false, problem: NO_STORAGE }
  return { ok: true, credential: { kind: 'token', token: made.minted.token } }
}

/** Loaded by those who have a key in this browser. */
async function mint(...order: Parameters<typeof mintInBrowser>): Promise<MintResult> {
  const { mintInBrowser } = await import('@/components/keys/browser/mint-in-browser')
  return mintInBrowser(...order)
}

const GONE: CallProblem = {
  code: 'key-gone',
  title: 'The key was forgotten',
  message: 'The key is no longer kept in this browser, so nothing was asked.',
  fix: 'Keep it in this browser again at Keys, or choose another key.',
}

const NO_STORAGE: CallProblem = {
  code: 'browser-storage',
  title: 'The browser’s storage failed',
  message: 'The key that this browser keeps could not be used, so nothing was asked.',
  fix: 'Reload the page. If it happens again, keep the key for this session at Keys.',
}
