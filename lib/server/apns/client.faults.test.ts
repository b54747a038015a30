import type { LookupFunction } from 'node:net'
import { createServer } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome, TransportFaultCode } from '@/lib/push/outcome'
import type { ApnsClientOptions } from './call'
import type { ApnsEndpoint } from './endpoint'
import { testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { startFaultServer } from './testing/fault-server'
import { Harness } from './testing/harness'
import { listen } from './testing/listen'
import { FRAME, frame, settingsFrame, startRawServer } from './testing/raw-server'

const DAY = 86_400_000
const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

const lookupThat =
  (code: string): LookupFunction =>
  (name, _, callback) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} ${name}`), { code }), '')

interface Row {
  name: string
  fault: TransportFaultCode
  kind?: Outcome['kind']
  attempts?: number
  options?: ApnsClientOptions
  endpoint: () => Promise<ApnsEndpoint>
}

/** An endpoint of a fault server with a certificate of its own. */
const withCertificate = (identity: { name?: string; from?: Date; to?: Date }) => async () => {
  const issued = await authority.issue(identity)
  return harness.keep(await startFaultServer({ authority, identity: issued })).endpoint
}

const raw = (options: Omit<Parameters<typeof startRawServer>[0], 'authority'>) => async () =>
  harness.keep(await startRawServer({ authority, ...options })).endpoint

const onRequest = (what: (socket: TLSSocket) => void) =>
  raw({
    onConnection: (socket) => socket.write(settingsFrame()),
    onFrame: (socket, { type }) => {
      if (type === FRAME.headers) what(socket)
    },
  })

const REFUSED: Row[] = [
  {
    name: 'a name that does not exist',
    fault: 'name-not-found',
    options: { lookup: lookupThat('ENOTFOUND') },
    endpoint: async () => ({ host: 'nowhere.invalid', port: 443, servername: 'nowhere.invalid' }),
  },
  {
    name: 'a DNS server that fails',
    fault: 'name-lookup-failed',
    options: { lookup: lookupThat('EAI_AGAIN') },
    endpoint: async () => ({ host: 'api.invalid', port: 443, servername: 'api.invalid' }),
  },
  {
    name: 'a DNS server that does not answer',
    fault: 'name-lookup-failed',
    options: { lookup: () => {}, connectTimeoutMs: 80 },
    endpoint: async () => ({ host: 'api.invalid', port: 443, servername: 'api.invalid' }),
  },
  {
    name: 'a port where nothing listens',
    fault: 'connection-refused',
    endpoint: async () => {
      const { port, close } = await listen(createServer())
      await close()
      return { host: '127.0.0.1', port, servername: 'localhost' }
    },
  },
  {
    name: 'an address that is not reachable',
    fault: 'network-unreachable',
    // https://www.rfc-editor.org/rfc/rfc6890: 255.255.255.255 takes no TCP connection.
    endpoint: async () => ({ host: '255.255.255.255', port: 443, servername: 'localhost' }),
  },
  {
    name: 'a listener that says nothing',
    fault: 'connect-timeout',
    options: { connectTimeoutMs: 120 },
    endpoint: async () => {
      const { port } = harness.keep(await listen(createServer()))
      return { host: '127.0.0.1', port, servername: 'localhost', ca: [authority.root] }
    },
  },
  {
    name: 'a TLS peer that sends no SETTINGS',
    fault: 'connect-timeout',
    options: { connectTimeoutMs: 200 },
    endpoint: raw({}),
  },
  {
    name: 'a listener that hangs up',
    fault: 'connection-lost',
    endpoint: async () => {
      const server = createServer((socket) => socket.destroy())
      const { port } = harness.keep(await listen(server))
      return { host: '127.0.0.1', port, servername: 'localhost', ca: [authority.root] }
    },
  },
  {
    name: 'a listener that does not speak TLS',
    fault: 'tls-protocol',
    endpoint: async () => {
      const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
      const { port } = harness.keep(await listen(server))
      return { host: '127.0.0.1', port, servername: 'localhost', ca: [authority.root] }
    },
  },
  {
    name: 'a root that is not trusted',
    fault: 'tls-untrusted-root',
    endpoint: async () => {
      const other = await makeAuthority('Another root')
      return { ...(await withCertificate({})()), ca: [other.root] }
    },
  },
  {
    name: 'a root that only this endpoint would trust, with the roots of the system',
    fault: 'tls-untrusted-root',
    endpoint: async () => ({ ...(await withCertificate({})()), ca: undefined }),
  },
  {
    name: 'a certificate that has expired',
    fault: 'tls-expired-certificate',
    endpoint: withCertificate({ to: new Date(Date.now() - DAY / 2) }),
  },
  {
    name: 'a certificate that is not valid yet',
    fault: 'tls-expired-certificate',
    endpoint: withCertificate({ from: new Date(Date.now() + DAY / 2) }),
  },
  {
    name: 'a certificate of another name',
    fault: 'tls-wrong-name',
    endpoint: withCertificate({ name: 'push.example.com' }),
  },
  { name: 'a server without ALPN', fault: 'no-http2', endpoint: raw({ protocols: [] }) },
  {
    name: 'a server of HTTP/1.1 only',
    fault: 'no-http2',
    endpoint: raw({ protocols: ['http/1.1'] }),
  },
  {
    name: 'a peer that says h2 and speaks something else',
    fault: 'protocol-error',
    endpoint: raw({ onConnection: (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n') }),
  },
]

const UNKNOWN: Row[] = [
  {
    name: 'a connection that ends after the request',
    fault: 'connection-lost',
    endpoint: onRequest((socket) => socket.end()),
  },
  {
    name: 'half of a frame, then the end',
    fault: 'connection-lost',
    endpoint: onRequest((socket) => socket.end(Buffer.from([0, 0, 1, 1]))),
  },
  {
    name: 'a DATA frame before any HEADERS',
    fault: 'protocol-error',
    endpoint: onRequest((socket) => socket.write(frame(FRAME.data, 0, 3, Buffer.from('x')))),
  },
  {
    name: 'RST_STREAM with INTERNAL_ERROR',
    fault: 'stream-reset',
    endpoint: onRequest((socket) =>
      socket.write(frame(FRAME.rstStream, 0, 1, Buffer.from([0, 0, 0, 2]))),
    ),
  },
  {
    name: 'RST_STREAM with NO_ERROR and no answer',
    fault: 'stream-reset',
    endpoint: onRequest((socket) => socket.write(frame(FRAME.rstStream, 0, 1, Buffer.alloc(4)))),
  },
  {
    name: 'silence after the request',
    fault: 'deadline',
    options: { deadlineMs: 300 },
    endpoint: onRequest(() => {}),
  },
]

describe('before the request leaves, a push is refused', () => {
  it.each(REFUSED)('by $name: $fault', async ({ fault, options, endpoint }) => {
    const outcome = await harness.client(options).send(testCall(await endpoint(), 1))
    expect(outcome).toMatchObject({ kind: 'refused', fault: { code: fault }, attempts: 0 })
    expect(outcome.fault?.detail).toMatch(/^[^\p{Cc}]{4,300}$/u)
    expect(outcome.exchange.response).toBeNull()
    expect(outcome.exchange.timings.firstByte).toBeNull()
  })
})

describe('after the request left, a push is unknown', () => {
  it.each(UNKNOWN)('with $name: $fault', async ({ fault, options, endpoint }) => {
    const outcome = await harness.client(options).send(testCall(await endpoint(), 1))
    expect(outcome).toMatchObject({ kind: 'unknown', fault: { code: fault }, attempts: 1 })
    expect(outcome.exchange.connection?.protocol).toBe('h2')
  })
})
