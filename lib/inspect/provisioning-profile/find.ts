import { encodeUtf8 } from '../../bytes/utf8'
import { isJsonObject, type JsonValue } from '../../json/node'
import { Source } from '../source'

/** A profile as it was given. */
export interface FoundProfile {
  bytes: Uint8Array
  /** `cms`: the signed message. `plist`: the property list alone. */
  form: 'cms' | 'plist'
  /** What it was taken out of; `null`: it is the input itself. */
  wrapped: string | null
}

const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
/** Its property list begins within this much of the message. */
const HEAD = 4_096

/** The profile in the input; `null` where there is none. Cheap, and never throws. */
export function findProfile(source: Source): FoundProfile | null {
  const { asn1, text } = source
  if (asn1 && isProfile(asn1)) {
    const wrapped = asn1 === source.bytes ? null : 'base64'
    return { bytes: asn1, form: 'cms', wrapped }
  }
  if (text === null) return null
  if (text.startsWith('<') && isProfilePlist(text)) {
    return { bytes: source.bytes, form: 'plist', wrapped: null }
  }
  return text.includes('"profileContent"') ? fromAnswer(source) : null
}

function isProfile(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 32)
  const signed = head.findIndex((_, at) =>
    SIGNED_DATA.every((byte, index) => head[at + index] === byte),
  )
  if (signed < 0) return false
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  return /<plist[\s>]|<!DOCTYPE plist|bplist0/.test(text)
}

/** As `security cms -D` prints it. */
function isProfilePlist(text: string): boolean {
  const keys = [
    'ApplicationIdentifierPrefix',
    'TeamIdentifier',
    'Entitlements',
    'ExpirationDate',
    'UUID',
  ]
  const head = text.slice(0, 200_000)
  return keys.filter((key) => head.includes(`<key>${key}</key>`)).length >= 4
}

/** `{"data": {"attributes": {"profileContent": …}}}`, or the first of a list. */
function fromAnswer(source: Source): FoundProfile | null {
  const { json } = source
  if (!json?.ok) return null
  const content = contentIn(json.value)
  const bytes = content === null ? null : new Source(encodeUtf8(content)).asn1
  const wrapped = 'profileContent of an App Store Connect answer'
  return bytes && isProfile(bytes) ? { bytes, form: 'cms', wrapped } : null
}

function contentIn(value: JsonValue | undefined): string | null {
  if (Array.isArray(value)) return contentIn(value[0])
  if (!isJsonObject(value)) return null
  if (typeof value.profileContent === 'string') return value.profileContent
  return contentIn(value.attributes) ?? contentIn(value.data)
}
