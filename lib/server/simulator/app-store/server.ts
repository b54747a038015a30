import 'server-only'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { ServerCertificate } from '../apns/authority'
import { HOST } from '../apns/server'
import type { Server } from './respond'
import { serve } from './serve'

export interface StoreListenOptions extends Server {
  certificate: ServerCertificate
  /** 0: any free port. */
  port: number
  /** How long a body may take. */
  bodyTimeoutMs?: number
  connections?: number
  /** Something went wrong in the simulator itself. */
  onProblem(error: unknown): void
}

export interface StoreListener {
  port: number
  renew(certificate: ServerCertificate): void
  close(): Promise<void>
}

const HANDSHAKE_MS = 10_000
const IDLE_MS = 120_000
const CLOSE_MS = 500

/**
 * One side of the App Store Server API: HTTP/1.1 and HTTP/2 over TLS 1.2 or later, on loopback only.
 * Throws an Error for a person where the port is taken.
 */
export async function listenAppStore(options: StoreListenOptions): Promise<StoreListener> {
  const bodyTimeoutMs = options.bodyTimeoutMs ?? 10_000
  const sockets = new Set<TLSSocket>()
  const heard = new WeakSet<object>()
  const server = createSecureServer(
    {
      cert: options.certificate.cert,
      key: options.certificate.key,
      allowHTTP1: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HANDSHAKE_MS,
      settings: { maxConcurrentStreams: 100, enablePush: false },
    },
    (incoming, outgoing) => {
      heard.add(incoming.socket)
      incoming.on('error', () => undefined)
      outgoing.on('error', () => undefined)
      serve(options, incoming, outgoing, bodyTimeoutMs).catch((error: unknown) => {
        options.onProblem(error)
        incoming.socket.destroy()
      })
    },
  )
  server.maxConnections = options.connections ?? 200
  server.on('secureConnection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setTimeout(IDLE_MS, () => socket.destroy())
    // Headers that never end: an HTTP/1.1 client has as long for them as for a body.
    if (socket.alpnProtocol === 'h2') return
    const timer = setTimeout(() => {
      if (!heard.has(socket)) socket.destroy()
    }, bodyTimeoutMs)
    socket.once('close', () => clearTimeout(timer))
  })
  server.on('sessionError', () => undefined)
  const port = await listen(server, options.port)
  server.on('error', options.onProblem)
  return {
    port,
    renew: ({ cert, key }) => server.setSecureContext({ cert, key, minVersion: 'TLSv1.2' }),
    close: () => close(server, sockets),
  }
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

async function close(server: Http2SecureServer, sockets: ReadonlySet<TLSSocket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, CLOSE_MS)
  await closed
  clearTimeout(timer)
}
