import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthority } from '../apns/authority'
import { type PostOptions, post, urlProblem } from './post'

const seen: { body: string; type: string | undefined }[] = []
const options: PostOptions = { hosted: false, allowed: [], ca: [], timeoutMs: 5000 }
const closers: (() => void)[] = []
let plain: string
let secure: string
let raw: string
let ca: string

const WAYS: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/200': (_, response) => response.writeHead(200).end('ok'),
  '/206': (_, response) => response.writeHead(206).end(),
  '/207': (_, response) => response.writeHead(207).end(),
  '/302': (_, response) => response.writeHead(302, { location: '/200' }).end(),
  '/500': (_, response) => response.writeHead(500).end(),
  '/slow': () => undefined,
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setTimeout(() => response.destroy(), 20)
  },
  '/gone': (request) => request.socket.destroy(),
}

beforeAll(async () => {
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen.push({ body, type: request.headers['content-type'] })
      WAYS[request.url ?? '']?.(request, response)
    })
  }
  const authority = await openAuthority(null, Date.now())
  ca = authority.rootPem
  const http = createServer(handle)
  const https = createSecureServer(await authority.issueServerCertificate(Date.now()), handle)
  const tcp = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('this is not HTTP\r\n\r\n')
  })
  for (const server of [http, https, tcp]) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    closers.push(() => server.close())
  }
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port
  plain = `http://127.0.0.1:${port(http)}`
  secure = `https://localhost:${port(https)}`
  raw = `http://127.0.0.1:${port(tcp)}`
})

afterAll(() => {
  for (const close of closers) close()
})

describe('how a POST ends', () => {
  it.each([
    ['/200', 'SUCCESS'],
    ['/206', 'SUCCESS'],
    ['/207', 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'],
    ['/302', 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'],
    ['/500', 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'],
    ['/slow', 'TIMED_OUT'],
    ['/cut', 'PREMATURE_CLOSE'],
    ['/gone', 'NO_RESPONSE'],
  ])('%s: %s', async (path, result) => {
    const timeoutMs = path === '/slow' ? 300 : 5000
    expect(await post(`${plain}${path}`, '{"a":1}', { ...options, timeoutMs })).toBe(result)
    expect(seen.at(-1)).toEqual({ body: '{"a":1}', type: 'application/json' })
  })

  it('no HTTP, no server, no such name', async () => {
    expect(await post(raw, '{}', options)).toBe('INVALID_RESPONSE')
    expect(await post('http://127.0.0.1:1/', '{}', options)).toBe('SOCKET_ISSUE')
    expect(await post('http://does-not-exist.invalid/', '{}', options)).toBe('SOCKET_ISSUE')
  })

  it('TLS: a root that is not trusted, and one that is', async () => {
    expect(await post(`${secure}/200`, '{}', options)).toBe('TLS_ISSUE')
    expect(await post(`${secure}/200`, '{}', { ...options, ca: [ca] })).toBe('SUCCESS')
  })

  it('among several people nobody sends into the console’s network', async () => {
    const hosted = { ...options, hosted: true }
    const before = seen.length
    for (const url of [plain, plain.replace('127.0.0.1', '[::ffff:127.0.0.1]'), 'http://[::1]:1']) {
      expect(await post(`${url}/200`, '{}', hosted)).toBe('SOCKET_ISSUE')
    }
    expect(await post('http://169.254.169.254/', '{}', options)).toBe('SOCKET_ISSUE')
    expect(seen.length).toBe(before)
    expect(await post(`${plain}/200`, '{}', { ...hosted, allowed: [plain] })).toBe('SUCCESS')
  })
})

it.each([
  ['https://example.com/hook', null],
  ['http://192.168.0.2:3000/hook', null],
  ['ftp://example.com', /https/],
  ['javascript:alert(1)', /https/],
  ['nothing', /not an address/],
  ['https://me:secret@example.com', /password/],
  [`https://example.com/${'x'.repeat(3000)}`, /longer/],
])('an address: %s', (url, wanted) => {
  if (wanted === null) expect(urlProblem(url)).toBeNull()
  else expect(urlProblem(url)).toMatch(wanted)
})
