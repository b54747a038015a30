import { decodePemBody, findPemBlocks } from '@/lib/bytes/pem'
import { Scratch } from '@/lib/bytes/scratch'
import { encodeUtf8 } from '@/lib/bytes/utf8'

/**
 * The bytes of the first certificate in a PEM text; `null` where it has none. As `lib/verify/trust`
 * reads it, which the page does not load because Apple’s roots come with it.
 */
export function certificateOf(pem: string): Uint8Array | null {
  const bytes = encodeUtf8(pem)
  const block = findPemBlocks(bytes).find(({ begin }) => begin?.label === 'CERTIFICATE')
  if (!block) return null
  const { reading, bytes: der } = decodePemBody(bytes, block, new Scratch())
  return reading.ok ? der.slice() : null
}
