import type { KeyProblem } from '../session/key-change'
import type { KeyKind } from '../session/key-kinds'
import { TOKEN_AGE } from './token-age'

/** A token that was just made. */
export interface MintedToken {
  token: string
  kind: KeyKind
  /** Seconds since 1970 UTC: its `iat`. */
  issuedAt: number
  /** Seconds since 1970 UTC: its `exp`, or when APNs stops taking it. */
  expiresAt: number
}

/** Why there is none is a problem with what to do. */
export type MintResult = { ok: true; minted: MintedToken } | { ok: false; problem: KeyProblem }

/** When a token is not taken any more, in seconds since 1970 UTC. A provider token lives for an hour. */
export function expiryOf(kind: KeyKind, issuedAt: number, lives: number): number {
  return issuedAt + (kind === 'apns' ? TOKEN_AGE.oldestToBeTaken : lives)
}

/** Says no more than that something is there, and how much. */
export function maskedToken(token: string): string {
  return token.replace(/[^.]+/g, (part) => '•'.repeat(Math.min(part.length, 16)))
}

/** The header line that carries it; HTTP/2 writes names in lower case (RFC 9113 §8.2.1). */
export function asHeader({ kind, token }: MintedToken): string {
  return kind === 'apns' ? `authorization: bearer ${token}` : `Authorization: Bearer ${token}`
}

const VARIABLE: Readonly<Record<KeyKind, string>> = {
  apns: 'APNS_TOKEN',
  'app-store': 'APP_STORE_SERVER_TOKEN',
  connect: 'APP_STORE_CONNECT_TOKEN',
}

/** A line for a POSIX shell or an `.envrc`. A compact JWS has no character that needs a quote. */
export function asEnvironmentLine({ kind, token }: MintedToken): string {
  return `export ${VARIABLE[kind]}=${token}`
}

/**
 * A command that shows whether it is taken: a push to no device, a transaction that is not there,
 * the list of apps. It changes nothing.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 * https://developer.apple.com/documentation/appstoreserverapi/get-v1-transactions-_transactionid_
 * https://developer.apple.com/documentation/appstoreconnectapi/get-v1-apps
 */
export function asCurl(minted: MintedToken, get?: string): string {
  const header = `--header '${asHeader(minted)}'`
  return [...CURL[minted.kind](header, get)].join(' \\\n  ')
}

/** A device token that no device has: APNs says BadDeviceToken where it takes the provider token. */
const NO_DEVICE = '0'.repeat(64)

const CURL: Readonly<Record<KeyKind, (header: string, get: string | undefined) => string[]>> = {
  apns: (header) => [
    'curl --http2 --include',
    header,
    "--header 'apns-topic: com.example.app'",
    "--header 'apns-push-type: alert'",
    `--data-raw '{"aps":{"alert":"Hello"}}'`,
    `https://api.sandbox.push.apple.com/3/device/${NO_DEVICE}`,
  ],
  'app-store': (header) => [
    'curl --include',
    header,
    'https://api.storekit-sandbox.apple.com/inApps/v1/transactions/1',
  ],
  connect: (header, get = '/v1/apps') => [
    'curl --include --globoff',
    header,
    `'https://api.appstoreconnect.apple.com${get}'`,
  ],
}

/** The first request of a scope that only reads, to try a token of that scope with. */
export function firstGet(scope: readonly string[]): string | undefined {
  return scope.map((row) => /^GET (\/[^\s']*)$/.exec(row)?.[1]).find((path) => path !== undefined)
}
