import type { TokenKind } from '../inspect/developer-token/kinds'
import { lifetimeOf } from '../inspect/developer-token/lifetimes'
import type { TokenSubject } from '../inspect/developer-token/subject'
import { findings, lint } from '../rules/lint'
import type { Finding } from '../rules/rule'
import { tokenRules } from '../rules/token'
import type { KeyKind } from '../session/key-kinds'
import { connectTokenParts, providerTokenParts, serverApiTokenParts, type TokenParts } from './mint'

/** A token as a person orders it. What the service does not need is not looked at. */
export interface MintOrder {
  /** The kind of key that signs decides what the token is for. */
  kind: KeyKind
  keyId: string
  teamId: string
  issuerId: string
  bundleId: string
  /** App Store Connect: a key of one person, which has no issuer. */
  individual: boolean
  /** App Store Connect: `GET /v1/apps`, one a row; none is everything. */
  scope: readonly string[]
  /** Seconds. A provider token has no expiry of its own. */
  lives: number
}

/** What the token would say. `issuedAt` is in seconds since 1970 UTC. */
export function orderedParts(order: MintOrder, issuedAt: number): TokenParts {
  const { kind, keyId, teamId, issuerId, bundleId, individual, scope, lives } = order
  if (kind === 'apns') return providerTokenParts({ keyId, teamId, issuedAt })
  if (kind === 'app-store') {
    return serverApiTokenParts({ keyId, issuerId, bundleId, issuedAt, lives })
  }
  const issuer = individual ? null : issuerId
  return connectTokenParts({ keyId, issuerId: issuer, scope, issuedAt, lives })
}

/** The longest that it may live by Apple’s pages, in seconds; `null`: it names no expiry. */
export function longestLife(
  order: Pick<MintOrder, 'kind' | 'individual' | 'scope'>,
): number | null {
  return lifetimeOf(tokenKindOf(order), order.scope)
}

/** What the rules of tokens say of it, errors first. With an error it is not minted. */
export function orderFindings(order: MintOrder, issuedAt: number): Finding[] {
  return findings(lint(tokenRules, orderedSubject(order, issuedAt)))
}

const MEANT_FOR = { apns: 'apns', 'app-store': 'server-api', connect: 'connect' } as const

/** The service that a key of the kind signs for, as the page of tokens names it. */
export const serviceOf = (kind: KeyKind) => MEANT_FOR[kind]

/** The ordered token as the rules look at it, with a signature that is taken for good. */
export function orderedSubject(order: MintOrder, issuedAt: number): TokenSubject {
  const { header, claims } = orderedParts(order, issuedAt)
  const { scope, ...rest } = claims
  const kind = tokenKindOf(order)
  return {
    kind,
    looksLike: kind,
    header: { ...header },
    claims: { ...rest, ...(scope === undefined ? {} : { scope: [...scope] }) },
    signature: { bytes: 64, form: 'raw', matches: null },
    signerKeyId: null,
    keyIds: [],
    meantFor: MEANT_FOR[order.kind],
    bundleId: null,
    now: issuedAt,
  }
}

function tokenKindOf({ kind, individual }: Pick<MintOrder, 'kind' | 'individual'>): TokenKind {
  if (kind === 'apns') return 'provider'
  if (kind === 'app-store') return 'server-api'
  return individual ? 'connect-individual' : 'connect-team'
}
