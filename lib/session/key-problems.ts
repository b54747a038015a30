import { findings, lint } from '../rules/lint'
import { tokenRules } from '../rules/token'
import { orderedSubject } from '../token/mint-order'
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
    problems.appAppleId = 'The Apple ID of an app is a number: use digits only.'
  }
  return problems
}

/** Any instant will do: the ids alone are looked at. */
function subjectOf(kind: KeyKind, ids: KeyIds) {
  const individual = kind === 'connect' && ids.issuerId === ''
  return orderedSubject({ kind, ...ids, individual, scope: [], lives: 60 }, 0)
}
