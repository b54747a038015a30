import type { TokenKind } from '../inspect/developer-token/kinds'
import type { TokenSubject } from '../inspect/developer-token/subject'
import type { JsonObject } from '../json/node'
import { findings, lint } from '../rules/lint'
import { tokenRules } from '../rules/token'
import type { KeyIdName, KeyIds, KeyKind } from './key-kinds'

/** Where a token says the id, as the rules of tokens name places. */
const PLACES: readonly (readonly [at: string, id: (kind: KeyKind) => KeyIdName])[] = [
  ['header/kid', () => 'keyId'],
  ['payload/iss', (kind) => (kind === 'apns' ? 'teamId' : 'issuerId')],
  ['payload/bid', () => 'bundleId'],
]

/**
 * What is odd about the ids of a key, by id: what the rules of tokens would say of a token that
 * names them. An id that is left out is no problem here; a token may be what needs it.
 */
export function keyProblems(kind: KeyKind, ids: KeyIds): Partial<Record<KeyIdName, string>> {
  const problems: Partial<Record<KeyIdName, string>> = {}
  for (const { at, message } of findings(lint(tokenRules, subjectOf(kind, ids)))) {
    const id = PLACES.find(([place]) => place === at)?.[1](kind)
    if (id && ids[id] !== '') problems[id] ??= message
  }
  if (kind === 'app-store' && ids.appAppleId !== '' && !/^\d{1,19}$/.test(ids.appAppleId)) {
    problems.appAppleId = 'The Apple ID of an app is a number: digits and nothing else.'
  }
  return problems
}

function subjectOf(kind: KeyKind, ids: KeyIds): TokenSubject {
  const individual = kind === 'connect' && ids.issuerId === ''
  const tokenKind = tokenKindOf(kind, individual)
  return {
    kind: tokenKind,
    looksLike: tokenKind,
    header: { alg: 'ES256', kid: ids.keyId, typ: 'JWT' },
    claims: claimsOf(kind, ids),
    signature: { bytes: 64, form: 'raw', matches: null },
    signerKeyId: null,
    keyIds: [],
    meantFor: null,
    bundleId: null,
    now: null,
  }
}

function tokenKindOf(kind: KeyKind, individual: boolean): TokenKind {
  if (kind === 'apns') return 'provider'
  if (kind === 'app-store') return 'server-api'
  return individual ? 'connect-individual' : 'connect-team'
}

function claimsOf(kind: KeyKind, { teamId, issuerId, bundleId }: KeyIds): JsonObject {
  if (kind === 'apns') return { iss: teamId }
  if (kind === 'app-store') return { iss: issuerId, aud: 'appstoreconnect-v1', bid: bundleId }
  return issuerId === ''
    ? { sub: 'user', aud: 'appstoreconnect-v1' }
    : { iss: issuerId, aud: 'appstoreconnect-v1' }
}
