import { encodeBase64 } from '@/lib/bytes/base64'
import { encodeUtf8 } from '@/lib/bytes/utf8'
import type { Issued } from '@/lib/verify/testing/issue'
import { asDer, b64, draft, numbersOf, ORDER, ofNumbers, type Signer, write } from './tokens'

/** Makes one token of a payload, good or broken in the way of its name. */
export type Fault = (signer: Signer, payload: object, leaf: Issued) => Promise<string>

const withHeader =
  (header: object): Fault =>
  async (signer, payload) =>
    write(await draft(signer, payload, header))

const withSignature =
  (change: (signature: Uint8Array) => Uint8Array): Fault =>
  async (signer, payload) => {
    const token = await draft(signer, payload)
    return write({ ...token, signature: change(token.signature) })
  }

const withText =
  (change: (text: string) => string): Fault =>
  async (signer, payload) =>
    change(write(await draft(signer, payload)))

/** Signed, so that only the writing of the payload is strange. */
const withPayload =
  (change: (json: string) => string): Fault =>
  async (signer, payload) =>
    write(await draft(signer, change(JSON.stringify(payload))))

const numbers = (change: (r: bigint, s: bigint) => [bigint, bigint]): Fault =>
  withSignature((signature) => {
    const { r, s } = numbersOf(signature)
    return ofNumbers(...change(r, s))
  })

/** HMAC with something public as the secret. */
const hmac =
  (alg: string, secret: (leaf: Issued) => string | Uint8Array, hash = 'SHA-256'): Fault =>
  async (signer, payload, leaf) => {
    const token = await draft(signer, payload, { alg })
    const given = secret(leaf)
    const bytes = typeof given === 'string' ? encodeUtf8(given) : given
    // HMAC fills a key up with zeros, so that a zero byte is the blank key, which WebCrypto refuses.
    const raw = bytes.length > 0 ? bytes.slice() : new Uint8Array(1)
    const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign'])
    const signed = encodeUtf8(`${b64(token.header)}.${b64(token.payload)}`).slice()
    return write({
      ...token,
      signature: new Uint8Array(await crypto.subtle.sign('HMAC', key, signed)),
    })
  }

const unsigned =
  (alg: string): Fault =>
  async (signer, payload) =>
    write({ ...(await draft(signer, payload, { alg })), signature: new Uint8Array() })

const last = (text: string, change: (index: number) => number): string => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + letters.charAt(change(letters.indexOf(text.at(-1) ?? 'A')))
}

const SQL = "x' UNION SELECT 'key';--"

/** The algorithm and other members of the header: jwt_tool’s list, RFC 8725, CVEs as named. */
export const HEADER_FAULTS: Readonly<Record<string, Fault>> = {
  'alg none': unsigned('none'),
  'alg None': unsigned('None'),
  'alg NONE': unsigned('NONE'),
  'alg nOnE': unsigned('nOnE'),
  'alg none, signed': withHeader({ alg: 'none' }),
  'alg empty': withHeader({ alg: '' }),
  'alg missing': withHeader({ alg: undefined }),
  'alg null': withHeader({ alg: null }),
  'alg a list': withHeader({ alg: ['ES256'] }),
  'alg es256': withHeader({ alg: 'es256' }),
  'alg ES256 and a space': withHeader({ alg: 'ES256 ' }),
  'alg ES384': withHeader({ alg: 'ES384' }),
  'alg ES512': withHeader({ alg: 'ES512' }),
  'alg ES256K': withHeader({ alg: 'ES256K' }),
  'alg RS256': withHeader({ alg: 'RS256' }),
  'alg PS256': withHeader({ alg: 'PS256' }),
  'alg EdDSA': withHeader({ alg: 'EdDSA' }),
  'ES384 over SHA-384': async (signer, payload) =>
    write(await draft(signer, payload, { alg: 'ES384' }, 'SHA-384')),
  'ES256 over SHA-384': async (signer, payload) =>
    write(await draft(signer, payload, {}, 'SHA-384')),
  'HS256 with the certificate’s PEM': hmac('HS256', ({ pem }) => pem),
  'HS256 with a space and the PEM (CVE-2026-34950)': hmac('HS256', ({ pem }) => ` ${pem}`),
  'HS256 with the certificate’s DER': hmac('HS256', ({ der }) => der),
  'HS256 with its base64': hmac('HS256', ({ der }) => encodeBase64(der)),
  'HS256 with a blank secret': hmac('HS256', () => ''),
  'HS384 with the PEM': hmac('HS384', ({ pem }) => pem, 'SHA-384'),
  'HS512 with the PEM': hmac('HS512', ({ pem }) => pem, 'SHA-512'),
  'an HMAC under ES256 (a forum question)': hmac('ES256', ({ pem }) => pem),
  'crit with b64': withHeader({ crit: ['b64'], b64: true }),
  'crit with something': withHeader({ crit: ['exp'] }),
  'crit empty': withHeader({ crit: [] }),
  'b64 false': withHeader({ b64: false }),
  'kid blank': withHeader({ kid: '' }),
  'kid a path': withHeader({ kid: '../../../../dev/null' }),
  'kid SQL': withHeader({ kid: SQL }),
  'kid a command': withHeader({ kid: '|sleep 10' }),
  'jku an address': withHeader({ jku: 'https://attacker.example/jwks.json' }),
  'x5u an address': withHeader({ x5u: 'https://attacker.example/chain.pem' }),
  'typ JWT': withHeader({ typ: 'JWT' }),
  'unknown members': withHeader({ zip: 'DEF', cty: 'JWT', other: { a: 1 } }),
  'alg twice': async (signer, payload) =>
    write(
      await draft(
        signer,
        payload,
        `{"alg":"none","alg":"ES256","x5c":${JSON.stringify(signer.x5c)}}`,
      ),
    ),
  'x5c twice': async (signer, payload) =>
    write(
      await draft(signer, payload, `{"alg":"ES256","x5c":[],"x5c":${JSON.stringify(signer.x5c)}}`),
    ),
  'a header that is a list': async (signer, payload) => write(await draft(signer, payload, '[]')),
  'a header that is null': async (signer, payload) => write(await draft(signer, payload, 'null')),
  'a header that is no JSON': async (signer, payload) =>
    write(await draft(signer, payload, 'ES256')),
}

