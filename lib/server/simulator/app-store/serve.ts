import 'server-only'
import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { AppStoreWireEntry } from '@/lib/simulator/app-store-state'
import type { Answer } from './answer'
import { type ReceivedBody, readBody } from './body'
import { type Responded, respond, type Server } from './respond'

const PATH_LOGGED = 1024
const BODY_LOGGED = 8192

type AnyRequest = IncomingMessage | Http2ServerRequest
type AnyResponse = ServerResponse | Http2ServerResponse

/** One request from its headers to its line in the wire log. Never throws over what was sent. */
export async function serve(
  server: Server,
  incoming: AnyRequest,
  outgoing: AnyResponse,
  bodyTimeoutMs: number,
): Promise<void> {
  const body = await readBody(incoming, bodyTimeoutMs)
  if (body.end === 'slow' || body.end === 'broken') {
    breakOff(incoming, body.end === 'slow')
    return
  }
  const { authorization } = incoming.headers
  const request = {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    authorization,
    body,
  }
  const id = server.world.nameRequest()
  const responded = respond(server, request)
  const { fault, answer } = responded
  if (fault?.kind === 'slow') await pause(fault.delayMs)
  if (fault?.kind === 'drop') {
    const why = `${answer.why} The connection was broken before the answer left.`
    log(server, { id, incoming, body }, { ...responded, answer: { ...answer, status: 0, why } })
    breakOff(incoming, true)
    return
  }
  log(server, { id, incoming, body }, responded)
  send(outgoing, answer, body.end === 'too-long')
}

function send(outgoing: AnyResponse, answer: Answer, cut: boolean): void {
  const text = answer.body === null ? '' : JSON.stringify(answer.body)
  const headers: Record<string, string> = {
    ...answer.headers,
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
    'content-length': String(Buffer.byteLength(text)),
    date: new Date().toUTCString(),
  }
  if (outgoing.writableEnded || outgoing.destroyed) return
  // The rest of a body that is too long is not wanted.
  if (cut && outgoing instanceof ServerResponse) headers.connection = 'close'
  outgoing.statusCode = answer.status
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
  outgoing.end(text)
}

/** Ends the connection, whichever HTTP it speaks. */
function breakOff(incoming: AnyRequest, whole: boolean): void {
  if (!('stream' in incoming)) incoming.socket.destroy()
  else if (whole) incoming.stream.session?.destroy()
  else if (!incoming.stream.destroyed) incoming.stream.destroy()
}

function log(
  { world, side }: Server,
  { id, incoming, body }: { id: string; incoming: AnyRequest; body: ReceivedBody },
  { owner, keyId, bundleId, answer }: Responded,
): void {
  const entry: AppStoreWireEntry = {
    id,
    at: world.sources.now(),
    side,
    http: incoming.httpVersion,
    method: (incoming.method ?? '').slice(0, 16),
    path: (incoming.url ?? '').slice(0, PATH_LOGGED),
    body: body.text.slice(0, BODY_LOGGED),
    bodyBytes: body.bytes,
    status: answer.status,
    errorCode: answer.errorCode,
    keyId,
    bundleId,
    why: answer.why,
    undocumented: answer.undocumented,
  }
  world.record(owner, entry)
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
}
