import 'server-only'
import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { SendProblem } from '@/lib/push/attempt'
import type { SigningKey } from '@/lib/push/request'
import { PROBLEMS } from './push-problems'
import type { Session } from './vault/session'

/** What a push is sent with. The token is a secret for as long as it lives: it is kept nowhere. */
export interface PushCredential {
  token: string
  /** Names what a connection is bound to; it tells nothing of the token. */
  credential: string
}

/**
 * A provider token that the page minted with a key kept in the browser, if it is of the key that the
 * push names: what the rules say about that key is then said about the token too. Whether anybody
 * may sign so is for APNs to say.
 */
export function browserCredential(
  session: Session,
  key: SigningKey,
  token: string | null,
): PushCredential | SendProblem {
  if (token === null) return PROBLEMS.keyElsewhere
  const said = idsOf(token)
  if (said === null || said.keyId !== key.keyId || said.teamId !== key.teamId) {
    return PROBLEMS.otherToken
  }
  return { token, credential: connectionName(session, key) }
}

/**
 * Bound to the session and to the key's record in the browser, so that two people who name the same
 * ids share no connection: on one connection APNs counts one key and one sequence of its tokens.
 */
function connectionName(session: Session, { id, keyId, teamId }: SigningKey): string {
  const hash = createHash('sha256').update(`${session.rowKey}/${id}/${teamId}/${keyId}`)
  return `token ${hash.digest('hex')}`
}

function idsOf(token: string): { keyId: unknown; teamId: unknown } | null {
  try {
    return { keyId: decodeProtectedHeader(token).kid, teamId: decodeJwt(token).iss }
  } catch {
    return null
  }
}
