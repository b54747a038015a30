import { listBrowserKeys } from '@/components/keys/browser/browser-keys'
import { mintInBrowser } from '@/components/keys/browser/mint-in-browser'
import type { CallProblem } from '@/lib/app-store/answer'
import type { Credential } from '@/lib/app-store/call'
import { isInBrowser } from '@/lib/session/browser-key'

/** Seconds: a look-up of many pages needs several, and none is good for long where it leaks. */
const LIVES = 300
/** Seconds that have to be left of a token, so that it is good when it arrives. */
const LEAST_LEFT = 60

interface Minted {
  token: string
  /** Seconds since 1970 UTC. */
  expiresAt: number
}

/** In this page's memory alone, by what they say. */
const minted = new Map<string, Minted>()

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
  const known = minted.get(name)
  if (known && known.expiresAt - LEAST_LEFT > Date.now() / 1000) return withToken(known.token)
  const made = await mintInBrowser(id, { ...key, individual: false, scope: [], lives: LIVES })
  if (!made.ok) return made
  minted.set(name, made.minted)
  return withToken(made.minted.token)
}

function withToken(token: string): CredentialResult {
  return { ok: true, credential: { kind: 'token', token } }
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
