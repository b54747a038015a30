import 'server-only'
import {
  createSecureServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type Settings,
} from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import type { ApnsEndpoint } from '../endpoint'
import { type Act, perform } from './act'
import type { Authority, Identity } from './certificates'

/** A request as the server sees it. */
export interface SeenRequest {
  apnsId: string
  /** The connection's number, from 1. */
  connection: number
  id: number
  stream: ServerHttp2Stream
  session: ServerHttp2Session
  headers: IncomingHttpHeaders
  body: Buffer
}

export type Script = (request: SeenRequest) => Act | Promise<Act>

export interface FaultServer {
  endpoint: ApnsEndpoint
  /** How often each `apns-id` was processed. */
  processed: Map<string, number>
  /** How often each `apns-id` came in. */
  seen: Map<string, number>
  /** HTTP/2 connections that were made. */
  connections: number
  /** What HTTP/2 sessions failed with: a client's mistake, or a reset. */
  sessionErrors: Error[]
  sessions: Set<ServerHttp2Session>
  changeSettings(settings: Settings): void
  close(): Promise<void>
}

export interface FaultServerOptions {
  authority: Authority
  identity?: Identity
  script?: Script
  settings?: Settings
}

/** An APNs on loopback that does to each request what its script says: 200 without one. */
export async function startFaultServer(options: FaultServerOptions): Promise<FaultServer> {
  const identity = options.identity ?? (await options.authority.issue())
  const script: Script = options.script ?? (() => ({ do: 'answer' }))
  const server = createSecureServer({ ...identity, settings: options.settings ?? {} })
  const tcpSockets = new Map<number, Socket>()
  const facts = new WeakMap<Http2Session, { number: number; tcp: Socket | undefined }>()
  const processed = new Map<string, number>()
  const seen = new Map<string, number>()

  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    tcpSockets.set(port, socket)
    socket.on('close', () => tcpSockets.delete(port))
    socket.on('error', () => {})
  })
  server.on('session', (session) => {
    state.connections += 1
    const tcp = tcpSockets.get(session.socket.remotePort ?? 0)
    facts.set(session, { number: state.connections, tcp })
    state.sessions.add(session)
    session.on('close', () => state.sessions.delete(session))
    session.on('error', (error) => state.sessionErrors.push(error))
  })
  server.on('stream', async (stream, headers) => {
    stream.on('error', () => {})
    const body = await bodyOf(stream)
    const session = stream.session as ServerHttp2Session | undefined
    const known = session && facts.get(session)
    if (!body || !known || stream.id === undefined) return
    const apnsId = String(headers['apns-id'])
    seen.set(apnsId, (seen.get(apnsId) ?? 0) + 1)
    const { id } = stream
    const connection = known.number
    const act = await script({ apnsId, connection, id, stream, session, headers, body })
    if (stream.closed || stream.destroyed) return
    if (perform(act, stream, session, known.tcp)) {
      processed.set(apnsId, (processed.get(apnsId) ?? 0) + 1)
    }
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const state: FaultServer = {
    endpoint: { host: '127.0.0.1', port, servername: 'localhost', ca: [options.authority.root] },
    processed,
    seen,
    connections: 0,
    sessionErrors: [],
    sessions: new Set(),
    changeSettings(settings) {
      for (const session of state.sessions) session.settings(settings)
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const session of state.sessions) session.destroy()
      for (const socket of tcpSockets.values()) socket.destroy()
      await closed
    },
  }
  return state
}

/** `null` where the request was broken off. */
async function bodyOf(stream: ServerHttp2Stream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}
