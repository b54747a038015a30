import { decodePemBody, findPemBlocks } from '../bytes/pem'
import { Scratch } from '../bytes/scratch'
import { encodeUtf8 } from '../bytes/utf8'

/** The bytes of the first certificate in a PEM text; `null` where it has none. */
export function certificateOf(pem: string): Uint8Array | null {
  const bytes = encodeUtf8(pem)
  const block = findPemBlocks(bytes).find(({ begin }) => begin?.label === 'CERTIFICATE')
  if (!block) return null
  const { reading, bytes: der } = decodePemBody(bytes, block, new Scratch())
  return reading.ok ? der.slice() : null
}
