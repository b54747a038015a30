import {
  hasWordAt,
  indexOfWord,
  isQuote,
  isWhiteSpace,
  skipWhiteSpace,
  trimEnd,
} from '../../bytes/ascii'
import { base64Digit } from '../../bytes/base64'
import type { ProblemCode } from './problems'

/** What PEM labels stand for. Labels without their spaces are known too. */
export type LabelKind = 'key' | 'beside' | ProblemCode

const LABELS: readonly [label: string, kind: LabelKind][] = [
  ['PRIVATE KEY', 'key'],
  ['EC PRIVATE KEY', 'key'],
  ['RSA PRIVATE KEY', 'key'],
  ['DSA PRIVATE KEY', 'key'],
  ['ANY PRIVATE KEY', 'key'],
  ['ENCRYPTED PRIVATE KEY', 'key'],
  ['OPENSSH PRIVATE KEY', 'ssh'],
  ['SSH2 PUBLIC KEY', 'ssh'],
  ['SSH2 ENCRYPTED PRIVATE KEY', 'ssh'],
  ['PUBLIC KEY', 'public-key'],
  ['RSA PUBLIC KEY', 'public-key'],
  ['EC PUBLIC KEY', 'public-key'],
  ['CERTIFICATE', 'certificate'],
  ['X509 CERTIFICATE', 'certificate'],
  ['TRUSTED CERTIFICATE', 'certificate'],
  ['CERTIFICATE REQUEST', 'csr'],
  ['NEW CERTIFICATE REQUEST', 'csr'],
  ['PKCS7', 'cms'],
  ['PKCS #7 SIGNED DATA', 'cms'],
  ['CMS', 'cms'],
  ['PKCS12', 'pkcs12'],
  ['PGP PRIVATE KEY BLOCK', 'pgp'],
  ['PGP PUBLIC KEY BLOCK', 'pgp'],
  ['PGP MESSAGE', 'pgp'],
  ['EC PARAMETERS', 'beside'],
  ['DH PARAMETERS', 'beside'],
]

/** The label as it should be written, and what it stands for; null for one that is not known. */
export function knownLabel(label: string): { label: string; kind: LabelKind } | null {
  const bare = label.replaceAll(' ', '')
  const row = LABELS.find(([name]) => name.replaceAll(' ', '') === bare)
  return row ? { label: row[0], kind: row[1] } : null
}

/** Text that says at once that it is something else, whatever else stands in it. */
export function recogniseAtOnce(text: Uint8Array): ProblemCode | null {
  const start = skipOpening(text)
  const has = (word: string) => indexOfWord(text, word, start) >= 0
  if (text[start] === 0x7b) {
    if (has('"service_account"') || has('"private_key_id"')) return 'google-service-account'
    if (has('"kty"')) return has('"d"') ? 'jwk' : 'jwk-set'
  }
  const at = (word: string) => hasWordAt(text, start, word)
  if (['PuTTY-User-Key-File', 'ssh-rsa ', 'ssh-ed25519 ', 'ssh-dss ', 'ecdsa-sha2-'].some(at))
    return 'ssh'
  return isJwt(text, start) ? 'jwt' : null
}

/** Text in which no key was found: what is it then? */
export function recogniseOther(text: Uint8Array): ProblemCode {
  const start = skipOpening(text)
  const at = (word: string) => hasWordAt(text, start, word)
  if (at('<!doctype html') || at('<html') || at('<head') || at('<body')) return 'html'
  if (at('<?xml') || at('<plist') || at('<!doctype plist')) {
    if (indexOfWord(text, '<html', start) >= 0) return 'html'
    return 'plist'
  }
  if (at('{') || at('[')) return 'json'
  return 'not-a-key'
}

/** Files of bytes by their first ones, in a sentence. */
export function recogniseBinary(bytes: Uint8Array): string | null {
  const row = MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))
  return row ? `It is ${row[0]}.` : null
}

const MAGIC: readonly [name: string, bytes: readonly number[]][] = [
  ['a ZIP archive (an .ipa, .pkpass or .zip file)', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a binary property list', [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture (JPEG)', [0xff, 0xd8, 0xff]],
  ['a Java key store', [0xfe, 0xed, 0xfe, 0xed]],
  ['a macOS keychain', [0x6b, 0x79, 0x63, 0x68]],
]

/** Three parts of base64url with dots between, the first of which begins as `{"` does. */
function isJwt(text: Uint8Array, start: number): boolean {
  let at = hasWordAt(text, start, 'bearer ') ? skipWhiteSpace(text, start + 7) : start
  if (!hasWordAt(text, at, 'ey')) return false
  let end = trimEnd(text, at, text.length)
  while (end > at && isQuote(text[end - 1])) end--
  let dots = 0
  for (; at < end; at++) {
    if (text[at] === 0x2e) dots++
    else if (base64Digit(text[at] ?? 0, 'url') < 0) return false
  }
  return dots === 2
}

/** Past white space and quotation marks. */
function skipOpening(text: Uint8Array): number {
  let at = 0
  while (at < text.length && (isWhiteSpace(text[at]) || isQuote(text[at]))) at++
  return at
}
