import type { BrokenToken } from './broken-token'
import { ending, KEY, token } from './tokens'

const good = token('provider')
const file = (name: string, pem = KEY.p8) => ({ keys: [{ name, pem }] })
const bytes = (length: number, fill = 7): Uint8Array => new Uint8Array(length).fill(fill)

/** FIPS 186-5, RFC 7518 section 3.4, CVE-2022-21449. */
export const BROKEN_SIGNATURES: readonly BrokenToken[] = [
  ['32 bytes', ending(good, bytes(32)), ['token/hmac-signature']],
  ['48 bytes', ending(good, bytes(48)), ['token/hmac-signature']],
  ['63 bytes', ending(good, bytes(63)), ['token/signature-length']],
  ['65 bytes', ending(good, bytes(65)), ['token/signature-length']],
  ['100 bytes', ending(good, bytes(100)), ['token/signature-length']],
  ['one byte', ending(good, bytes(1)), ['token/signature-length']],
  ['zeros', ending(good, bytes(64, 0)), ['token/signature-zero']],
  [
    'zeros, with the key',
    ending(good, bytes(64, 0)),
    ['token/signature-zero'],
    file('AuthKey_ABC123DEFG.p8'),
  ],
  [
    'R is zero',
    ending(good, Buffer.concat([bytes(32, 0), bytes(32)])),
    ['token/signature-out-of-range'],
  ],
  [
    'S is too large',
    ending(good, Buffer.concat([bytes(32), bytes(32, 255)])),
    ['token/signature-out-of-range'],
  ],
  [
    'the order itself',
    ending(good, Buffer.concat([order(), bytes(32)])),
    ['token/signature-out-of-range'],
  ],
  ['DER', ending(good, der()), ['token/signature-der']],
  ['DER for the Server API', ending(token('api'), der()), ['token/signature-der']],
  [
    '64 other bytes, with the key',
    ending(good, bytes(64)),
    ['token/signature-other-key'],
    file('AuthKey_ABC123DEFG.p8'),
  ],
]

function order(): Uint8Array {
  const hex = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'
  return Buffer.from(hex, 'hex')
}

function der(): Uint8Array {
  return Uint8Array.of(0x30, 0x44, 0x02, 0x20, ...bytes(32), 0x02, 0x20, ...bytes(32))
}
