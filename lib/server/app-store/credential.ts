import 'server-only'
import type { CallProblem } from '@/lib/app-store/answer'
import type { Credential } from '@/lib/app-store/call'
import type { OutcomeSubject } from '@/lib/rules/server-api/outcome'
import { readCompact } from '@/lib/verify/read-compact'
import { serverApiTokenFor } from '../server-api-token'
import type { Session } from '../vault/session'
import { PROBLEMS } from './problems'

/** A token, and what is known of the key behind it. */
export interface ServerApiToken {
  /** The JWT. Never logged, kept or put into an answer. */
  token: string
  /** Whose requests are counted together: key and app. Nothing secret. */
  owner: string
  /** `bid`. */
  bundleId: string | null
  keyKind: OutcomeSubject['token']['keyKind']
  keyFile: OutcomeSubject['token']['keyFile']
}

export type CredentialResult =
  | { ok: true; token: ServerApiToken }
  | { ok: false; problem: CallProblem }

/** The token for whoever asks. Bad input is data. Throws `StoreError`. */
export async function credentialFor(
  asked: Credential | null,
  session: Session | null,
  now: number,
  mint: typeof serverApiTokenFor = serverApiTokenFor,
): Promise<CredentialResult> {
  if (asked === null) return { ok: false, problem: PROBLEMS.noKey }
  if (asked.kind === 'token') return tokenOfPage(asked.token)
  if (session === null) return { ok: false, problem: PROBLEMS.sessionEnded }
  const minted = await mint(session, asked.key, now)
  if (!minted.ok) return minted
  const { token, bundleId, fingerprint, keyFile } = minted
  const owner = `vault ${fingerprint} ${bundleId}`
  return { ok: true, token: { token, owner, bundleId, keyKind: 'in-app-purchase', keyFile } }
}

/** Longer than any token of this API, which has five claims. */
const LONGEST_TOKEN = 4_096

/**
 * A token that the page has minted. Its form is checked, since it goes into a header; what it says
 * is judged by whoever is asked. Tokens of pages never share an allowance with keys of the vault, so
 * that nobody can use up another’s by naming their app.
 */
function tokenOfPage(token: string): CredentialResult {
  const refuse = (why: string): CredentialResult => ({
    ok: false,
    problem: PROBLEMS.tokenShape(why),
  })
  if (token.length > LONGEST_TOKEN) return refuse('it is longer than any')
  const { jws, repaired } = readCompact(token)
  if (!jws || repaired) return refuse('it is not a JWS in its strict form')
  const { kid } = jws.header.value
  const { iss, bid } = jws.payload.value
  const owner = ['page', kid, iss, bid].map((part) => JSON.stringify(part ?? null)).join(' ')
  const bundleId = typeof bid === 'string' ? bid : null
  return { ok: true, token: { token, owner, bundleId, keyKind: null, keyFile: null } }
}
