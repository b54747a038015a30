import type { Step } from '../../rules/rule'
import type { CompactJws } from '../../verify/jws'
import type { PastedKey, Proof } from '../decoder'
import { findHmacSecret } from './hmac-secret'
import { type CheckingKey, readKey } from './keys'
import { TOKEN_KINDS, type TokenKind } from './kinds'
import { rawOfDer, type SignatureForm } from './signature-form'
import { isEs256 } from './subject'

/** A few keys are tried; nobody has more at hand. */
export const MOST_KEYS = 20
const NAME = 'Signature matches'

export interface SignatureCheck {
  step: Step
  proof: Proof | null
  /** The Key ID in the file name of the key that signed it. */
  signerKeyId: string | null
  hmacSecret: string | null
}

/**
 * Checks an ES256 signature with the keys that were given, the public half of a private one. The
 * algorithm is that of the keys and never the header’s word.
 */
export async function checkSignature(
  jws: CompactJws,
  form: SignatureForm,
  kind: TokenKind,
  keys: readonly PastedKey[],
): Promise<SignatureCheck> {
  const wanted = TOKEN_KINDS[kind].key
  if (keys.length === 0) {
    const give = isEs256(kind)
      ? `Not checked. Give the public or the private half of the key: ${wanted}.`
      : `Not checked. It takes ${wanted}, as a public key on P-256.`
    return without({ name: NAME, result: 'skipped', detail: give })
  }
  const { alg } = jws.header.value
  if (!isEs256(kind) && alg !== undefined && alg !== 'ES256') {
    const detail = `Not checked: the header says ${JSON.stringify(alg).slice(0, 60)}, and ES256 alone is checked here.`
    return without({ name: NAME, result: 'skipped', detail })
  }
  const tried = keys.slice(0, MOST_KEYS)
  if (form === 'hmac-sha256') {
    const secret = await findHmacSecret(tried, jws.signed, jws.signature)
    return { ...without(hmacStep(secret)), hmacSecret: secret }
  }
  // Zeros are a signature of everything to a faulty verifier (CVE-2022-21449): their form is no “raw”.
  const raw = form === 'der' ? rawOfDer(jws.signature) : form === 'raw' ? jws.signature : null
  if (!raw) {
    const detail = `There is nothing to compare: these ${jws.signature.length} bytes are no ES256 signature.`
    return without({ name: NAME, result: 'fail', detail, code: lengthCode(form, kind) })
  }
  const read = await Promise.all(tried.map(readKey))
  for (const key of read) {
    if (!key.ok || !(await matches(key, raw, jws.signed))) continue
    const detail = `It was made with the key ${key.label}${keys.length > 1 ? `, one of the ${keys.length} that were given` : ''}.`
    return {
      ...without({ name: NAME, result: 'pass', detail }),
      proof: { by: 'key', key: key.label },
      signerKeyId: key.keyId,
    }
  }
  const detail = noneMatches(read)
  return without(
    read.some((key) => key.ok)
      ? { name: NAME, result: 'fail', detail, code: OTHER_KEY }
      : { name: NAME, result: 'skipped', detail },
  )
}

const without = (step: Step): SignatureCheck => ({
  step,
  proof: null,
  signerKeyId: null,
  hmacSecret: null,
})

function hmacStep(secret: string | null): Step {
  const detail =
    secret === null
      ? 'The signature has 32 bytes, as an HMAC-SHA256 has. No text of the keys that were given is its secret.'
      : `The signature is an HMAC-SHA256, and its secret is ${secret}.`
  return { name: NAME, result: 'fail', detail, code: 'token/hmac-signature' }
}

const OTHER_KEY = 'token/signature-other-key'
/** The rule that says what such a signature is. */
const FORM_CODES: Partial<Record<SignatureForm, string>> = {
  zero: 'token/signature-zero',
  'out-of-range': 'token/signature-out-of-range',
  'hmac-sha384': 'token/hmac-signature',
  other: 'token/signature-length',
}

function lengthCode(form: SignatureForm, kind: TokenKind): string {
  if (form === 'empty') return 'jws/signature-missing'
  return isEs256(kind) ? (FORM_CODES[form] ?? OTHER_KEY) : OTHER_KEY
}

async function matches(
  { key }: CheckingKey,
  signature: Uint8Array,
  signed: Uint8Array,
): Promise<boolean> {
  // Zeros are a signature of everything to a faulty verifier (CVE-2022-21449).
  const zero = (half: Uint8Array) => half.every((byte) => byte === 0)
  if (zero(signature.subarray(0, 32)) || zero(signature.subarray(32))) return false
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  return crypto.subtle.verify(algorithm, key, new Uint8Array(signature), new Uint8Array(signed))
}

function noneMatches(read: readonly Awaited<ReturnType<typeof readKey>>[]): string {
  const good = read.filter((key) => key.ok)
  const bad = read.flatMap((key) => (key.ok ? [] : [`The key ${key.label}: ${key.problem}`]))
  const compared =
    good.length === 0
      ? 'Not checked: no key could be read.'
      : good.length === 1
        ? `It was not made with the key ${good[0]?.label}, or the token was changed after signing.`
        : `It was made with none of the ${good.length} keys, or the token was changed after signing.`
  return [compared, ...bad].join(' ')
}
