import 'server-only'
import {
  createSecureServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type Settings,
} from 'node:http2'
import type { ApnsEndpoint } from '../endpoint'
import { type Act, perform } from './act'
import type { Authority, Identity } from './certificates'
import { listen } from './listen'
import { startRelay } from './relay'

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
  /** How often each `apns-id` came in, processed or not. */
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
  const server = createSecureServer({
    ...identity,
    settings: options.settings ?? {},
    // Streams that a lowered limit refuses are no fault of the client's, and there may be many.
    maxSessionInvalidFrames: 1_000_000,
  })
  const numbers = new WeakMap<Http2Session, number>()
  /** The last stream that a GOAWAY of ours named: what is above it is not processed any more. */
  const lastNamed = new WeakMap<Http2Session, number>()
  const processed = new Map<string, number>()
  const seen = new Map<string, number>()

  server.on('session', (session) => {
    state.connections += 1
    numbers.set(session, state.connections)
    state.sessions.add(session)
    session.on('close', () => state.sessions.delete(session))
    session.on('error', (error) => state.sessionErrors.push(error))
  })
  server.on('stream', async (stream, headers) => {
    stream.on('error', () => {})
    const body = await bodyOf(stream)
    const session = stream.session as ServerHttp2Session | undefined
    if (!body || !session || session.destroyed || stream.id === undefined) return
    const apnsId = String(headers['apns-id'])
    seen.set(apnsId, (seen.get(apnsId) ?? 0) + 1)
    const { id } = stream
    const connection = numbers.get(session) ?? 0
    const targetPort = session.socket.remotePort ?? 0
    const act = await script({ apnsId, connection, id, stream, session, headers, body })
    if (stream.closed || stream.destroyed || id > (lastNamed.get(session) ?? id)) return
    if (act.do === 'goaway') {
      lastNamed.set(session, Math.min(act.last, lastNamed.get(session) ?? act.last))
    }
    if (perform(act, stream, session, () => relay.reset(targetPort))) {
      processed.set(apnsId, (processed.get(apnsId) ?? 0) + 1)
    }
  })

  const hidden = await listen(server)
  const relay = await startRelay(hidden.port)
  const state: FaultServer = {
    endpoint: {
      host: '127.0.0.1',
      port: relay.port,
      servername: 'localhost',
      ca: [options.authority.root],
    },
    processed,
    seen,
    connections: 0,
    sessionErrors: [],
    sessions: new Set(),
    changeSettings(settings) {
      for (const session of state.sessions) session.settings(settings)
    },
    async close() {
      for (const session of state.sessions) session.destroy()
      await relay.close()
      await hidden.close()
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
