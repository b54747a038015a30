import type { Fact } from './lines'
import { isEs256, type TokenSubject } from './subject'

/** Ids, addresses and words, which end in no full stop. */
const PLAIN = /^[\w:/@.-]{0,59}[\w]$/

/** What the header and the signature’s form say, where no rule found anything against them. */

export function type({ kind, header: { typ } }: TokenSubject): Fact | null {
  if (!isEs256(kind)) return null
  if (typ === undefined) return 'There is no “typ”, and none is needed.'
  return typ === 'JWT'
    ? '“typ” is JWT.'
    : `“typ” is ${quoted(typ)}. The case does not matter; RFC 7519 advises capitals.`
}

export function keyId({ kind, header: { kid }, signerKeyId, keyIds }: TokenSubject): Fact | null {
  if (!isEs256(kind)) return null
  if (kind === 'vapid' || typeof kid !== 'string') {
    return '“kid” is not needed: the public key comes with the request.'
  }
  const file =
    signerKeyId === kid
      ? ' The file of the key that signed it is named after it.'
      : keyIds.includes(kid)
        ? ' One of the key files given is named after it.'
        : ''
  return `“kid” is ${kid}: ten characters, as Key IDs are.${file}`
}

export function members({ kind, header }: TokenSubject): Fact | null {
  if (!isEs256(kind)) return null
  const names = Object.keys(header).map((name) => `“${name}”`)
  return names.length === 0 ? 'It is empty.' : `It has ${listed(names)} and nothing else.`
}

export function signature({ kind, signature: { form } }: TokenSubject): Fact | null {
  if (!isEs256(kind)) return null
  return form === 'empty'
    ? { result: 'fail', detail: 'It is empty.', code: 'jws/signature-missing' }
    : '64 bytes: R and S, 32 each, both in the range of P-256.'
}

/** As JSON, without quotation marks where none are needed, and short enough for a sentence. */
export const quoted = (value: unknown): string => {
  if (typeof value === 'string' && PLAIN.test(value)) return value
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** `“a”, “b” and “c”`; of many only the first. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}
