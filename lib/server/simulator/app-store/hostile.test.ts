import { connect as connectHttp2 } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { respond } from './respond'
import { type Bench, call, mint, must, send, startBench } from './test-client'

/** Whatever is sent, the simulator answers, forgets what is too much, and goes on. */
let bench: Bench
let transactionId: string
let problems: unknown[]

beforeEach(async () => {
  problems = []
  bench = await startBench({
    server: { bodyTimeoutMs: 250, connections: 20 },
    onProblem: (error) => problems.push(error),
  })
  const made = must(
    bench.store.world.startScenario('local', 'sandbox', 'new-monthly', { begin: 'past' }),
  )
  transactionId = made.transactionId ?? ''
})

afterEach(async () => {
  const reply = await call(bench, { path: `/inApps/v1/transactions/${transactionId}` })
  expect(reply.status).toBe(200)
  await bench.store.close()
  expect(problems).toEqual([])
})

const POST = { method: 'POST', path: '/inApps/v1/notifications/history' }

it('a body of 10 MB is refused without being read', async () => {
  const body = 'x'.repeat(10_000_000)
  const reply = await call(bench, { ...POST, body }).catch((error: Error) => error)
  // A client that is still writing may see the connection end before it sees the answer.
  if (!(reply instanceof Error)) expect(reply).toMatchObject({ status: 400 })
  const [entry] = bench.store.world.wireLog('local', { limit: 1 })
  expect(entry?.bodyBytes).toBeLessThan(1_000_000)
  expect(entry?.body.length).toBeLessThanOrEqual(8192)
})

it.each(['{', '"text"', 'null', `${'['.repeat(20_000)}`, '\u0000', '{"startDate":1e400}'])(
  'a body that is no object: %.10s',
  async (body) => {
    expect((await call(bench, { ...POST, body })).status).toBe(400)
  },
)

it.each([
  '/%00',
  '//',
  '/inApps/v1/transactions/%ff',
  `/${'x'.repeat(8000)}`,
  '/inApps/v1/transactions/',
])('an odd path: %.40s', async (path) => {
  expect([400, 404]).toContain((await call(bench, { path })).status)
})

it('a body that never ends, and headers that never end', async () => {
  const { host, port, ca } = bench.store.endpoints.sandbox
  const ends = (text: string) =>
    new Promise<void>((resolve) => {
      const socket = connectTls({ host, port, ca }, () => socket.write(text))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve())
    })
  const head = `POST /x HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${mint(bench)}\r\n`
  await Promise.all([ends(`${head}content-length: 10\r\n\r\n{`), ends(head), ends('')])
})

it('bytes that are no TLS end the connection only', async () => {
  const { host, port } = bench.store.endpoints.sandbox
  await new Promise<void>((resolve) => {
    const socket = connectTcp(port, host, () => socket.write('GET / HTTP/1.1\r\n\r\n'))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
})

it('HTTP/2 is answered as HTTP/1.1 is, a connection that breaks in it too', async () => {
  const { origin, ca } = bench.store.endpoints.sandbox
  const session = connectHttp2(origin, { ca })
  session.on('error', () => undefined)
  const ask = (path: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const stream = session.request({ ':path': path, authorization: `Bearer ${mint(bench)}` })
      let status = 0
      let text = ''
      stream.setEncoding('utf8')
      stream.on('response', (headers) => {
        status = Number(headers[':status'])
      })
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('error', reject)
      stream.on('close', () =>
        status === 0 ? reject(new Error('none')) : resolve({ status, text }),
      )
    })
  const good = await ask(`/inApps/v1/transactions/${transactionId}`)
  expect(good.status).toBe(200)
  expect(JSON.parse(good.text)).toHaveProperty('signedTransactionInfo')
  expect(await ask('/inApps/v1/transactions/x')).toMatchObject({ status: 400 })
  expect(bench.store.world.wireLog('local', { limit: 1 })[0]?.http).toBe('2.0')
  must(bench.store.world.answerNext('local', { kind: 'drop', times: 1 }))
  await expect(ask('/inApps/v1/transactions/1')).rejects.toThrow()
  session.destroy()
})

it('no token, no path and no body brings it to fall', () => {
  const { world } = bench.store
  const server = { world, signer: null as never, limits: null as never, side: 'sandbox' } as const
  const piece = fc.oneof(
    fc.string(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  )
  const jwt = fc.array(piece, { maxLength: 4 }).map((parts) => `Bearer ${parts.join('.')}`)
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), jwt),
      fc.string(),
      fc.string(),
      (authorization, path, text) => {
        const body = { text, bytes: text.length, end: 'complete' } as const
        const { answer } = respond(server, { method: 'GET', path, authorization, body })
        expect(answer).toMatchObject({ status: 401, body: null })
      },
    ),
  )
})

it('no query and no body of a good token brings an endpoint to fall', async () => {
  const { world, endpoints } = bench.store
  const { host, port, ca } = endpoints.sandbox
  const name = fc.constantFrom(
    'revision',
    'startDate',
    'endDate',
    'sort',
    'productType',
    'status',
    'x',
  )
  const query = fc
    .dictionary(name, fc.string())
    .map((pairs) => new URLSearchParams(pairs).toString())
  const path = fc.constantFrom(
    `/inApps/v2/history/${transactionId}`,
    `/inApps/v1/subscriptions/${transactionId}`,
    `/inApps/v2/refund/lookup/${transactionId}`,
    `/inApps/v1/subscriptions/extend/${transactionId}`,
    `/inApps/v2/transactions/consumption/${transactionId}`,
    `/inApps/v1/transactions/${transactionId}/appAccountToken`,
    '/inApps/v1/notifications/history',
    '/inApps/v1/subscriptions/extend/mass',
  )
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE')
  const body = fc.oneof(
    fc.json(),
    fc.jsonValue().map((value) =>
      JSON.stringify({
        startDate: value,
        endDate: 9,
        extendByDays: value,
        appAccountToken: value,
        storefrontCountryCodes: value,
      }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(method, path, query, body, async (verb, to, asked, text) => {
      const headers = { authorization: `Bearer ${mint(bench)}` }
      const reply = await send(
        { host, port, ca },
        { method: verb, path: `${to}?${asked}`, headers, body: text },
      )
      expect([200, 202, 400, 403, 404]).toContain(reply.status)
    }),
    { numRuns: 60 },
  )
  expect(world.wireLog('local', { limit: 1 })[0]?.why).toMatch(/\.$/)
})
