import { encodeBase64, encodeBase64Url } from '../../bytes/base64'
import { readDer } from '../../bytes/der'
import { contents, isDer } from '../../bytes/der-value'
import { encodeHex } from '../../bytes/hex'
import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import type { Scratch } from '../../bytes/scratch'
import { encodeUtf8 } from '../../bytes/utf8'
import { readPrivateKeyWith } from '../../inspect/private-key/read'

/** What of a key may have been given to an HMAC as its secret. */
export interface Secret {
  /** What of the key it is; nothing of its contents. */
  words: string
  bytes: Uint8Array
}

const WHOLE = 'the whole text of the key file'
const LINES = 'the base64 lines of the key, line breaks included'
const ONE_LINE = 'the base64 of the key without its line breaks'
const BREAKS: readonly [eol: string, words: string][] = [
  ['\n', ''],
  ['\r\n', ' (CRLF)'],
]

/**
 * Everything that people cut out of a key: the file with this and that line break, its base64, its
 * bytes, the number itself. Every buffer belongs to the scratch, which the caller wipes.
 */
export function secretsOf(text: string, scratch: Scratch): Secret[] {
  const found = new Map<string, Secret>()
  const add = (words: string, bytes: Uint8Array) => {
    scratch.taken.push(bytes)
    const seen = encodeHex(bytes)
    if (bytes.length > 0 && !found.has(seen)) found.set(seen, { words, bytes })
  }
  const der = derOf(text, scratch)
  for (const [words, written] of writings(text, der)) add(words, encodeUtf8(written))
  if (der) add('the bytes of the key (DER)', der)
  const number = der && numberOf(text, scratch)
  if (number) {
    add('the 32 bytes of the private number', number)
    add('the private number as hex', encodeUtf8(encodeHex(number)))
    add('the private number as hex in upper case', encodeUtf8(encodeHex(number).toUpperCase()))
    add('the private number as base64', encodeUtf8(encodeBase64(number)))
    add('the private number as base64url (the d of a JWK)', encodeUtf8(encodeBase64Url(number)))
  }
  return [...found.values()]
}

function* writings(text: string, der: Uint8Array | null): Generator<[words: string, text: string]> {
  yield [WHOLE, text]
  const unix = text.replaceAll(/\r\n?/g, '\n')
  const pem = /-----BEGIN ([^-]+)-----([^-]*)-----END [^-]+-----/.exec(unix)
  const base64 = der ? encodeBase64(der) : (pem?.[2] ?? '').replaceAll(/\s/g, '')
  if (base64 === '') return
  const label = pem?.[1] ?? 'PRIVATE KEY'
  const bodies = new Set([(pem?.[2] ?? '').trim(), wrapped(base64, 64), wrapped(base64, 76)])
  bodies.delete('')
  for (const body of bodies) {
    yield* files(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`)
  }
  yield [ONE_LINE, base64]
  for (const [eol, words] of BREAKS) {
    yield [`${ONE_LINE}, one at its end${words}`, `${base64}${eol}`]
    for (const body of bodies) {
      const lines = body.replaceAll('\n', eol)
      for (const text of [lines, `${lines}${eol}`, `${eol}${lines}${eol}`, `${eol}${lines}`]) {
        yield [`${LINES}${words}`, text]
      }
    }
  }
  for (const whole of [text, unix.trim()]) {
    yield ['the base64 of the key file', encodeBase64(encodeUtf8(whole))]
  }
}

/** A whole file with each kind of line break, with and without the last one. */
function* files(pem: string): Generator<[words: string, text: string]> {
  for (const [eol, words] of BREAKS) {
    const lines = pem.replaceAll('\n', eol)
    const kind = words === '' ? WHOLE : `${WHOLE} with other line breaks${words}`
    yield [kind, lines]
    yield [kind, `${lines}${eol}`]
    yield [kind, `${lines}${eol}${eol}`]
  }
  const escaped = pem.replaceAll('\n', '\\n')
  yield [`${WHOLE} with a backslash and an n for each line break`, escaped]
  yield [`${WHOLE} with a backslash and an n for each line break`, `${escaped}\\n`]
  yield [`${WHOLE} without its line breaks`, pem.replaceAll('\n', '')]
  yield [`${WHOLE} with spaces for line breaks`, pem.replaceAll('\n', ' ')]
}

const wrapped = (base64: string, width: number): string =>
  base64.replaceAll(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n')

/** The bytes that the text stands for: those of its first block, or of the key that is read from it. */
function derOf(text: string, scratch: Scratch): Uint8Array | null {
  const bytes = encodeUtf8(text)
  scratch.taken.push(bytes)
  const [block] = findPemBlocks(bytes)
  if (block) {
    const { reading, bytes: der } = decodePemBody(bytes, block, scratch)
    if (reading.ok && der[0] === 0x30) return der
  }
  return pkcs8Of(bytes, scratch)
}

function pkcs8Of(bytes: Uint8Array, scratch: Scratch): Uint8Array | null {
  const read = readPrivateKeyWith(scratch, bytes)
  if (!read.ok) return null
  scratch.taken.push(read.pkcs8)
  return read.pkcs8
}

/** The private number: https://www.rfc-editor.org/rfc/rfc5915#section-3. */
function numberOf(text: string, scratch: Scratch): Uint8Array | null {
  const bytes = encodeUtf8(text)
  scratch.taken.push(bytes)
  const pkcs8 = pkcs8Of(bytes, scratch)
  const outer = pkcs8 && readDer(pkcs8)
  const octets = outer?.ok ? outer.node.children[2] : undefined
  if (!pkcs8 || !isDer(octets, 'octetString')) return null
  const inner = contents(pkcs8, octets)
  const read = readDer(inner)
  const secret = read.ok ? read.node.children[1] : undefined
  return isDer(secret, 'octetString') ? contents(inner, secret) : null
}
