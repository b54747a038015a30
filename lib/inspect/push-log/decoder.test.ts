import { describe, expect, it } from 'vitest'
import { toCurl } from '../../push/curl'
import { EXAMPLE_TOKEN, exampleDraft } from '../../push/example-draft'
import { type Inspection, inspect } from '..'
import { readCurl } from './curl'
import { pushLog } from './decoder'

const codes = (inspection: Inspection) => inspection.findings.map(({ code }) => code)
const errors = (inspection: Inspection) =>
  inspection.findings.filter(({ level }) => level === 'error').map(({ code }) => code)
const APNS = 'https://api.push.apple.com/3/device'
const OK = `-H "authorization: bearer $T" -H "apns-topic: com.example.app" -H "apns-push-type: alert"`
const BODY = `-d '{"aps":{"alert":"Hello"}}'`

describe('the samples', () => {
  it.each(pushLog.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('push-log')
    for (const code of findings) expect(codes(inspection)).toContain(code)
    expect(errors(inspection).filter((code) => !findings.includes(code))).toEqual([])
    expect(inspection.verdict).toBe(verdict)
  })
})

describe('a curl command', () => {
  it('reads back what the console writes', async () => {
    const { request } = exampleDraft({
      payload: `{"aps":{"alert":"it's 5 € "}}`,
      collapseId: 'a b',
    })
    const command = toCurl(request, {
      host: 'api.sandbox.push.apple.com',
      port: 2197,
      authorization: null,
      apnsId: '7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07',
    })
    const log = readCurl(command)?.log
    expect(log).toMatchObject({
      service: 'apns',
      method: 'POST',
      http: '2',
      body: request.payload,
      address: {
        host: 'api.sandbox.push.apple.com',
        port: 2197,
        path: `/3/device/${EXAMPLE_TOKEN}`,
      },
    })
    expect(log?.headers).toContainEqual(['apns-collapse-id', 'a b'])
    const inspection = await inspect(command)
    expect(inspection.format).toBe('push-log')
    expect(errors(inspection)).toEqual([])
    expect(inspection.parts.map(({ format }) => format)).toEqual(['device-token', 'push-payload'])
  })

  it.each([
    { name: 'in order', text: `curl --http2 ${OK} ${BODY} ${APNS}/${EXAMPLE_TOKEN}`, found: [] },
    {
      name: 'GET',
      text: `curl --http2 ${OK} ${APNS}/${EXAMPLE_TOKEN}`,
      found: ['push-log/method'],
    },
    {
      name: 'an old host',
      text: `curl --http2 ${OK} ${BODY} https://gateway.push.apple.com:2195/3/device/${EXAMPLE_TOKEN}`,
      found: ['push-log/old-host'],
    },
    {
      name: 'no TLS',
      text: `curl --http2 ${OK} ${BODY} http://api.push.apple.com/3/device/${EXAMPLE_TOKEN}`,
      found: ['push-log/not-https'],
    },
    {
      name: 'another path',
      text: `curl --http2 ${OK} ${BODY} https://api.push.apple.com/v3/device/${EXAMPLE_TOKEN}`,
      found: ['push-log/path'],
    },
    {
      name: 'Basic in place of bearer',
      text: `curl --http2 -H "authorization: Basic abc" -H "apns-topic: a.b" ${BODY} ${APNS}/${EXAMPLE_TOKEN}`,
      found: ['push-log/authorization'],
    },
    {
      name: 'a certificate in place of a token',
      text: `curl --http2 --cert a.pem -H "apns-topic: a.b" ${BODY} ${APNS}/${EXAMPLE_TOKEN}`,
      found: [],
    },
    {
      name: 'a token that is none',
      text: `curl --http2 ${OK} ${BODY} ${APNS}/hello-world`,
      found: ['push-request/device-token-not-hex'],
    },
    {
      name: 'a payload that is no JSON',
      text: `curl --http2 ${OK} -d '{"aps":{"alert":"a",}}' ${APNS}/${EXAMPLE_TOKEN}`,
      found: ['push-request/payload-not-json'],
    },
  ])('$name', async ({ text, found }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('push-log')
    expect(errors(inspection)).toEqual(found)
  })

  it('says nothing of variables and of files', async () => {
    const inspection = await inspect(
      `curl -X POST --http2 -H "authorization: bearer $T" -H "apns-topic: $TOPIC" -d @p.json "https://$HOST/3/device/$TOKEN"`,
    )
    expect(codes(inspection).filter((code) => /payload|topic|device-token/.test(code))).toEqual([])
    expect(codes(inspection)).toContain('push-log/body-file')
  })

  it('is read as cmd of Windows writes it', async () => {
    const text = `curl.exe --http2 ^\n -H "authorization: bearer $T" ^\n -H "apns-topic: com.example.app" ^\n --data "{\\"aps\\":{\\"alert\\":\\"a\\"}}" ^\n ${APNS}/${EXAMPLE_TOKEN}`
    const inspection = await inspect(text)
    expect(errors(inspection)).toEqual([])
    expect(inspection.value).toMatchObject({ body: '{"aps":{"alert":"a"}}' })
  })

  it('reads what curl printed below the command', async () => {
    const inspection = await inspect(
      `$ curl -v ${OK} ${BODY} ${APNS}/${EXAMPLE_TOKEN}\n* ALPN: server accepted http/1.1\ncurl: (56) Recv failure: Connection reset by peer`,
    )
    expect(errors(inspection)).toEqual(['push-log/no-alpn', 'push-log/connection-cut'])
  })
})

