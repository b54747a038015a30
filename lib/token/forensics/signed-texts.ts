import { encodeBase64 } from '../../bytes/base64'
import { digest } from '../../bytes/digest'
import { encodeHex } from '../../bytes/hex'
import { encodeUtf8 } from '../../bytes/utf8'
import type { CompactJws } from '../../verify/jws'
import type { MistakeId } from './mistake'

/** What may have been signed in place of `header.payload`. */
export interface SignedText {
  mistake: MistakeId
  /** What it is, to be put after “was made over”. */
  words: string
  bytes: Uint8Array
}

type Row = [mistake: MistakeId, words: string, bytes: Uint8Array | string]

/** The texts that are signed by mistake, from what the token shows. Header and claims unchanged. */
export async function signedTexts({
  parts,
  header,
  payload,
  signed,
}: CompactJws): Promise<SignedText[]> {
  const [head, body] = parts
  const input = `${head}.${body}`
  const hash = await digest('SHA-256', signed)
  const rows: Row[] = [
    ['payload-signed-alone', 'the payload part alone', body],
    ['payload-signed-alone', 'the JSON of the payload alone', payload.bytes],
    ['payload-signed-alone', 'the header part alone', head],
    [
      'json-signed-unencoded',
      'the JSON of header and payload with a dot between them, not encoded',
      join(header.bytes, '.', payload.bytes),
    ],
    [
      'json-signed-unencoded',
      'the JSON of header and payload without a dot, not encoded',
      join(header.bytes, '', payload.bytes),
    ],
    ['digest-signed', 'the SHA-256 of “header.payload”, which was hashed once more', hash],
    ['digest-signed', 'the SHA-256 of “header.payload” as hex digits', encodeHex(hash)],
    [
      'digest-signed',
      'the SHA-256 of “header.payload” as hex digits in upper case',
      encodeHex(hash).toUpperCase(),
    ],
    ['digest-signed', 'the SHA-256 of “header.payload” as base64', encodeBase64(hash)],
    ['signed-other-base64', 'both parts with their padding (=)', `${padded(head)}.${padded(body)}`],
    [
      'signed-other-base64',
      'both parts in standard base64, with padding',
      `${standard(padded(head))}.${standard(padded(body))}`,
    ],
    [
      'signed-other-base64',
      'both parts in standard base64, without padding',
      `${standard(head)}.${standard(body)}`,
    ],
    [
      'signed-other-base64',
      'the base64 of the payload in lines of 76 characters',
      `${head}.${lines(body)}`,
    ],
    ['signed-with-extra', 'header and payload with a dot after them', `${input}.`],
    ['signed-with-extra', 'header and payload with a line break (LF) after them', `${input}\n`],
    ['signed-with-extra', 'header and payload with a line break (CRLF) after them', `${input}\r\n`],
    ['signed-with-extra', 'header and payload without the dot between them', `${head}${body}`],
    ['signed-as-utf16', '“header.payload” as UTF-16', utf16(input, true)],
    ['signed-as-utf16', '“header.payload” as UTF-16, big-endian', utf16(input, false)],
  ]
  return rows
    .map(([mistake, words, bytes]) => ({
      mistake,
      words,
      bytes: typeof bytes === 'string' ? encodeUtf8(bytes) : bytes,
    }))
    .filter(({ bytes }) => !same(bytes, signed))
}

export const padded = (part: string): string => part + '='.repeat((4 - (part.length % 4)) % 4)

const standard = (part: string): string => part.replaceAll('-', '+').replaceAll('_', '/')

const lines = (part: string): string => part.replaceAll(/.{76}/g, '$&\n')

function join(before: Uint8Array, between: string, after: Uint8Array): Uint8Array {
  const middle = encodeUtf8(between)
  const bytes = new Uint8Array(before.length + middle.length + after.length)
  bytes.set(before)
  bytes.set(middle, before.length)
  bytes.set(after, before.length + middle.length)
  return bytes
}

/** Of ASCII, which a signed text is. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) {
    bytes[at * 2 + (littleEndian ? 0 : 1)] = text.charCodeAt(at)
  }
  return bytes
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
