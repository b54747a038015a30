import 'server-only'
import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import type { Fault } from '@/lib/simulator/faults'
import type { WireLogEntry } from '@/lib/simulator/state'
import { type ReceivedBody, readBody } from './body'
import type { Connection } from './connection'
import { type Exchange, type Request, readExchange } from './exchange'
import { LARGEST_BODY } from './push-types'
import { type Answer, answer, faultAnswer } from './respond'
import type { World } from './world'

const HEADERS_LOGGED = 64
const VALUE_LOGGED = 1024

export interface StreamContext {
  world: World
  connection: Connection
  bodyTimeoutMs: number
  /** The first request with a good token opens the connection for more streams. */
  onTrusted(): void
}

/** One request from its headers to its line in the wire log. Never throws over what was sent. */
export async function serveStream(
  stream: ServerHttp2Stream,
  pseudo: IncomingHttpHeaders,
  rawHeaders: readonly string[],
  context: StreamContext,
): Promise<void> {
  const { world, connection } = context
  const keep = Math.max(LARGEST_BODY, world.limits.logBodyBytes)
  const body = await readBody(stream, keep, context.bodyTimeoutMs)
  const request: Request = {
    method: String(pseudo[':method'] ?? ''),
    path: String(pseudo[':path'] ?? ''),
    headers: pairs(rawHeaders).filter(([name]) => !name.startsWith(':')),
    bodyBytes: body.bytes,
  }
  const exchange = readExchange(request, connection, world)
  const line: Line = { id: world.nameRequest(), streamId: stream.id ?? 0, body }
  if (body.end === 'slow' || body.end === 'broken') {
    log(exchange, line, unanswered(body.end))
    if (!stream.destroyed) stream.close(constants.NGHTTP2_CANCEL)
    return
  }
  const fault = exchange.owner === null ? null : world.takeFault(exchange.owner)
  await pause(fault?.kind === 'goaway' ? fault.delayMs : 0)
  if (fault?.kind === 'goaway' && !sayGoodbye(stream, exchange, line, fault)) return
  const given =
    fault?.kind === 'answer' ? faultAnswer(exchange, fault) : answer(exchange, body, line.id)
  if (connection.first) context.onTrusted()
  await pause(fault && fault.kind !== 'goaway' ? fault.delayMs : 0)
  if (fault?.kind === 'close') {
    const why = `${given.log.why} The connection was broken before the answer left.`
    log(exchange, line, { ...given.log, ...NO_ANSWER, why })
    stream.session?.destroy()
    return
  }
  log(exchange, line, given.log)
  send(stream, given, body.end === 'too-long')
  if (fault?.kind === 'goaway') stream.session?.close()
}

interface Line {
  id: string
  streamId: number
  body: ReceivedBody
}

/** Sends GOAWAY with the reason in it. False: the request is not looked at, and it says so. */
function sayGoodbye(
  stream: ServerHttp2Stream,
  exchange: Exchange,
  line: Line,
  fault: Fault & { kind: 'goaway' },
): boolean {
  const { session } = stream
  // 0 cannot be said with node:http2; the first stream of all is refused by its own frame below.
  const last = fault.keeps === 'this' ? line.streamId : Math.max(1, line.streamId - 2)
  const data = Buffer.from(JSON.stringify({ reason: fault.reason }))
  if (session && !session.destroyed) session.goaway(constants.NGHTTP2_NO_ERROR, last, data)
  if (fault.keeps === 'this') return true
  log(exchange, line, {
    ...NO_ANSWER,
    reason: fault.reason,
    why: 'The connection was closed with GOAWAY before this request was looked at: it may be sent again.',
  })
  if (!stream.destroyed) stream.close(constants.NGHTTP2_REFUSED_STREAM)
  session?.close()
  return false
}

const NO_ANSWER = { status: 0, reason: null }

function send(stream: ServerHttp2Stream, { status, headers, body }: Answer, cut: boolean): void {
  if (stream.destroyed || stream.closed) return
  // No header that Apple does not document: a client must not come to rely on one.
  stream.respond({ ':status': status, ...headers }, { endStream: body === '' })
  if (body !== '') stream.end(body)
  // The rest of a body that is too long is not wanted (RFC 9113 section 8.1).
  if (cut) stream.once('finish', () => stream.close(constants.NGHTTP2_NO_ERROR))
}

function unanswered(end: 'slow' | 'broken'): Answer['log'] {
  return {
    ...NO_ANSWER,
    apnsId: '',
    apnsUniqueId: null,
    why:
      end === 'slow'
        ? 'The body did not end in time, so the request was cancelled.'
        : 'The client gave up before the request ended.',
    undocumented: end === 'slow' ? ['How long APNs waits for a body is not documented.'] : [],
    delivery: 'none',
  }
}

function log(exchange: Exchange, line: Line, facts: Partial<Answer['log']>): void {
  const { world, connection } = exchange
  const kept = line.body.kept.subarray(0, world.limits.logBodyBytes)
  const entry: WireLogEntry = {
    id: line.id,
    at: exchange.now,
    side: exchange.side,
    connection: connection.number,
    stream: line.streamId,
    method: exchange.method.slice(0, 32),
    path: exchange.path.slice(0, VALUE_LOGGED),
    headers: exchange.headers.slice(0, HEADERS_LOGGED).map(masked),
    body: new TextDecoder().decode(kept),
    bodyBytes: line.body.bytes,
    status: 0,
    reason: null,
    apnsId: '',
    apnsUniqueId: null,
    why: '',
    undocumented: [],
    delivery: 'none',
    ...facts,
  }
  world.record(exchange.owner, entry)
}

/** A provider token is good for an hour: whoever reads the log must not be able to use it. */
function masked([name, value]: readonly [string, string]): [string, string] {
  if (name !== 'authorization') return [name.slice(0, 128), value.slice(0, VALUE_LOGGED)]
  return [name, /^bearer /i.test(value) ? `${value.slice(0, 6)} …` : '…']
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: Math.floor(raw.length / 2) }, (_, index) => [
    (raw[index * 2] ?? '').toLowerCase(),
    raw[index * 2 + 1] ?? '',
  ])
}

async function pause(ms: number | undefined): Promise<void> {
  if (ms) await new Promise((resolve) => setTimeout(resolve, ms).unref())
}
