import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type ConnectProof, readConnectSignature } from '@/lib/notifications/connect-webhook'

/** HMAC-SHA256 over the raw body, compared in constant time. `header`: `x-apple-signature`. */
export function connectProof(
  header: string | null,
  body: Uint8Array,
  secret: string | null,
): ConnectProof {
  if (header === null) return 'not-signed'
  if (secret === null) return 'no-secret'
  const sent = readConnectSignature(header)
  if (sent === null) return 'malformed'
  const own = createHmac('sha256', secret).update(body).digest()
  return timingSafeEqual(own, Buffer.from(sent, 'hex')) ? 'fits' : 'differs'
}