export const SIGNATURE_FAULTS: Readonly<Record<string, Fault>> = {
  'zeros (CVE-2022-21449)': withSignature(() => new Uint8Array(64)),
  'zeros in DER': withSignature(() => Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0)),
  'r is 0': numbers((_r, s) => [0n, s]),
  's is 0': numbers((r) => [r, 0n]),
  'r is 1': numbers((_r, s) => [1n, s]),
  'r is n': numbers((_r, s) => [ORDER, s]),
  's is n': numbers((r) => [r, ORDER]),
  'r and s are n': numbers(() => [ORDER, ORDER]),
  'r is n - 1': numbers((_r, s) => [ORDER - 1n, s]),
  's is n - 1': numbers((r) => [r, ORDER - 1n]),
  'r is n + 1': numbers((_r, s) => [ORDER + 1n, s]),
  's is n + 1': numbers((r) => [r, ORDER + 1n]),
  'all ones': numbers(() => [2n ** 256n - 1n, 2n ** 256n - 1n]),
  'r and s exchanged': numbers((r, s) => [s, r]),
  // ECDSA knows two signatures; JWS does not ask for the lower s.
  'the other s': numbers((r, s) => [r, ORDER - s]),
  'DER form': withSignature(asDer),
  'one byte less': withSignature((signature) => signature.slice(0, -1)),
  'one byte more': withSignature((signature) => Uint8Array.of(...signature, 0)),
  'a zero in front': withSignature((signature) => Uint8Array.of(0, ...signature)),
  '96 bytes': withSignature((signature) => Uint8Array.of(...signature, ...signature.slice(32))),
  'twice the signature': withSignature((signature) => Uint8Array.of(...signature, ...signature)),
  'one byte': withSignature(() => Uint8Array.of(0)),
  'a bit changed': withSignature((signature) => signature.with(7, (signature[7] ?? 0) ^ 4)),
  'of another payload': async (signer, payload) => {
    const other = await draft(signer, { ...payload, other: 1 })
    return write({ ...(await draft(signer, payload)), signature: other.signature })
  },
}

export const FORM_FAULTS: Readonly<Record<string, Fault>> = {
  'as it is': withText((text) => text),
  'a changed payload': async (signer, payload) => {
    const token = await draft(signer, payload)
    return write({ ...token, payload: token.payload.replace('{', '{"added":1,') })
  },
  'a changed header': async (signer, payload) => {
    const token = await draft(signer, payload)
    return write({ ...token, header: token.header.replace('{', '{"added":1,') })
  },
  'no signature': withText((text) => text.slice(0, text.lastIndexOf('.') + 1)),
  'two parts': withText((text) => text.slice(0, text.lastIndexOf('.'))),
  'four parts': withText((text) => `${text}.${text.split('.')[2]}`),
  'five parts': withText((text) => `${text}.AAAA.AAAA`),
  'two tokens': withText((text) => `${text}${text}`),
  'a dot in front': withText((text) => `.${text}`),
  'a dot behind': withText((text) => `${text}.`),
  padding: withText((text) => `${text}==`),
  'one sign of padding': withText((text) => `${text}=`),
  'padding inside': withText((text) => text.replace('.', '=.')),
  'a space after a dot': withText((text) => text.replace('.', '. ')),
  'a line break inside': withText((text) => text.replace('.', '\n.')),
  'a line break in the signature': withText((text) => `${text.slice(0, -9)}\n${text.slice(-9)}`),
  'a zero byte behind': withText((text) => `${text}\0`),
  'a tab inside the payload': withText((text) => text.replace('.ey', '.e\ty')),
  'spare bits in the signature': withText((text) => last(text, (index) => index | 1)),
  'spare bits, another': withText((text) => last(text, (index) => index | 2)),
  'a character less': withText((text) => text.slice(0, -1)),
  'a character more': withText((text) => `${text}A`),
  'upper case': withText((text) => text.toUpperCase()),
  'the standard alphabet': async (signer, payload) => {
    let text = ''
    // A token may have neither of the two characters; a new signature is another text.
    while (!/[-_]/.test(text)) text = write(await draft(signer, payload))
    return text.replaceAll('-', '+').replaceAll('_', '/')
  },
  'a payload with a key twice': withPayload((json) => json.replace('{', '{"bundleId":"com.evil",')),
  'a payload with spaces': withPayload((json) => json.replaceAll(',"', ' ,\n"')),
  'a payload with a byte order mark': withPayload((json) => `\ufeff${json}`),
  'a payload with text behind': withPayload((json) => `${json} x`),
  'a payload in a list': withPayload((json) => `[${json}]`),
  'a payload in a text': withPayload((json) => JSON.stringify(json)),
  'an empty payload': withPayload(() => ''),
  'a new field': withPayload((json) => json.replace('{', '{"newField":{"deep":[1,2]},')),
  'a large number': withPayload((json) => json.replace('{', '{"newField":92233720368547758070,')),
  __proto__: withPayload((json) => json.replace('{', '{"__proto__":{"bundleId":"com.evil"},')),
}
