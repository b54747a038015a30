import type { Step } from '../../rules/rule'
import { isEs256, type TokenSubject } from './subject'

const ALGORITHM = 'Algorithm is ES256'
const LENGTH = 'Signature has the length of ES256'

/** What the header and the signature’s length say, where ES256 is what Apple takes. */
export function algorithmSteps({ kind, header, signature }: TokenSubject): Step[] {
  return isEs256(kind) ? [algorithmStep(header.alg), lengthStep(signature)] : []
}

function algorithmStep(alg: unknown): Step {
  if (alg === 'ES256') return { name: ALGORITHM, result: 'pass', detail: 'The header says so.' }
  if (alg === undefined) {
    const detail = 'The header names no algorithm.'
    return { name: ALGORITHM, result: 'unknown', detail, code: 'token/alg-missing' }
  }
  const detail = `The header says ${JSON.stringify(alg).slice(0, 60)}.`
  return { name: ALGORITHM, result: 'fail', detail, code: 'token/alg-not-es256' }
}

function lengthStep({ bytes, form }: TokenSubject['signature']): Step {
  switch (form) {
    case 'raw':
      return { name: LENGTH, result: 'pass', detail: '64 bytes: R and S, 32 each.' }
    case 'der': {
      const detail = `${bytes} bytes of DER, where 64 are usual; APNs has been seen to take both.`
      return { name: LENGTH, result: 'unknown', detail, code: 'token/signature-der' }
    }
    case 'empty':
      return { name: LENGTH, result: 'fail', detail: 'It is empty.', code: 'jws/signature-missing' }
    case 'hmac-sha256': {
      const detail = 'It has 32 bytes, as an HMAC-SHA256 has; 64 were expected.'
      return { name: LENGTH, result: 'fail', detail, code: 'token/hmac-signature' }
    }
    case 'other': {
      const detail = `It has ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}; 64 were expected.`
      return { name: LENGTH, result: 'fail', detail, code: 'token/signature-length' }
    }
  }
}

/** Of a token that names an app, where whoever asks knows which one. */
export function bundleSteps({ kind, claims }: TokenSubject, expected: string | undefined): Step[] {
  if (kind !== 'server-api' || expected === undefined) return []
  const name = 'Bundle ID is the expected one'
  const said = JSON.stringify(claims.bid ?? null).slice(0, 200)
  return [
    claims.bid === expected
      ? { name, result: 'pass', detail: `“bid” is ${said}.` }
      : { name, result: 'fail', detail: `“bid” is ${said}, and ${expected} was expected.` },
  ]
}
