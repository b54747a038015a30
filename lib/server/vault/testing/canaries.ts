import 'server-only'
import type { KeyObject } from 'node:crypto'

const HEAD = 8
const PEM_WINDOW = 24
/** Where the private number stands in the PKCS#8 of a P-256 key, and how many base64 digits that is. */
const SCALAR_AT = 36
const SCALAR_DIGITS = { from: 48, to: 90 }

/**
 * Bytes that must not turn up, and where they do. Finds tens of thousands of them in hundreds of
 * megabytes in one pass: three bytes pass a filter, eight are looked up, then all are compared.
 */
export class Canaries {
  readonly #filter = new Uint8Array(1 << 21)
  readonly #byHead = new Map<string, { name: string; bytes: Buffer }[]>()
  count = 0

  add(name: string, bytes: Uint8Array): void {
    if (bytes.length < HEAD) throw new Error('a canary this short turns up by chance')
    const own = Buffer.from(bytes)
    const first = own.readUIntBE(0, 3)
    this.#filter[first >> 3] = (this.#filter[first >> 3] ?? 0) | (1 << (first & 7))
    const head = own.toString('latin1', 0, HEAD)
    this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), { name, bytes: own }])
    this.count++
  }

  /** Every way in which bytes are written down. */
  addBytes(name: string, bytes: Uint8Array): void {
    const own = Buffer.from(bytes)
    this.add(name, own)
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      this.addText(`${name} as ${encoding}`, own.toString(encoding).replace(/=+$/, ''))
    }
    this.add(`${name} as HEX`, Buffer.from(own.toString('hex').toUpperCase()))
  }

  /** Every way in which a text is written down. */
  addText(name: string, text: string): void {
    this.add(name, Buffer.from(text))
    this.add(`${name} in UTF-16`, Buffer.from(text, 'utf16le'))
    // Within other base64 a text starts at one of three places; the digits at its edges vary.
    for (const shift of [0, 1, 2]) {
      const shifted = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      const digits = shifted.toString('base64')
      this.add(`${name} in base64`, Buffer.from(digits.slice(4, digits.length - 4)))
    }
  }

  /** The private part of a P-256 key: PEM, DER, JWK and the bare number, as they are written down. */
  addKey(name: string, key: KeyObject): void {
    const der = key.export({ format: 'der', type: 'pkcs8' })
    this.add(`${name}: DER`, der.subarray(SCALAR_AT - 5, SCALAR_AT + 32))
    this.addText(
      `${name}: DER as hex`,
      der.toString('hex').slice(2 * SCALAR_AT, 2 * SCALAR_AT + 64),
    )
    const digits = der.toString('base64')
    for (const from of [SCALAR_DIGITS.from, SCALAR_DIGITS.to - PEM_WINDOW]) {
      this.addText(`${name}: DER as base64`, digits.slice(from, from + PEM_WINDOW))
    }
    this.addPemWindows(name, key)
    this.addScalar(name, key)
  }

  addPemWindows(name: string, key: KeyObject): void {
    const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString()
    const from = pem.indexOf('\n') + 1 + SCALAR_DIGITS.from
    const secret = pem.slice(from, from + SCALAR_DIGITS.to - SCALAR_DIGITS.from + 1)
    for (const [form, text] of [
      ['PEM', secret],
      ['PEM as JSON', JSON.stringify(secret).slice(1, -1)],
      ['PEM with CRLF', secret.replaceAll('\n', '\r\n')],
      ['PEM in UTF-16', Buffer.from(secret, 'utf16le').toString('latin1')],
    ] as const) {
      const window = form === 'PEM in UTF-16' ? 2 * PEM_WINDOW : PEM_WINDOW
      for (let at = 0; at + window <= text.length; at++) {
        this.add(`${name}: ${form}`, Buffer.from(text.slice(at, at + window), 'latin1'))
      }
    }
  }

  addScalar(name: string, key: KeyObject): void {
    const jwk = String(key.export({ format: 'jwk' }).d)
    const scalar = Buffer.from(jwk, 'base64url')
    this.addText(`${name}: JWK d`, jwk)
    this.addBytes(`${name}: scalar`, scalar)
    this.addBytes(`${name}: scalar backwards`, Buffer.from(scalar).reverse())
  }

  /** Names of what was found, each as often as it was found. */
  find(haystack: Buffer): string[] {
    const found: string[] = []
    let last = 0
    for (let at = 0; at < haystack.length; at++) {
      last = ((last << 8) | (haystack[at] ?? 0)) & 0xffffff
      if (((this.#filter[last >> 3] ?? 0) & (1 << (last & 7))) === 0 || at < 2) continue
      const from = at - 2
      for (const { name, bytes } of this.#byHead.get(
        haystack.toString('latin1', from, from + HEAD),
      ) ?? []) {
        if (haystack.subarray(from, from + bytes.length).equals(bytes)) found.push(name)
      }
    }
    return found
  }
}
