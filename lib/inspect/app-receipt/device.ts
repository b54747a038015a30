import { digest } from '../../bytes/digest'
import { decodeHex } from '../../bytes/hex'
import type { Step } from '../../rules/rule'
import type { ReceiptAttribute } from './attribute'

const NAME = 'Made for this device'
const GIVE =
  'Give identifierForVendor as a UUID (iOS, iPadOS, tvOS, watchOS, visionOS, and iOS apps on a Mac) or the Mac’s primary MAC address (macOS, Mac Catalyst).'

/** The 16 bytes of a UUID or the 6 bytes of a MAC address; `null` for anything else. */
export function readDevice(text: string): Uint8Array | null {
  const uuid = /^\{?([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})\}?$/i.exec(text)?.[1]
  const mac = /^[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5}$/i.exec(text)?.[0]
  const read = decodeHex((uuid ?? mac ?? '').replace(/[:-]/g, ''))
  return read.ok && read.bytes.length > 0 ? read.bytes : null
}

/**
 * Whether the receipt was made for that device: SHA-1 over the identifier’s bytes, the opaque value
 * (4) and the bundle ID as it is encoded (2) has to be the hash (5).
 * https://developer.apple.com/documentation/appstorereceipts/validating-receipts-on-the-device
 */
export async function checkDevice(
  attributes: readonly ReceiptAttribute[],
  device: string | null,
): Promise<Step> {
  if (device === null) {
    return { name: NAME, result: 'skipped', detail: `No device identifier was given. ${GIVE}` }
  }
  const identifier = readDevice(device)
  if (!identifier) {
    const detail = `The device identifier is neither a UUID nor a MAC address. ${GIVE}`
    return { name: NAME, result: 'skipped', detail }
  }
  const find = (type: number) => attributes.find((attribute) => attribute.type === type)?.value
  const [bundleId, opaque, hash] = [find(2), find(4), find(5)]
  if (!bundleId || !opaque || !hash) {
    const detail = 'The bundle ID (2), the opaque value (4) or the hash (5) is not in the receipt.'
    return { name: NAME, result: 'unknown', detail }
  }
  const computed = await digest('SHA-1', joined(identifier, opaque, bundleId))
  const equal =
    hash.length === computed.length && computed.every((byte, index) => byte === hash[index])
  const what = identifier.length === 16 ? 'identifierForVendor' : 'the MAC address'
  return equal
    ? {
        name: NAME,
        result: 'pass',
        detail: `SHA-1 over ${what}, the opaque value (4) and the bundle ID (2) is the hash (5).`,
      }
    : {
        name: NAME,
        result: 'fail',
        detail: `SHA-1 over ${what}, the opaque value (4) and the bundle ID (2) is not the hash (5).`,
        code: 'receipt/other-device',
      }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
