import { indexOfWord } from '../../bytes/ascii'
import type { Source } from '../source'
import { readKeyFileName } from './file-name'
import { LARGEST_KEY_FILE } from './read'

/**
 * PKCS#8 of an EC key, of an RSA key and of Ed25519, SEC 1 and PKCS#1, as their base64 begins; one
 * that lost its header lines, or a character further on, still has it.
 */
const BEGINNINGS =
  /AgEAMB[AM]GByqGSM49|IBADANBgkqhkiG9w0BAQEF|MC4CAQAwBQYDK2V|MHcCAQEE|MHECAQEE|MII[A-Za-z0-9+/]{3}IBAAKCA/
const MEMBER_D = /"kty"\s*:/
const HEX_KEY = /^30(?:8[12])?[0-9a-f\s]{2,8}0201(?:00\s*3013|01\s*0420)/i
const OPENSSH = /^(?:PuTTY-User-Key-File|-----BEGIN OPENSSH)/

/** How likely the input is, or holds, a private key. Whatever may be one must not be shown as text. */
export function detectPrivateKey(source: Source): number {
  const { bytes, text, pemLabel } = source
  if (pemLabel?.endsWith('PRIVATE KEY')) return 0.985
  const head = bytes.subarray(0, LARGEST_KEY_FILE)
  if (source.asn1 && beginsAsPrivateKey(source.asn1)) return 0.97
  if (indexOfWord(head, 'PRIVATE KEY') >= 0 && /-\s*(?:BEGIN|END)/i.test(text ?? '')) {
    // A certificate with its key behind it is looked at as the certificate, which shows no key.
    return pemLabel === 'CERTIFICATE' ? 0.95 : 0.985
  }
  if (source.base64 && indexOfWord(source.base64.subarray(0, LARGEST_KEY_FILE), 'PRIVATE KEY') >= 0)
    return 0.95
  if (source.name !== null && readKeyFileName(source.name)) return 0.9
  if (text === null) return isUtf16Key(head) ? 0.95 : 0
  if (text.length > LARGEST_KEY_FILE) return 0
  const dense = text.replace(/\s|\\+[nr]/g, '')
  if (BEGINNINGS.test(dense) || HEX_KEY.test(text) || OPENSSH.test(text)) return 0.9
  if (text.startsWith('{') && MEMBER_D.test(text) && /"d"\s*:/.test(text)) return 0.97
  const words = text.replace(/%20|\+/g, ' ').includes('PRIVATE KEY')
  return words && /[A-Za-z0-9+/=]{40}/.test(text) ? 0.6 : 0
}

/** UTF-16 as Windows saves it: every second byte of the marker is zero. */
function isUtf16Key(head: Uint8Array): boolean {
  const narrow = head.filter((byte) => byte !== 0)
  return narrow.length < head.length && indexOfWord(narrow, 'PRIVATE KEY') >= 0
}

/** PKCS#1 and #5, whose names begin the name of every password-based encryption. */
const PKCS = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05]
const PKCS12_PBE = [0x06, 0x0a, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c]

/** PKCS#8 and SEC 1 begin with a version of 0 or 1, an encrypted key with the name of a cipher. */
function beginsAsPrivateKey(bytes: Uint8Array): boolean {
  const at = afterHead(bytes, 0)
  const [tag, length, version, next] = bytes.subarray(at, at + 4)
  if (tag === 0x02 && length === 1) {
    return (version === 0 || version === 1) && [0x30, 0x04, 0x02].includes(next ?? 0)
  }
  const inner = afterHead(bytes, at)
  const has = (wanted: readonly number[]) =>
    wanted.every((byte, index) => bytes[inner + index] === byte)
  return tag === 0x30 && (has(PKCS) || has(PKCS12_PBE))
}

/** Past an identifier and its length. */
function afterHead(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return at + 2 + (length > 0x80 ? length - 0x80 : 0)
}
