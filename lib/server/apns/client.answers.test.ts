import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/push/outcome'
import type { Act } from './testing/act'
import { testApnsId, testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { type SeenRequest, startFaultServer } from './testing/fault-server'
import { Harness } from './testing/harness'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const MINUTE = 60_000
const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

const json = (reason: string, timestamp?: number) => JSON.stringify({ reason, timestamp })

interface Row {
  name: string
  act: Act
  kind?: Outcome['kind']
  reason: string | null
  timestamp?: number
  body?: string
}

// https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
const ANSWERS: Row[] = [
  { name: '200', act: { do: 'answer' }, kind: 'accepted', reason: null, body: '' },
  {
    name: '400 with a reason',
    act: { do: 'answer', status: 400, body: json('BadDeviceToken') },
    reason: 'BadDeviceToken',
    body: json('BadDeviceToken'),
  },
  {
    name: '410 with a timestamp',
    act: { do: 'answer', status: 410, body: json('Unregistered', 1_795_000_000_000) },
    reason: 'Unregistered',
    timestamp: 1_795_000_000_000,
  },
  {
    name: 'a reason that Apple adds tomorrow',
    act: { do: 'answer', status: 418, body: json('NotYetInvented') },
    reason: 'NotYetInvented',
  },
  {
    name: 'JSON that breaks off',
    act: { do: 'answer', status: 400, body: '{"reason":"BadDev' },
    reason: null,
    body: '{"reason":"BadDev',
  },
  {
    name: 'a stream that breaks off within the body',
    act: { do: 'truncate', status: 400, body: '{"reason":"BadDev' },
    reason: null,
    body: '{"reason":"BadDev',
  },
  {
    name: 'a 200 whose body breaks off',
    act: { do: 'truncate', status: 200, body: 'x' },
    kind: 'accepted',
    reason: null,
    body: 'x',
  },
  {
    name: 'the HTML of a proxy',
    act: { do: 'answer', status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' },
    reason: null,
    body: '<html><h1>502 Bad Gateway</h1></html>',
  },
  {
    name: 'JSON that is no object',
    act: { do: 'answer', status: 500, body: 'null' },
    reason: null,
    body: 'null',
  },
]

describe('an answer is kept as it came', () => {
  it.each(ANSWERS)('$name', async ({ act, kind, reason, timestamp, body }) => {
    const server = harness.keep(await startFaultServer({ authority, script: () => act }))
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome).toMatchObject({ kind: kind ?? 'rejected', reason, fault: null, attempts: 1 })
    expect(outcome.timestamp).toBe(timestamp ?? null)
    expect(outcome.exchange.response?.status).toBe('status' in act ? act.status : 200)
    if (body !== undefined) expect(outcome.exchange.response?.body).toBe(body)
  })

  it('with bytes that are no text, and 64 kB of a longer body', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe])
    const bodies = [bytes, Buffer.alloc(200_000, 'a')]
    const script = ({ apnsId }: SeenRequest): Act => ({
      do: 'answer',
      status: 400,
      body: bodies[apnsId === testApnsId(1) ? 0 : 1],
    })
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client()
    const first = (await client.send(testCall(server.endpoint, 1))).exchange.response
    expect(first?.bodyBase64).toBe(bytes.toString('base64'))
    expect(first?.body).toBe('\ufffd\0\ufffd')
    const second = (await client.send(testCall(server.endpoint, 2))).exchange.response
    expect(second?.body).toBe('a'.repeat(65_536))
  })
})

