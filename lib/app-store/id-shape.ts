/** What a text looks like that stands where an id should. */
export type IdShape =
  | 'empty'
  /** Digits alone, as every transaction id that was seen. */
  | 'digits'
  /** So few digits that it is one of StoreKit testing in Xcode, which counts from 0. */
  | 'xcode'
  | 'order'
  | 'uuid'
  | 'jws'
  | 'receipt'
  | 'json'
  | 'other'

/** Of the 24 digits at most that any id has; those of the App Store have 15 and more. */
const DIGITS = /^\d{7,24}$/
const XCODE = /^\d{1,6}$/
const ORDER = /^M[A-Z0-9]{6,14}$/i
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i
const JWS = /^eyJ[\w-]*\.[\w-]+(?:\.[\w-]*)?$/
/** A receipt begins with `MI` (DER), or with `ewo` where it is one of the older ones. */
const RECEIPT = /^(?:MI|ewo|TU)[A-Za-z0-9+/_=\s-]{200,}$/

/** Of a receipt, which can be megabytes, to know it by. */
const ENOUGH = 4_000

/** Cheap, and by the form alone: what the text names is not known. */
export function idShapeOf(text: string): IdShape {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  if (DIGITS.test(trimmed)) return 'digits'
  if (XCODE.test(trimmed)) return 'xcode'
  if (UUID.test(trimmed)) return 'uuid'
  if (ORDER.test(trimmed)) return 'order'
  if (trimmed.startsWith('eyJ') && JWS.test(trimmed.replace(/\s+/g, ''))) return 'jws'
  if (RECEIPT.test(trimmed.slice(0, ENOUGH))) return 'receipt'
  return trimmed.startsWith('{') ? 'json' : 'other'
}
