import { describe, expect, it } from 'vitest'
import { type InspectOptions, inspect } from '.'
import { makeKey, signed, withHmac } from './developer-token/testing/sign'
import type { Inspection } from './inspection'

/**
 * What people asked in Apple's forums, with what they had: it is pasted, and the answer has to be
 * there. The wording is the decoders' own business; a word or two that carry the answer are held.
 */
const NOW = new Date('2026-11-22T10:00:00Z')
const IAT = NOW.getTime() / 1000 - 60
const CLAIMS = { iss: 'DEF123GHIJ', iat: IAT }

const paste = (text: string, options: InspectOptions = {}): Promise<Inspection> =>
  inspect(text, { now: NOW, ...options })

/** All that is said of it, its parts included, as one text. */
const said = (inspection: Inspection): string => JSON.stringify(inspection)
const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code)

describe('InvalidProviderToken, and “Invalid signing key” from Apple’s validator', () => {
  const key = makeKey()

  it('is an HMAC over the text of the .p8, as its 32 bytes show', async () => {
    const inspection = await paste(withHmac(key.p8, CLAIMS))
    expect(inspection).toMatchObject({ format: 'provider-token', verdict: 'invalid' })
    expect(codes(inspection)).toEqual(['token/hmac-signature'])
    expect(inspection.findings[0]?.message).toContain('32 bytes')
    expect(inspection.findings[0]?.fix).toContain('P256.Signing.PrivateKey')
  })

  it('is proven with the .p8: which text of it was the secret', async () => {
    const keys = [{ name: 'AuthKey_ABC123DEFG.p8', pem: key.p8 }]
    const lines = key.p8.replaceAll(/-----[^-]+-----\n/g, '')
    const proof = async (secret: string | Buffer) =>
      (await paste(withHmac(secret, CLAIMS), { keys })).findings[0]?.message
    expect(await proof(key.p8)).toContain('the whole text of the key file')
    expect(await proof(lines)).toContain('line breaks included')
    expect(await proof(lines.replaceAll('\n', ''))).toContain('without its line breaks')
    expect(await proof(Buffer.from(lines, 'base64'))).toContain('(DER)')
  })
})

