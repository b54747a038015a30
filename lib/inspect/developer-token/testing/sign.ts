// biome-ignore lint/correctness/noNodejsModules: runs in tests only, which want it without await
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import type { JsonObject } from '../../../json/node'

/** A made pair of keys on P-256, as files have them. */
export function makeKey(curve = 'P-256'): { p8: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
  return {
    p8: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

export const unsigned = (header: unknown, claims: unknown): string =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

/** A token signed with ES256, its signature as R and S or as DER. */
export function signed(
  p8: string,
  claims: unknown,
  header: JsonObject = { alg: 'ES256', kid: 'ABC123DEFG' },
  dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const text = unsigned(header, claims)
  const signature = createSign('sha256').update(text).sign({ key: p8, dsaEncoding })
  return `${text}.${signature.toString('base64url')}`
}

/** A token whose signature is an HMAC, whatever its header says. */
export function withHmac(secret: string | Buffer, claims: unknown): string {
  const text = unsigned({ alg: 'ES256', kid: 'ABC123DEFG' }, claims)
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
