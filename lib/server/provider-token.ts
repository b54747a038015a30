import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SigningKey } from '@/lib/push/request'
import {
  createProviderTokens,
  type ProviderToken,
  type ProviderTokens,
} from './apns/provider-tokens'
import type { MintedToken, TokenShelf } from './apns/token-shelf'
import { singleton } from './singleton'
import { type KeyFacts, listKeys, withSigningKey } from './vault/keys'
import { vault } from './vault/open'
import { addRecord, getRecord, jsonBytes, jsonOf, swapRecord } from './vault/records'
import type { Session } from './vault/session'

/** The provider tokens of this process; all processes share them through the store. */
export function providerTokens(): ProviderTokens {
  return singleton('provider-tokens', () => createProviderTokens())
}

export type SignedBy = { facts: KeyFacts; token: ProviderToken; credential: string }

/**
 * The provider token for a key of the session under the Key ID and Team ID that were typed, which
 * may be other ones than the key's own. `null`: the session has no such key. `expired`: APNs
 * answered the last one with ExpiredProviderToken, so a new one is made if its 20 minutes are over.
 */
export async function providerTokenFor(
  session: Session,
  key: SigningKey,
  expired = false,
): Promise<SignedBy | null> {
  const opened = await vault()
  const facts = (await listKeys(opened, session)).find((row) => row.id === key.id)
  if (!facts) return null
  const owner = { keyId: key.keyId, teamId: key.teamId, fingerprint: facts.fingerprint }
  const request = {
    owner,
    shelf: await shelfOf(session, key),
    key: async () => {
      const read = await withSigningKey(opened, session, key.id, async (secret) =>
        secret.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
      )
      if (!read.ok) throw new Error(`the key could not be used: ${read.reason}`)
      // Node names more usages than the browser's type has.
      return read.value as CryptoKey
    },
  }
  const known = await providerTokens().get(request)
  const token = expired ? await providerTokens().get({ ...request, expired: known.token }) : known
  return { facts, token, credential: credentialOf(owner) }
}

/**
 * Names what a connection is bound to. It begins with the key's fingerprint, so that a forgotten
 * key takes along its connections under whatever ids were typed.
 */
function credentialOf(owner: { keyId: string; teamId: string; fingerprint: string }): string {
  return `${owner.fingerprint} ${owner.teamId} ${owner.keyId}`
}

const TOKEN = z.object({ token: z.string(), issuedAt: z.number() })

/** A sealed record of the session. Its id begins with the key's, so that it is forgotten with it. */
async function shelfOf(session: Session, key: SigningKey): Promise<TokenShelf> {
  const opened = await vault()
  const named = createHash('sha256').update(session.sid).update(`${key.teamId}/${key.keyId}`)
  const id = `${key.id}.${named.digest('base64url').slice(0, 22)}`
  const kind = 'provider-token'
  const read = () => getRecord(opened, session, kind, id)
  return {
    async read() {
      const record = await read()
      const value = jsonOf(record, TOKEN)
      return value && record?.opens ? { ...value, raw: record.sealed } : null
    },
    add: (token: MintedToken) => addRecord(opened, session, kind, id, jsonBytes(token)),
    async swap(token, expected) {
      const record = await read()
      if (!record?.opens || !Buffer.from(record.sealed).equals(expected)) return false
      return swapRecord(opened, session, record, jsonBytes(token))
    },
  }
}
