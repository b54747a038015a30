import type { KeyObject } from 'node:crypto'

const WINDOW = 12

/**
 * Every twelve characters of the private number that stand in the JSON of what is given: the number
 * in hex, in decimal and in base64 of every alignment and alphabet.
 */
export function leaksOf(key: KeyObject, said: unknown): string[] {
  const scalar = Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url')
  return leaksOfBytes(scalar, said)
}

/** The same of any secret bytes. */
export function leaksOfBytes(secret: Buffer, said: unknown): string[] {
  const text = JSON.stringify(said)
  const flat = text.replace(/\\n|\s/g, '')
  const lower = text.toLowerCase()
  const hex = secret.toString('hex')
  const forms = [hex, BigInt(`0x${hex}`).toString(), secret.toString('latin1')]
  for (const shift of [0, 1, 2]) {
    const aligned = secret.subarray(shift)
    forms.push(aligned.toString('base64').replace(/=/g, '').slice(0, -1))
    forms.push(aligned.toString('base64url').slice(0, -1))
  }
  return [...new Set(forms.flatMap(windows))].filter(
    (window) => text.includes(window) || flat.includes(window) || lower.includes(window),
  )
}

function windows(form: string): string[] {
  return Array.from({ length: Math.max(form.length - WINDOW + 1, 0) }, (_, at) =>
    form.slice(at, at + WINDOW),
  )
}
