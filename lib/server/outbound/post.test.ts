import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReplayOutcome, replayVerdict } from '@/lib/notifications/replay'
import { type Authority, makeAuthority } from '../apns/testing/certificates'
import { type OutgoingRules, postOut } from './post'

const BODY = Buffer.from('{"signedPayload":"é"}', 'utf8')
const HEADERS = [
  ['content-type', 'application/json'],
  ['x-one', 'Two'],
] as const

let authority: Authority
let opened: Server[] = []
beforeAll(async () => {
  authority = await makeAuthority()
})
afterAll(() => {
  for (const server of opened) server.close()
  opened = []
})

async function listen(server: Server): Promise<number> {
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const http = (handle: RequestListener) => listen(createHttp(handle))
const https = async (handle: RequestListener, about?: Parameters<Authority['issue']>[0]) =>
  listen(createHttps(await authority.issue(about), handle))

const post = (url: string, rules: Partial<OutgoingRules> = {}) =>
  postOut(
    { url, headers: HEADERS, body: BODY },
    { local: true, lookup: async () => ['127.0.0.1'], ca: [authority.root], ...rules },
  )

async function outcomeOf(url: string, rules?: Partial<OutgoingRules>): Promise<ReplayOutcome> {
  const posted = await post(url, rules)
  if (!posted.sent) throw new Error(posted.problem)
  return posted.outcome
}

describe('as Apple would send it', () => {
  test('body and headers, byte for byte, over TLS, to the name', async () => {
    const seen: { headers: NodeJS.Dict<string | string[]>; body: Buffer; url?: string }[] = []
    const port = await https((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { headers, url } = request
        seen.push({ headers, body: Buffer.concat(chunks), ...(url ? { url } : {}) })
        response.writeHead(204, { 'x-answer': 'yes' }).end()
      })
    })
    const outcome = await outcomeOf(`https://localhost:${port}/hook?a=1`)
    expect(outcome).toMatchObject({ result: 'SUCCESS', status: 204, address: '127.0.0.1' })
    expect(outcome.answerHeaders).toContainEqual(['x-answer', 'yes'])
    expect(seen[0]?.body.equals(BODY)).toBe(true)
    expect(seen[0]?.url).toBe('/hook?a=1')
    expect(seen[0]?.headers).toMatchObject({ host: `localhost:${port}`, 'x-one': 'Two' })
    expect(replayVerdict(outcome).level).toBe('pass')
  })

  test.each([
    [200, 'SUCCESS', 'pass'],
    [206, 'SUCCESS', 'pass'],
    [207, 'UNSUCCESSFUL_HTTP_RESPONSE_CODE', 'error'],
    [301, 'UNSUCCESSFUL_HTTP_RESPONSE_CODE', 'error'],
    [404, 'UNSUCCESSFUL_HTTP_RESPONSE_CODE', 'error'],
    [500, 'UNSUCCESSFUL_HTTP_RESPONSE_CODE', 'error'],
  ])('%i is %s', async (status, result, level) => {
    const port = await http((_, response) => response.writeHead(status).end('why'))
    const outcome = await outcomeOf(`http://127.0.0.1:${port}/`)
    expect(outcome).toMatchObject({ result, status, answer: 'why' })
    expect(replayVerdict(outcome)).toMatchObject({
      level,
      text: expect.stringContaining(String(status)),
    })
  })

  test.each<[string, Parameters<Authority['issue']>[0], Partial<OutgoingRules>]>([
    ['expired', { to: new Date(Date.now() - 86_400_000) }, {}],
    ['for another name', { name: 'other.example' }, {}],
    ['of an unknown root', {}, { ca: [] }],
  ])('a certificate that is %s is a TLS_ISSUE', async (_name, about, rules) => {
    const port = await https((_, response) => response.end(), about)
    const outcome = await outcomeOf(`https://localhost:${port}/`, rules)
    expect(outcome).toMatchObject({ result: 'TLS_ISSUE', status: null })
    expect(outcome.detail).toMatch(/^The server’s certificate|^The TLS/)
  })

  test('a server that speaks no TLS, one that speaks no HTTP, one that hangs up, one that is not there', async () => {
    const plain = await http((_, response) => response.end())
    expect(await outcomeOf(`https://localhost:${plain}/`)).toMatchObject({ result: 'TLS_ISSUE' })
    const other = await listen(createTcp((socket) => socket.end('hello\r\n\r\n')))
    expect(await outcomeOf(`http://127.0.0.1:${other}/`)).toMatchObject({
      result: 'INVALID_RESPONSE',
    })
    const rude = await listen(createTcp((socket) => socket.once('data', () => socket.destroy())))
    expect(await outcomeOf(`http://127.0.0.1:${rude}/`)).toMatchObject({ result: 'NO_RESPONSE' })
    const half = await http((_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('five.')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await outcomeOf(`http://127.0.0.1:${half}/`)).toMatchObject({
      ...{ result: 'PREMATURE_CLOSE', status: 200, answer: 'five.' },
    })
    const gone = createTcp()
    const port = await listen(gone)
    await new Promise((resolve) => gone.close(resolve))
    expect(await outcomeOf(`http://127.0.0.1:${port}/`)).toMatchObject({ result: 'SOCKET_ISSUE' })
  })

  test('a server that never answers ends in time, and an endless answer is cut', async () => {
    const silent = await http(() => {})
    expect(await outcomeOf(`http://127.0.0.1:${silent}/`, { timeoutMs: 100 })).toMatchObject({
      result: 'TIMED_OUT',
    })
    const endless = await http((_, response) => {
      const pump = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', pump)
      }
      pump()
    })
    const outcome = await outcomeOf(`http://127.0.0.1:${endless}/`)
    expect(outcome).toMatchObject({ result: 'SUCCESS', status: 200 })
    expect(outcome.answer).toHaveLength(4096)
  })

  test('a name that is not known is said so', async () => {
    const lookup = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await outcomeOf('https://a.example/', { lookup })).toMatchObject({
      ...{ result: 'SOCKET_ISSUE', address: null, detail: expect.stringContaining('a.example') },
    })
  })

  test.each([
    [29_999, 'warning', 'within a few seconds'],
    [30_000, 'error', 'Apple considers that too long'],
    [4_999, 'pass', 'count it as received'],
  ])('an answer after %i ms: %s', (tookMs, level, text) => {
    const outcome = { at: 0, answer: '', answerHeaders: [], address: null, detail: null }
    expect(replayVerdict({ ...outcome, result: 'SUCCESS', status: 200, tookMs })).toMatchObject({
      ...{ level, text: expect.stringContaining(text) },
    })
  })
})

