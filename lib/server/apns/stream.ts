import 'server-only'
import type { OutgoingHttpHeaders } from 'node:http'
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2'

/** What came back on a stream; where it broke off after the headers, what came until then. */
export interface Answer {
  status: number
  headers: [string, string][]
  body: Buffer
}

/** How a stream ended without a status. */
export interface Break {
  /** `undefined` where the stream never got an id: nothing of it left. */
  id: number | undefined
  rstCode: number
  /** What the stream or its connection failed with. */
  error: Error | null
  /** The request could not be put into frames, so it did not leave. */
  unsendable: boolean
}

export interface StreamListener {
  /** The first bytes of an answer. */
  onFirstByte(): void
  /** At most once. */
  onAnswer(answer: Answer): void
  /** At most once, and never after an answer. */
  onBreak(brk: Break): void
  /** Exactly once, last. */
  onClose(): void
}

/** More of a body than this is not kept. APNs's own are under a hundred bytes. */
const LARGEST_BODY = 64 * 1_024

const NO_BODY = Buffer.alloc(0)

/** One request on a session, from its HEADERS to the answer or the break. */
export class PushStream {
  private readonly stream: ClientHttp2Stream
  private status = 0
  private rawHeaders: readonly string[] = []
  private chunks: Buffer[] | null = null
  private kept = 0
  private answered = false
  private unsendable = false
  private error: Error | null = null

  /** Throws what `session.request` throws: the headers are such that no request can be made of them. */
  constructor(
    session: ClientHttp2Session,
    headers: OutgoingHttpHeaders,
    body: Uint8Array,
    private readonly listener: StreamListener,
  ) {
    const stream: OwnedStream = session.request(headers, { endStream: body.length === 0 })
    this.stream = stream
    stream[OWNER] = this
    stream.on('response', onResponse)
    stream.on('error', onError)
    stream.on('close', onClose)
    stream.on('frameError', onFrameError)
    if (body.length > 0) stream.end(body)
  }

  onResponse(status: number, flags: number, rawHeaders: readonly string[]): void {
    this.status = status
    this.rawHeaders = rawHeaders
    this.listener.onFirstByte()
    if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) {
      this.finish()
      this.stream.resume()
    } else {
      this.stream.on('data', (chunk: Buffer) => this.keep(chunk))
      this.stream.once('end', () => this.finish())
    }
  }

  onError(error: Error): void {
    this.error = error
  }

  onClose(): void {
    if (this.status !== 0) this.finish()
    else if (!this.answered) this.break()
    this.listener.onClose()
  }

  /** Some frame could not be sent. */
  onFrameError(type: number): void {
    if (type === HEADERS_FRAME) this.unsendable = true
  }

  /** What came so far, or `null` where there is no status yet. */
  answer(): Answer | null {
    if (this.status === 0) return null
    return {
      status: this.status,
      headers: pairsOf(this.rawHeaders),
      body: this.chunks ? Buffer.concat(this.chunks) : NO_BODY,
    }
  }

  /** RST_STREAM with CANCEL: the answer is of no interest any more. */
  cancel(): void {
    this.answered = true
    this.stream.close(constants.NGHTTP2_CANCEL)
  }

  private keep(chunk: Buffer): void {
    const room = LARGEST_BODY - this.kept
    if (room <= 0) return
    this.chunks ??= []
    this.chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
    this.kept += Math.min(room, chunk.length)
  }

  private finish(): void {
    const answer = this.answered ? null : this.answer()
    if (!answer) return
    this.answered = true
    this.listener.onAnswer(answer)
  }

  private break(): void {
    this.answered = true
    this.listener.onBreak({
      id: this.stream.id,
      rstCode: this.stream.rstCode,
      error: this.error,
      unsendable: this.unsendable,
    })
  }
}

/** The listeners are the same for every stream: a push is to cost few objects. */
const OWNER = Symbol('owner')
type OwnedStream = ClientHttp2Stream & { [OWNER]?: PushStream }

function onResponse(
  this: OwnedStream,
  headers: IncomingHttpHeaders,
  flags: number,
  rawHeaders: string[],
): void {
  this[OWNER]?.onResponse(Number(headers[':status']), flags, rawHeaders)
}

function onError(this: OwnedStream, error: Error): void {
  this[OWNER]?.onError(error)
}

function onClose(this: OwnedStream): void {
  this[OWNER]?.onClose()
}

function onFrameError(this: OwnedStream, type: number): void {
  this[OWNER]?.onFrameError(type)
}

/** The frame type of RFC 9113 §6.2. */
const HEADERS_FRAME = 1

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? ''
    if (name.charCodeAt(0) !== COLON) pairs.push([name, raw[at + 1] ?? ''])
  }
  return pairs
}

const COLON = 58
