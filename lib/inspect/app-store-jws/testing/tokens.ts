import { encodeBase64Url } from '@/lib/bytes/base64'
import { encodeUtf8 } from '@/lib/bytes/utf8'
import type { Issued } from '@/lib/verify/testing/issue'

/** Whoever may sign a token: its key, and the certificates that it lists. */
export interface Signer {
  leaf: Pick<Issued, 'privateKey'>
  x5c: unknown
}

/** The order of P-256: FIPS 186-5, and RFC 7518 section 3.4 for the form. */
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** The three parts of a token, before they are written. */
export interface Draft {
  header: string
  payload: string
  signature: Uint8Array
}

export const b64 = (text: string | Uint8Array): string =>
  encodeBase64Url(typeof text === 'string' ? encodeUtf8(text) : text)

export const write = ({ header, payload, signature }: Draft): string =>
  `${b64(header)}.${b64(payload)}.${b64(signature)}`

/** Signs with ES256; texts are signed as they are. */
export async function draft(
  signer: Signer,
  payload: object | string,
  header: object | string = {},
  hash = 'SHA-256',
): Promise<Draft> {
  const head =
    typeof header === 'string'
      ? header
      : JSON.stringify({ alg: 'ES256', x5c: signer.x5c, ...header })
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const { algorithm } = signer.leaf.privateKey
  const signature = await crypto.subtle.sign(
    { name: algorithm.name, hash },
    signer.leaf.privateKey,
    encodeUtf8(`${b64(head)}.${b64(body)}`).slice(),
  )
  return { header: head, payload: body, signature: new Uint8Array(signature) }
}

/** A signature of the two numbers, 32 bytes each. */
export function ofNumbers(r: bigint, s: bigint): Uint8Array {
  const hex = [r, s].map((number) => number.toString(16).padStart(64, '0').slice(-64)).join('')
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

export function numbersOf(signature: Uint8Array): { r: bigint; s: bigint } {
  const hex = Buffer.from(signature).toString('hex')
  return { r: BigInt(`0x${hex.slice(0, 64)}`), s: BigInt(`0x${hex.slice(64)}`) }
}

/** The same signature as ASN.1, as most libraries give it. */
export function asDer(signature: Uint8Array): Uint8Array {
  const integer = (half: Uint8Array): number[] => {
    const bytes = [...half]
    while (bytes.length > 1 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x80) bytes.shift()
    if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0)
    return [2, bytes.length, ...bytes]
  }
  const both = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))]
  return Uint8Array.of(0x30, both.length, ...both)
}