describe('is .prettyPrinted JSON the culprit?', () => {
  it('is not, in a payload', async () => {
    const payload = JSON.stringify({ aps: { alert: { title: 'Hi', body: 'There' } } }, null, 2)
    const inspection = await paste(payload)
    expect(inspection).toMatchObject({ format: 'push-payload', verdict: 'unverified' })
    expect(inspection.findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(said(inspection)).toMatch(/4,?096/)
  })

  it('is not, in a token', async () => {
    const { p8 } = makeKey()
    const pretty = [{ alg: 'ES256', kid: 'ABC123DEFG' }, CLAIMS]
      .map((part) => Buffer.from(JSON.stringify(part, null, 2)).toString('base64url'))
      .join('.')
    const inspection = await paste(`${pretty}.${signed(p8, CLAIMS).split('.')[2]}`)
    expect(inspection).toMatchObject({ format: 'provider-token', findings: [] })
  })
})

describe('“bad devicetoken” for most of the converted tokens', () => {
  it('is bytes that were taken for text, one of which is gone', async () => {
    const asked = String.raw`\xc2\xa1\xcb\x9cr\xc3\x81\xe2\x80\x9e\x01b\xc3\xbce1pf\t\xc2\xa7\xc3\x82v}\xc3\xa1\xc3\x9a:?\r\n\xc3\xa5\xc6\x92\xc3\xb7y\xc3\x9e\xe2\x80\x9c\xc3\x89r`
    const inspection = await paste(asked)
    expect(inspection).toMatchObject({ format: 'device-token', verdict: 'invalid' })
    expect(inspection.value).toMatchObject({
      remains: 'a19872c1840162fc6531706609a7c2767de1da3a3f0d0ae583f779de93c972',
      bytes: 31,
    })
    expect(inspection.summary).toBe('Bytes of the token were lost.')
    expect(inspection.findings[0]?.message).toContain('one was lost')
    for (const byte of ['81', '8d', '8f', '90', '9d'])
      expect(inspection.findings[0]?.message).toContain(byte)
    expect(inspection.findings[0]?.fix).toContain('as bytes or as hex')
  })
})

describe('a PushKit handler that is not called in the background', () => {
  const TOKEN = '965b251e6cb1926ee3cb366f81c1840f0062fca5317066090aa7c2767d0b3a12'
  const push = (topic: string, type: string, priority: string) =>
    `curl -v --http2 -H "apns-topic: ${topic}" -H "apns-push-type: ${type}" -H "apns-priority: ${priority}" -d '{"aps":{},"handle":"Jo"}' https://api.push.apple.com/3/device/${TOKEN}`

  it.each([
    ['the app’s topic', 'com.example.app', 'voip', '10', 'push-request/topic-suffix-missing'],
    ['another type', 'com.example.app.voip', 'alert', '10', 'push-request/topic-suffix-other-type'],
    ['a low priority', 'com.example.app.voip', 'voip', '5', 'push-request/voip-priority'],
  ])('had %s', async (_what, topic, type, priority, code) => {
    const inspection = await paste(push(topic, type, priority))
    expect(inspection.format).toBe('push-log')
    expect(codes(inspection)).toContain(code)
  })
})

describe('200 for an app that was uninstalled, where 410 was expected', () => {
  it('speaks of APNs and not of the device', async () => {
    const inspection = await paste('HTTP/2 200\napns-id: 7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07\n')
    expect(inspection).toMatchObject({ format: 'apns-error', verdict: 'unverified' })
    expect(said(inspection)).toContain('410')
  })

  it('gives the timestamp of a 410 as a date', async () => {
    const inspection = await paste('{"reason":"Unregistered","timestamp":1768478400000}')
    expect(inspection.format).toBe('apns-error')
    expect(codes(inspection)).toEqual(['apns-reason/unregistered'])
    const instants = inspection.fields.flatMap(({ instant }) => instant ?? [])
    expect(instants).toEqual([1_768_478_400_000])
  })
})

describe('an individual key that the App Store Server API refuses', () => {
  const { p8 } = makeKey()
  const claims = {
    sub: 'user',
    aud: 'appstoreconnect-v1',
    iat: IAT,
    exp: IAT + 600,
    scope: ['GET /inApps'],
  }

  it('is for App Store Connect only', async () => {
    const inspection = await paste(signed(p8, claims))
    expect(inspection.title).toBe('App Store Connect token (individual key)')
    expect(said(inspection)).toContain('Individual keys work only with App Store Connect')
    expect(said(inspection)).toContain('In-App Purchase key')
  })

  it('lacks “iss” and “bid” for the Server API', async () => {
    const inspection = await paste(signed(p8, claims), { as: 'server-api-token' })
    expect(inspection.verdict).toBe('invalid')
    expect(codes(inspection)).toContain('token/individual-key-server-api')
    expect(codes(inspection)).toContain('token/bundle-id-missing')
  })
})

describe('409 ENTITY_ERROR.ATTRIBUTE.TYPE', () => {
  const answer = (value: string, attribute: string) =>
    JSON.stringify({
      errors: [
        {
          id: '8fb0a3c2-0c1e-4a4e-9f0e-0f6cf2a1d7b3',
          status: '409',
          code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
          title: 'An attribute in the provided entity has the wrong type',
          detail: `'${value}' is not a valid value for the attribute '${attribute}'.`,
          source: { pointer: `/data/attributes/${attribute}` },
        },
      ],
    })

  it('names the field', async () => {
    const inspection = await paste(answer('UNIVERSAL', 'platform'))
    expect(inspection).toMatchObject({ format: 'connect-error', verdict: 'invalid' })
    expect(said(inspection)).toContain('UNIVERSAL')
    expect(said(inspection)).toContain('/data/attributes/platform')
  })

  it('points the space in front of the value out', async () => {
    const inspection = await paste(answer(' IN_APP_PASS_PROVISIONING', 'capabilityType'))
    expect(codes(inspection)).toContain('api-response/connect-spaced-value')
  })
})

describe('404 for a POST to /v1/inAppPriceSchedules', () => {
  it('gives the path and the type that exist', async () => {
    const inspection = await paste(
      JSON.stringify({
        errors: [
          {
            status: '404',
            code: 'PATH_ERROR',
            title: 'The URL path is not valid',
            detail: "The resource 'v1/inAppPriceSchedules' does not exist",
          },
        ],
      }),
    )
    expect(inspection.format).toBe('connect-error')
    expect(said(inspection)).toContain('inAppPurchasePriceSchedules')
  })

  it('finds it in the command too', async () => {
    const inspection = await paste(
      `curl -X POST https://api.appstoreconnect.apple.com/v1/inAppPriceSchedules -d '{"data":{"type":"inAppPriceSchedules"}}'`,
    )
    expect(inspection).toMatchObject({ format: 'push-log', verdict: 'invalid' })
    expect(said(inspection)).toContain('inAppPurchasePriceSchedules')
  })
})
