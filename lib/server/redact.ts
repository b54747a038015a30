import 'server-only'

/** Fields whose value is never logged, whatever it looks like. Compared without `-`, `_` and case. */
const SECRET_FIELDS = new Set([
  'authorization',
  'providertoken',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'password',
  'passphrase',
  'secret',
  'privatekey',
  'pkcs8',
  'pem',
  'der',
  'half',
  'sid',
])

/** A string is cut here, so that no expression below works on more. */
const LONGEST = 16_384
const DEEPEST = 12

const PATTERNS: readonly [RegExp, string | ((found: string, ...groups: string[]) => string)][] = [
  // RFC 7468. A block whose end is missing is secret up to the end of the text.
  [/-----BEGIN [^-]{0,64}-----[\s\S]*?(?:-----END [^-]{0,64}-----|$)/g, '[PEM]'],
  // The vault's cookie.
  [/\bv1\.[\w-]{22}\.[\w-]{43}/g, '[session cookie]'],
  // RFC 7519: three parts, of which the last may be empty, and a header that starts with `{"`, white
  // space before the quotation mark or not.
  [/\be(?:yJ|yA|w[0ok])[\w-]{5,}\.[\w-]*(?:\.[\w-]*)?/g, '[JWT]'],
  [/\b(bearer|basic)(\s+)[\w.~+/=-]+/gi, '$1$2[redacted]'],
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie)(\\?["']?\s*[:=]\s*\\?["']?)[^"'\r\n]*/gi,
    '$1$2[redacted]',
  ],
  // Device tokens, keys and digests. The last six tell two tokens apart.
  [/[0-9a-f]{40,}/gi, (found) => `[hex …${found.slice(-6)}]`],
  [/[A-Za-z0-9+/_-]{40,}/g, (found) => (isBase64(found) ? '[base64]' : found)],
]

/** What a terminal or a reader could be fooled with: C1 controls, DEL, bidi and invisible marks. */
const DECEPTIVE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** A text without secrets and without characters that deceive; those are shown as `\u{202e}`. */
export function redactText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}… [cut]` : text
  // UTF-16 read as bytes hides text behind zeros.
  let clean = cut.replaceAll('\0', '')
  for (const [pattern, by] of PATTERNS) {
    clean = typeof by === 'string' ? clean.replace(pattern, by) : clean.replace(pattern, by)
  }
  return clean.replace(DECEPTIVE, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`)
}

/** The same for plain JSON: texts, field names, secret fields, bytes however JSON wrote them. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '[deeper]'
  const entries = Array.isArray(value) ? value : Object.values(value)
  if (isBytes(entries)) return `[${entries.length} bytes]`
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      redactText(name),
      SECRET_FIELDS.has(name.replace(/[-_]/g, '').toLowerCase())
        ? '[redacted]'
        : redactValue(field, depth + 1),
    ]),
  )
}

/** A Buffer's `data`, or a typed array as an object of numbered fields. */
function isBytes(values: readonly unknown[]): boolean {
  return (
    values.length >= 16 &&
    values.every((n) => Number.isInteger(n) && Number(n) >= 0 && Number(n) <= 255)
  )
}

/**
 * Tells keys from words and file paths: words have one letter case or spaces, and paths many
 * slashes and few capitals. A very long name in mixed case is taken for a key, which is the safe side.
 */
function isBase64(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const capitals = count(/[A-Z]/g)
  if (capitals === 0 || count(/[a-z]/g) === 0) return false
  return count(/\//g) <= Math.max(3, text.length / 12) || capitals >= text.length / 5
}
