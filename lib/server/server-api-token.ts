import 'server-only'
import type { CallProblem } from '@/lib/app-store/answer'
import { readKeyFileName } from '@/lib/inspect/private-key/file-name'
import type { KeyNameKind } from '@/lib/inspect/private-key/reading'
import type { KeyIdName } from '@/lib/session/key-kinds'
import { KEY_ID } from '@/lib/session/key-kinds'
import { mintToken, serverApiTokenParts } from '@/lib/token/mint'
import { withMintingKey } from './minting-key'
import { listKeys } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'

/** What a call of the App Store Server API needs of a key. */
export interface ServerApiCredential {
  ok: true
  /** A secret for as long as it lives: for the `authorization` header and nothing else. */
  token: string
  /** Seconds since 1970 UTC. */
  expiresAt: number
  bundleId: string
  /** '' where it is not known. */
  appAppleId: string
  keyId: string
  issuerId: string
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hex. */
  fingerprint: string
  /** What the name of its file says that it is for; `null`: nothing. */
  keyFile: KeyNameKind | null
}

export type ServerApiTokenResult = ServerApiCredential | { ok: false; problem: CallProblem }

/** Apple’s own library lets them live for five minutes; Apple’s limit is an hour. In seconds. */
const LIVES = 5 * 60

/** Without one of these Apple answers 401, so nothing is asked. */
const NEEDED: readonly KeyIdName[] = ['keyId', 'issuerId', 'bundleId']

/**
 * A token for the App Store Server API, signed with a key of the session. Apple: "Generate a new
 * signed JWT for each new request", so none is kept. `now` is in milliseconds since 1970 UTC;
 * `bundleId` asks about another app of the team than the key’s own. Throws `StoreError`.
 * https://developer.apple.com/documentation/appstoreserverapi/generating-json-web-tokens-for-api-requests
 */
export async function serverApiTokenFor(
  session: Session,
  keyRecordId: string,
  now: number = Date.now(),
  bundleId?: string,
): Promise<ServerApiTokenResult> {
  const facts = (await listKeys(await vault(), session)).find((row) => row.id === keyRecordId)
  if (!facts) return { ok: false, problem: GONE }
  if (facts.kind !== 'app-store') return { ok: false, problem: OTHER_KIND }
  const { keyId, issuerId, appAppleId } = facts
  const ids = { ...facts, bundleId: bundleId || facts.bundleId }
  const missing = NEEDED.find((id) => ids[id] === '')
  if (missing) return { ok: false, problem: without(missing) }
  const issuedAt = Math.floor(now / 1_000)
  const parts = serverApiTokenParts({
    keyId,
    issuerId,
    bundleId: ids.bundleId,
    issuedAt,
    lives: LIVES,
  })
  const token = await withMintingKey(session, keyRecordId, (key) => mintToken(parts, key))
  if (token === null) return { ok: false, problem: GONE }
  const own = ids.bundleId === facts.bundleId
  return {
    ok: true,
    token,
    expiresAt: issuedAt + LIVES,
    bundleId: ids.bundleId,
    appAppleId: own ? appAppleId : '',
    keyId,
    issuerId,
    fingerprint: facts.fingerprint,
    keyFile: readKeyFileName(facts.fileName)?.kind ?? null,
  }
}

const GONE: CallProblem = {
  code: 'key-gone',
  title: 'The key was forgotten',
  message: 'This session no longer has the key that the call names.',
  fix: 'Choose another key, or add it again.',
}

const OTHER_KIND: CallProblem = {
  code: 'key-of-other-kind',
  title: 'The key is not for the App Store Server API',
  message: 'It needs an In-App Purchase key; Apple accepts no other key there.',
  fix: 'Choose an In-App Purchase key, or say at /keys that this is one.',
}

function without(id: KeyIdName): CallProblem {
  const { label, hint } = KEY_ID[id]
  return {
    code: 'key-id-missing',
    title: `The key lacks its ${label}`,
    message: `A token for the App Store Server API has to name it, and this key does not have it.`,
    fix: `Add it to the key at /keys. ${hint}`,
  }
}
