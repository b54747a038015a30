import type { Step } from '../../rules/rule'
import { suspectedMistakes } from '../../token/forensics/find-mistakes'
import type { Mistake } from '../../token/forensics/mistake'
import type { CompactJws } from '../../verify/jws'
import type { PastedKey, Proof } from '../decoder'
import { investigate } from './investigate'
import { type CheckingKey, readKey } from './keys'
import { TOKEN_KINDS, type TokenKind } from './kinds'
import { rawOfDer, type SignatureForm } from './signature-form'
import { isEs256 } from './subject'

/** A few keys are tried; nobody has more at hand. */
export const MOST_KEYS = 20
/** What the check of a signature is called. */
export const SIGNATURE_CHECK = 'Signature matches'
const NAME = SIGNATURE_CHECK

export interface SignatureCheck {
  step: Step
  proof: Proof | null
  /** The Key ID in the file name of the key that signed it. */
  signerKeyId: string | null
  /** What was done differently, shown with a key or suspected from the signature’s form. */
  mistakes: readonly Mistake[]
}

/**
 * Checks an ES256 signature with the keys that were given, the public half of a private one. The
 * algorithm is that of the keys and never the header’s word. Where none fits, it is looked for what
 * was really signed, and with what.
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
      : `Not checked. That needs ${wanted}, as a public key on P-256.`
    const mistakes = isEs256(kind) ? suspectedMistakes(jws) : []
    return { ...without({ name: NAME, result: 'skipped', detail: give }), mistakes }
  }
  const { alg } = jws.header.value
  if (!isEs256(kind) && alg !== undefined && alg !== 'ES256') {
    const detail = `Not checked: the header says ${JSON.stringify(alg).slice(0, 60)}, and Assay checks only ES256.`
    return without({ name: NAME, result: 'skipped', detail })
  }
  const tried = keys.slice(0, MOST_KEYS)
  const read = await Promise.all(tried.map(readKey))
  // Zeros are a signature of everything to a faulty verifier (CVE-2022-21449): their form is no “raw”.
  const raw = form === 'der' ? rawOfDer(jws.signature) : form === 'raw' ? jws.signature : null
  for (const key of raw ? read : []) {
    if (!raw || !key.ok || !(await matches(key, raw, jws.signed))) continue
    const detail = `It was made with the key ${key.label}${keys.length > 1 ? `, one of the ${keys.length} that were given` : ''}.`
    return {
      ...without({ name: NAME, result: 'pass', detail }),
      proof: { by: 'key', key: key.label },
      signerKeyId: key.keyId,
    }
  }
  const { mistakes, keyId, shown } = isEs256(kind)
    ? await investigate(jws, tried, read)
    : { mistakes: [], keyId: null, shown: false }
  const code = mistakes.map(({ mistake }) => `token/${mistake}`)
  if (shown) {
    const detail = mistakes.map(({ words }) => words).join(' ')
    const step: Step = { name: NAME, result: 'fail', detail, ...(code[0] ? { code: code[0] } : {}) }
    return { step, proof: null, signerKeyId: keyId, mistakes }
  }
  if (!raw) {
    const words = mistakes.map((mistake) => `${mistake.words} `).join('')
    const detail = `${words || `These ${jws.signature.length} bytes are not an ES256 signature. `}${NOT_SHOWN}`
    const step: Step = { name: NAME, result: 'fail', detail, code: code[0] ?? formCode(form, kind) }
    return { ...without(step), mistakes }
  }
  const detail = noneMatches(read)
  const step: Step = read.some((key) => key.ok)
    ? { name: NAME, result: 'fail', detail, code: code[0] ?? OTHER_KEY }
    : { name: NAME, result: 'skipped', detail }
  return { ...without(step), mistakes }
}

const NOT_SHOWN = 'None of the keys given shows how they were made.'

const without = (step: Step): SignatureCheck => ({
  step,
  proof: null,
  signerKeyId: null,
  mistakes: [],
})

const OTHER_KEY = 'token/signature-other-key'
/** The rule that says what such a signature is. */
const FORM_CODES: Partial<Record<SignatureForm, string>> = {
  zero: 'token/signature-zero',
  'out-of-range': 'token/signature-out-of-range',
  other: 'token/signature-length',
}

function formCode(form: SignatureForm, kind: TokenKind): string {
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

const UNKNOWN = 'It is not clear which: the usual mistakes were tried, and none explains it.'

function noneMatches(read: readonly Awaited<ReturnType<typeof readKey>>[]): string {
  const good = read.filter((key) => key.ok)
  const bad = read.flatMap((key) => (key.ok ? [] : [`The key ${key.label}: ${key.problem}`]))
  const compared =
    good.length === 0
      ? 'Not checked: no key could be read.'
      : good.length === 1
        ? `It was not made with the key ${good[0]?.label}, or the token was changed after signing. ${UNKNOWN}`
        : `It was made with none of the ${good.length} keys, or the token was changed after signing. ${UNKNOWN}`
  return [compared, ...bad].join(' ')
}