describe('secrets', () => {
  const secret = `eyJhbGciOiJFUzI1NiJ9.${'c'.repeat(60)}.${'s'.repeat(86)}`
  const pem = `-----BEGIN PRIVATE KEY-----\n${'k'.repeat(64)}\n-----END PRIVATE KEY-----`

  it('shows 8 characters of a token and its length, and nothing of a key', async () => {
    const inspection = await inspect(
      `curl --http2 -H "authorization: bearer ${secret}" -H "apns-topic: a.b" ${BODY} ${APNS}/${EXAMPLE_TOKEN}\nError with ${secret}\n${pem}`,
      { as: 'push-log' },
    )
    const { parts: _parts, ...own } = inspection
    const views = own.views.map(({ base64 }) => Buffer.from(base64, 'base64').toString()).join()
    for (const shown of [JSON.stringify({ ...own, views: [] }), views]) {
      expect(shown).not.toContain('c'.repeat(20))
      expect(shown).not.toContain('s'.repeat(20))
      expect(shown).not.toContain('k'.repeat(20))
    }
    expect(JSON.stringify(own.fields)).toContain(`bearer eyJhbGci… (${secret.length} characters)`)
    expect(inspection.parts[0]?.at).toBe('authorization')
  })
})

describe('logs', () => {
  it('reads the brackets of curl, and an answer', async () => {
    const inspection = await inspect(
      [
        '* [HTTP/2] [1] OPENED stream for https://api.push.apple.com/3/device/4f9a',
        '* [HTTP/2] [1] [:method: POST]',
        '* [HTTP/2] [1] [:scheme: https]',
        '* [HTTP/2] [1] [:authority: api.push.apple.com]',
        `* [HTTP/2] [1] [:path: /3/device/${EXAMPLE_TOKEN}]`,
        '* [HTTP/2] [1] [apns-topic: com.example.app]',
        '* [HTTP/2] [1] [authorization: bearer $T]',
        '< HTTP/2 403',
        '< apns-id: a',
        '<',
        '{"reason":"BadEnvironmentKeyInToken"}',
      ].join('\n'),
    )
    expect(errors(inspection)).toEqual(['apns-reason/bad-environment-key-id-in-token'])
    expect(inspection.summary).toContain('It was answered with 403')
    expect(inspection.parts.at(-1)).toMatchObject({ format: 'apns-error', at: 'answer' })
  })

  it('reads pseudo headers and finds HTTP/1.1 in a request line', async () => {
    const inspection = await inspect(
      `POST /3/device/${EXAMPLE_TOKEN} HTTP/1.1\nHost: api.push.apple.com\nauthorization: bearer $T\napns-topic: a.b\n\n{"aps":{"alert":"a"}}`,
    )
    expect(inspection.format).toBe('push-log')
    expect(errors(inspection)).toEqual(['push-log/http-version'])
  })
})

describe('error texts of libraries', () => {
  it.each([
    ['node-apn', 'Error: apn: read ECONNRESET', 'push-log/connection-cut'],
    ['PyAPNs2', 'apns2.errors.BadDeviceToken', 'apns-reason/bad-device-token'],
    [
      'pushy',
      'APNs rejected the notification: DeviceTokenNotForTopic',
      'apns-reason/device-token-not-for-topic',
    ],
    [
      'sideshow/apns2',
      '2026/01/15 12:00:00 403 7d1f4c62 InvalidProviderToken',
      'apns-reason/invalid-provider-token',
    ],
    [
      'Firebase',
      'messaging/third-party-auth-error: Auth error from APNS or Web Push Service',
      'push-log/firebase-apns-auth',
    ],
    [
      'curl',
      'curl: (56) while pushing: OpenSSL SSL_read: Connection reset by peer',
      'push-log/connection-cut',
    ],
    [
      'jsonwebtoken',
      'Error: secretOrPrivateKey must be an asymmetric key when using ES256',
      'push-log/key-not-read',
    ],
    [
      'an old client',
      'Unable to connect to gateway.sandbox.push.apple.com:2195',
      'push-log/old-host',
    ],
    [
      'a stand-in',
      'Unexpected HTTP/1.x request: POST /3/device/4f9a',
      'push-log/client-speaks-http1',
    ],
  ])('%s', async (_name, text, code) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('push-log')
    expect(errors(inspection)[0]).toBe(code)
  })
})

describe('other services', () => {
  it.each([
    [
      'curl -X POST https://api.appstoreconnect.apple.com/v1/inAppPriceSchedules -H "Authorization: Bearer $T" -d \'{"data":{"type":"inAppPriceSchedules"}}\'',
      ['push-log/price-schedules-path'],
    ],
    ['/v1/inAppPriceSchedules', ['push-log/price-schedules-path']],
    [
      'https://api.storekit-sandbox.apple.com/inApps/v1/lookup/MABC123',
      ['push-log/order-in-sandbox'],
    ],
    ['GET https://api.storekit.itunes.apple.com/inApps/v1/history/2000000100000001', []],
    [
      'curl -X POST https://api.appstoreconnect.apple.com/v1/bundleIdCapabilities -d \'{"data":{"type":"bundleIdCapabilities","attributes":{"capabilityType":" IN_APP_PASS_PROVISIONING"}}}\'',
      ['push-log/spaced-value'],
    ],
  ])('%s', async (text, found) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('push-log')
    expect(errors(inspection)).toEqual(found)
    expect(inspection.findings.length).toBeGreaterThan(0)
  })
})
