import type { ClientHttp2Session } from 'node:http2'
import { request as httpsRequest } from 'node:https'
import { connect as connectTcp, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readProviderToken } from './provider-token'
import { type Bench, goodPush, open, reply, send, startBench } from './test-client'
import { treat } from './treatment'

/** Whatever is sent, the simulator answers, forgets what is too much, and goes on. */
let bench: Bench
let session: ClientHttp2Session
let problems: unknown[]

beforeEach(async () => {
  problems = []
  bench = await startBench({
    server: { bodyTimeoutMs: 200, connections: 20 },
    onProblem: (error) => problems.push(error),
  })
  session = await open(bench.simulator.endpoints.sandbox)
})

afterEach(async () => {
  session.destroy()
  expect((await afresh()).status).toBe(200)
  await bench.simulator.close()
  expect(problems).toEqual([])
})

/** A good push on a connection of its own: the proof that the simulator still lives. */
async function afresh() {
  const other = await open(bench.simulator.endpoints.sandbox)
  const answer = await send(other, goodPush(bench))
  other.close()
  return answer
}

const logged = () => bench.simulator.world.wireLog(bench.owner, { limit: 1 })[0]

test.each([
  '/3/device/%00',
  '/3/device/..%2f..%2fetc%2fpasswd',
  '/3/device/__proto__',
  '//3/device/ab',
  '/3/device/ab?x=1',
  '/3/device/ab#x',
])('an odd path: %s', async (path) => {
  const answer = await send(session, { ...goodPush(bench), path })
  expect([400, 404]).toContain(answer.status)
  expect(logged()?.path).toBe(path)
})

test('a device token of 15,000 bytes', async () => {
  const path = `/3/device/${'ab'.repeat(15_000)}`
  expect((await send(session, { ...goodPush(bench), path })).json.reason).toBe('BadDeviceToken')
  expect(logged()?.path.length).toBeLessThanOrEqual(1024)
})

test('a body of 10 MB is refused without being read', async () => {
  const push = goodPush(bench)
  await send(session, push)
  const before = process.memoryUsage().arrayBuffers
  const answer = await send(session, { ...push, body: new Uint8Array(10_000_000) })
  expect(answer).toMatchObject({ status: 413, json: { reason: 'PayloadTooLarge' } })
  expect(logged()?.bodyBytes).toBeLessThan(1_000_000)
  expect(logged()?.body.length).toBeLessThanOrEqual(8192)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000)
})

test('headers of 60 kB are answered, and cut in the log', async () => {
  const headers = { ...goodPush(bench).headers, 'x-filler': 'y'.repeat(60_000) }
  const answer = await send(session, { ...goodPush(bench), headers }).catch((error) => error)
  expect(String(answer.status ?? answer.message)).toMatch(/^200$|NGHTTP2/)
  expect(JSON.stringify(logged()?.headers ?? []).length).toBeLessThan(5000)
})

test('a thousand headers end the stream or get an answer', async () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x-${index}`, '1']))
  const headers = { ...goodPush(bench).headers, ...many }
  const answer = await send(session, { ...goodPush(bench), headers }).catch((error) => error)
  expect(String(answer.status ?? answer.message)).toMatch(/^200$|NGHTTP2/)
})

test('a body that is not UTF-8 is accepted, as APNs does not read it, and ignored by the device', async () => {
  const body = new Uint8Array([0xff, 0xfe, 0x00, 0x7b])
  expect(await send(session, { ...goodPush(bench), body })).toMatchObject({ status: 200 })
  const [shown] = bench.simulator.world.state(bench.owner).devices[0]?.notifications ?? []
  expect(shown).toMatchObject({ treatment: 'ignored', why: 'The payload is not JSON.' })
})

test('JSON nested 2,000 deep', async () => {
  const body = `{"aps":{"alert":"x"},"deep":${'['.repeat(1900)}${']'.repeat(1900)}}`
  expect(await send(session, { ...goodPush(bench), body })).toMatchObject({ status: 200 })
  const token = `${Buffer.from('['.repeat(3000)).toString('base64url')}.e30.AA`
  const headers = { ...goodPush(bench).headers, authorization: `bearer ${token}` }
  const other = await open(bench.simulator.endpoints.sandbox)
  expect(await send(other, { ...goodPush(bench), headers })).toMatchObject({ status: 403 })
  other.close()
})

test('a body that never ends is cancelled', async () => {
  const { path, headers } = goodPush(bench)
  const stream = session.request({ ':method': 'POST', ':path': path, ...headers })
  stream.write('{')
  await expect(reply(stream)).rejects.toThrow(/CANCEL|no answer/)
  expect(logged()).toMatchObject({ status: 0, why: expect.stringContaining('in time') })
})

test('a client that gives up leaves a line in the log', async () => {
  const { path, headers } = goodPush(bench)
  const stream = session.request({ ':method': 'POST', ':path': path, ...headers })
  stream.on('error', () => undefined)
  stream.write('{')
  await new Promise((resolve) => setTimeout(resolve, 50))
  session.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(logged()).toMatchObject({ status: 0, why: expect.stringContaining('gave up') })
})

test('a client without HTTP/2 gets no answer that looks like one', async () => {
  const { host, port, ca } = bench.simulator.endpoints.sandbox
  const result = await new Promise<string>((resolve) => {
    const request = httpsRequest({ host, port, ca, method: 'POST', path: '/3/device/ab' })
    request.on('response', (response) => {
      response.resume()
      resolve(String(response.statusCode))
    })
    request.on('error', (error) => resolve(error.message))
    request.end('{}')
  })
  expect(result).toMatch(/403|socket|reset|alert/i)
})

test('bytes that are no TLS end the connection only', async () => {
  const { host, port } = bench.simulator.endpoints.sandbox
  await new Promise<void>((resolve) => {
    const socket = connectTcp(port, host, () => socket.write('GET / HTTP/1.1\r\n\r\n'))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
})

test('there is a cap on connections', async () => {
  const { host, port } = bench.simulator.endpoints.sandbox
  const sockets: Socket[] = []
  const closed: Socket[] = []
  for (let index = 0; index < 40; index += 1) {
    const socket = connectTcp(port, host)
    socket.on('error', () => undefined)
    socket.on('close', () => closed.push(socket))
    sockets.push(socket)
  }
  await new Promise((resolve) => setTimeout(resolve, 150))
  // One place is the session's own.
  expect(sockets.length - closed.length).toBe(19)
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
})

test('no authorization and no payload brings a reader to fall', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
    fc.base64String(),
  )
  const token = fc.array(piece, { maxLength: 4 }).map((parts) => `bearer ${parts.join('.')}`)
  fc.assert(
    fc.property(fc.oneof(fc.string(), token), (authorization) => {
      readProviderToken(authorization)
    }),
  )
  const type = fc.constantFrom('alert', 'background', 'liveactivity', 'widgets', 'voip', 'mdm')
  const aps = fc.oneof(
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ aps: value })),
    fc.jsonValue().map((value) => JSON.stringify({ aps: { alert: value, badge: value } })),
  )
  fc.assert(
    fc.property(type, aps, (pushType, body) => {
      expect(treat(pushType, body).sentence).not.toBe('')
    }),
  )
})