describe('Retry-After is obeyed', () => {
  const told = [
    { status: 429, header: '0', at: NOW },
    { status: 429, header: '1', at: NOW + 1_000 },
    { status: 429, header: '2', at: NOW + 2_000 },
    { status: 503, header: '120', at: NOW + 120_000 },
    { status: 503, header: 'Sun, 22 Nov 2026 10:05:00 GMT', at: NOW + 5 * MINUTE },
    { status: 503, header: 'Sunday, 22-Nov-26 10:05:00 GMT', at: NOW + 5 * MINUTE },
    { status: 503, header: 'Sun Nov 22 10:05:00 2026', at: NOW + 5 * MINUTE },
    { status: 429, header: 'Sun, 22 Nov 2026 09:00:00 GMT', at: NOW },
    { status: 429, header: 'soon', at: null },
    { status: 429, header: '-5', at: null },
    { status: 429, header: '2026-11-22', at: null },
    { status: 429, header: undefined, at: null },
    { status: 503, header: 'soon', at: NOW + 15 * MINUTE },
    { status: 503, header: undefined, at: NOW + 15 * MINUTE },
    { status: 500, header: undefined, at: NOW + 15 * MINUTE },
    { status: 400, header: '5', at: null },
    { status: 200, header: '5', at: null },
  ]

  it('in every one of 102 runs, and nothing is sent again', async () => {
    const runs = Array.from({ length: 6 }, () => told).flat()
    const script = ({ apnsId }: SeenRequest): Act => {
      const row = runs[Number.parseInt(apnsId.slice(-12), 16)]
      const headers = row?.header === undefined ? undefined : { 'retry-after': row.header }
      return { do: 'answer', status: row?.status, headers, body: row?.status === 200 ? '' : '{}' }
    }
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client({ now: () => NOW })
    const outcomes = await Promise.all(
      runs.map((_, n) => client.send(testCall(server.endpoint, n))),
    )
    expect(outcomes.map(({ retryAt }) => retryAt)).toEqual(runs.map(({ at }) => at))
    expect([...server.seen.values()]).toEqual(runs.map(() => 1))
    expect(outcomes.every(({ attempts }) => attempts === 1)).toBe(true)
  })
})

describe('what is told of the exchange', () => {
  it('has every header once, in order, with the token masked', async () => {
    const requests: SeenRequest[] = []
    const script = (request: SeenRequest): Act => {
      requests.push(request)
      return { do: 'answer', headers: { 'apns-id': request.apnsId.toUpperCase() } }
    }
    const server = harness.keep(await startFaultServer({ authority, script }))
    const { request } = testCall(server.endpoint, 1)
    const latin1 = Buffer.from('grüße').toString('latin1')
    const headers: [string, string][] = [
      ['apns-topic', 'com.example.app'],
      ['apns-id', 'not-this-one'],
      ['apns-collapse-id', latin1],
    ]
    const call = testCall(server.endpoint, 1, { request: { ...request, headers } })
    const { exchange } = await harness.client().send(call)
    expect(exchange.request).toMatchObject({ method: 'POST', path: request.path })
    expect(exchange.request.headers).toEqual([
      ['authorization', 'bearer ••••'],
      ['apns-topic', 'com.example.app'],
      ['apns-id', testApnsId(1)],
      ['apns-collapse-id', 'grüße'],
    ])
    expect(exchange.request.body).toContain('A test')
    expect(JSON.stringify(exchange)).not.toContain('c2lnbmF0dXJl')
    const seen = requests[0]
    expect(seen?.headers).toMatchObject({
      authorization: 'bearer e30.e30.c2lnbmF0dXJl',
      'apns-id': testApnsId(1),
      'apns-collapse-id': latin1,
    })
    expect(seen?.body.toString()).toBe(exchange.request.body)
    expect(exchange.response?.headers).toContainEqual(['apns-id', testApnsId(1).toUpperCase()])
  })

  it('has the phases of a new connection, the certificate and its root', async () => {
    const server = harness.keep(await startFaultServer({ authority }))
    const endpoint = { ...server.endpoint, host: 'localhost' }
    const client = harness.client({
      lookup: (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    })
    const first = (await client.send(testCall(endpoint, 1))).exchange
    const { dns, tcp, tls, firstByte, queue, total } = first.timings
    for (const phase of [dns, tcp, tls, firstByte]) expect(phase).toBeGreaterThanOrEqual(0)
    const sum = (dns ?? 0) + (tcp ?? 0) + (tls ?? 0) + (firstByte ?? 0) + queue
    expect(sum).toBeLessThanOrEqual(total + 0.01)
    expect(first.authority).toBe(`localhost:${endpoint.port}`)
    expect(first.connection).toMatchObject({
      remoteAddress: '127.0.0.1',
      remotePort: endpoint.port,
      protocol: 'h2',
      tls: 'TLSv1.3',
      reused: false,
      peerCertificate: { subject: 'CN=localhost', issuer: 'CN=Test root', root: 'CN=Test root' },
    })
    const second = (await client.send(testCall(endpoint, 2))).exchange
    expect(second.timings).toMatchObject({ dns: null, tcp: null, tls: null })
    expect(second.connection?.reused).toBe(true)
    expect(JSON.parse(JSON.stringify(second))).toEqual(second)
  })
})