describe('a private listener is never reached', () => {
  test('by a name that is rebound after its first answer, in 1,000 tries', async () => {
    let connects = 0
    const port = await listen(createTcp((socket) => socket.destroy(void connects++)))
    let asked = 0
    for (let i = 0; i < 1000; i++) {
      // A public address nobody routes to would take long: the first answer decides, so it is refused.
      const answers = [['198.51.100.7'], ['127.0.0.1']]
      const lookup = async () => answers[asked++ % 2] ?? []
      const posted = await post(`https://rebound.example:${port}/`, { local: false, lookup })
      expect(posted.sent).toBe(false)
    }
    expect(asked).toBe(1000)
    expect(connects).toBe(0)
  })

  test('by what the name server says after it was judged: a name is asked for once', async () => {
    let connects = 0
    const port = await http((_, response) => response.end())
    const other = createTcp((socket) => socket.destroy(void connects++))
    opened.push(other)
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.2', resolve))
    let asked = 0
    const lookup = async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2'])
    const outcome = await outcomeOf(`http://rebound.example:${port}/`, { lookup })
    expect(outcome).toMatchObject({ result: 'SUCCESS', address: '127.0.0.1' })
    expect([asked, connects]).toEqual([1, 0])
  })

  test('by a redirect', async () => {
    let connects = 0
    const inner = await listen(createTcp((socket) => socket.destroy(void connects++)))
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `http://127.0.0.1:${inner}/`
      const port = await http((_, response) => response.writeHead(status, { location }).end())
      expect((await outcomeOf(`http://127.0.0.1:${port}/`)).status).toBe(status)
    }
    expect(connects).toBe(0)
  })

  test('by its own address, unless that was allowed', async () => {
    let connects = 0
    const port = await listen(createTcp((socket) => socket.destroy(void connects++)))
    const local = { local: false }
    for (const url of [
      `https://127.0.0.1:${port}/`,
      `https://[::1]:${port}/`,
      `http://127.0.0.1:${port}/`,
    ]) {
      expect((await post(url, local)).sent).toBe(false)
    }
    expect((await post(`https://localhost:${port}/`, local)).sent).toBe(false)
    expect(connects).toBe(0)
    await post(`http://127.0.0.1:${port}/`)
    expect(connects).toBe(1)
  })
})
