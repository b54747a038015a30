import type { PastedKey, Sample } from '../decoder'
import { SAMPLE_KEY } from '../private-key/samples'

/** A private key that was made for samples: only it can show what was done with it. */
const keys: readonly PastedKey[] = [{ name: 'AuthKey_ABC123DEFG.p8', pem: SAMPLE_KEY }]
/** Three minutes after they were made. */
const now = '2026-11-01T00:03:00Z'

const HMAC_OVER_LINES =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzkzNDkxMjAwfQ.pW1CZFxT7SXPcVGQVMzLSJ1WSFXqEvtYKrwHGNLtGEY'
const PAYLOAD_ALONE =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzkzNDkxMjAwfQ.Lm2HqsW2qAMUBLHECSDfohWETtno8HEhmnJVrBjLQr2hPpcJKRgT3H0m-RTzxLD-D5u7b5ZeWs_4nn4BSMGU8g'

/** Tokens that were signed wrongly, with the key that shows how. */
export const mistakeSamples: readonly Sample[] = [
  {
    name: 'Signed with HMAC, and its .p8',
    text: HMAC_OVER_LINES,
    now,
    keys,
    verdict: 'invalid',
    findings: ['token/hmac-signature'],
    from: 'Apple Developer Forums: InvalidProviderToken, “Invalid signing key”, HMAC<SHA256> in Swift',
  },
  {
    name: 'Signed over the payload alone, and its .p8',
    text: PAYLOAD_ALONE,
    now,
    keys,
    verdict: 'invalid',
    findings: ['token/payload-signed-alone'],
    from: 'made',
  },
]
