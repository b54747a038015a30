import 'server-only'
import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type ServerHttp2Session,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { ServerCertificate } from './authority'
import { Connection } from './connection'
import { serveStream } from './stream'
import type { World } from './world'
import type { Side } from './world/model'

export interface ListenOptions {
  world: World
  side: Side
  certificate: ServerCertificate
  /** 0: any free port. */
  port: number
  /** Numbers the connections of all listeners. */
  nextConnection(): number
  /** How long a body may take. */
  bodyTimeoutMs?: number
  /** How long a connection may be idle before it ends with IdleTimeout. */
  idleMs?: number
  connections?: number
  /** Streams at a time before the first good token, and after it. */
  streams?: { first: number; later: number }
  /** Something went wrong in the simulator itself. */
  onProblem(error: unknown): void
}

export interface ApnsListener {
  port: number
  renew(certificate: ServerCertificate): void
  /** Says GOAWAY with `Shutdown` to whoever is connected. */
  close(): Promise<void>
}

export const HOST = '127.0.0.1'
const CLOSE_MS = 500
const GOODBYE_MS = 20
const HANDSHAKE_MS = 10_000
/** How long a client that does not speak HTTP/2 may stay. */
const UNKNOWN_PROTOCOL_MS = 500

/**
 * One side of APNs: HTTP/2 over TLS 1.2 or later, on loopback only. One stream at a time until a
 * request with a good token came, as Apple documents:
 * https://developer.apple.com/documentation/usernotifications/establishing-a-connection-to-apns
 *
 * Throws an Error for a person where the port is taken.
 */
export async function listenApns(options: ListenOptions): Promise<ApnsListener> {
  const streams = options.streams ?? { first: 1, later: 1000 }
  const sessions = new Set<ServerHttp2Session>()
  const server = createSecureServer({
    cert: options.certificate.cert,
    key: options.certificate.key,
    allowHTTP1: false,
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE_MS,
    unknownProtocolTimeout: UNKNOWN_PROTOCOL_MS,
    settings: { maxConcurrentStreams: streams.first, enablePush: false },
    maxSessionRejectedStreams: 100_000,
  })
  server.maxConnections = options.connections ?? 200
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    session.on('error', () => session.destroy())
    session.setTimeout(options.idleMs ?? 2 * 3_600_000, () => sayGoodbye(session, 'IdleTimeout'))
    serveSession(session, options, streams.later)
  })
  const port = await listen(server, options.port)
  server.on('error', options.onProblem)
  return {
    port,
    renew: ({ cert, key }) => server.setSecureContext({ cert, key, minVersion: 'TLSv1.2' }),
    close: () => close(server, sessions),
  }
}

function serveSession(session: ServerHttp2Session, options: ListenOptions, streams: number): void {
  const connection = new Connection(options.nextConnection(), options.side)
  let trusted = false
  const context = {
    world: options.world,
    connection,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    onTrusted: () => {
      if (trusted || session.destroyed) return
      trusted = true
      session.settings({ maxConcurrentStreams: streams })
    },
  }
  session.on('stream', (stream, headers, _flags, rawHeaders) => {
    stream.on('error', () => stream.destroy())
    serveStream(stream, headers, rawHeaders, context).catch((error: unknown) => {
      options.onProblem(error)
      if (!stream.destroyed) stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    })
  })
}

function listen(server: Http2SecureServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on ${HOST} is taken. Choose another one.`, { cause: error })
          : new Error(`The simulator cannot listen on ${HOST}:${port}.`, { cause: error }),
      ),
    )
    server.listen(port, HOST, () => {
      server.removeAllListeners('error')
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Apple: the reason may come in the GOAWAY frame, as the same JSON. */
function sayGoodbye(session: ServerHttp2Session, reason: 'IdleTimeout' | 'Shutdown'): void {
  if (session.destroyed) return
  session.goaway(constants.NGHTTP2_NO_ERROR, undefined, Buffer.from(JSON.stringify({ reason })))
  // Closing at once would send another GOAWAY in its place, without the reason.
  setTimeout(() => session.close(), GOODBYE_MS)
}

async function close(
  server: Http2SecureServer,
  sessions: ReadonlySet<ServerHttp2Session>,
): Promise<void> {
  for (const session of sessions) sayGoodbye(session, 'Shutdown')
  // `server.close` says a GOAWAY of its own, so the one with the reason goes first.
  await new Promise((resolve) => setTimeout(resolve, sessions.size > 0 ? GOODBYE_MS : 0))
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const timer = setTimeout(() => {
    for (const session of sessions) session.destroy()
  }, CLOSE_MS)
  await closed
  clearTimeout(timer)
}
