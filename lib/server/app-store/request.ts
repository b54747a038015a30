import 'server-only'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { type Agent, request as httpsRequest } from 'node:https'
import { faultFrom, type RequestFault, requestFault } from './fault'
import type { Limits } from './limits'
import { readBody } from './read-body'

/** One request to send. */
export interface OutgoingRequest {
  origin: string
  method: string
  target: string
  headers: Readonly<Record<string, string>>
  body: string | null
}

/** The answer, whatever it says. */
export interface RawAnswer {
  status: number
  /** Names in lower case; of a repeated one the first. */
  header(name: string): string | null
  bytes: Buffer
  tookMs: number
}

/**
 * Sends one request over HTTP/1.1 and TLS, once. It always ends within `limits.wholeMs`, follows no
 * redirect, and rejects for nothing that a peer, a network or a person can do.
 */
export function sendRequest(
  outgoing: OutgoingRequest,
  agent: Agent,
  limits: Limits,
  signal: AbortSignal | null,
): Promise<RawAnswer | RequestFault> {
  const { promise, resolve } = Promise.withResolvers<RawAnswer | RequestFault>()
  const started = performance.now()
  let sent = false
  let answered = false
  let why: RequestFault | null = null
  let timer: NodeJS.Timeout | undefined
  const { hostname, port } = new URL(outgoing.origin)
  const request: ClientRequest = httpsRequest({
    agent,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port || 443,
    method: outgoing.method,
    path: outgoing.target,
    headers: outgoing.headers,
    // A head larger than this is no answer of an API.
    maxHeaderSize: 32_768,
  })

  const end = (result: RawAnswer | RequestFault) => {
    clearTimeout(timer)
    clearTimeout(whole)
    signal?.removeEventListener('abort', abort)
    resolve(result)
  }
  const stop = (fault: RequestFault) => {
    why ??= fault
    request.destroy()
    end(why)
  }
  const wait = (ms: number, what: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const code = sent ? 'no-answer' : 'connect-timeout'
      stop(requestFault(code, `${what} took more than ${ms / 1_000} s`, { sent }))
    }, ms)
  }
  const abort = () => stop(requestFault('cancelled', 'the request was cancelled', { sent }))
  const whole = setTimeout(() => {
    const detail = `the answer took more than ${limits.wholeMs / 1_000} s`
    stop(requestFault('no-answer', detail, { sent }))
  }, limits.wholeMs)

  request.once('socket', (socket) => {
    const ready = () => {
      sent = true
      wait(limits.firstByteMs, 'the beginning of the answer')
    }
    if (request.reusedSocket || !socket.connecting) ready()
    else socket.once('secureConnect', ready)
  })
  request.once('response', (response: IncomingMessage) => {
    answered = true
    clearTimeout(timer)
    readBody(response, limits.mostBytes).then(
      (bytes) => {
        const tookMs = performance.now() - started
        if (!Buffer.isBuffer(bytes)) stop(requestFault(bytes.code, bytes.detail, { sent }))
        else end({ status: response.statusCode ?? 0, header: headerOf(response), bytes, tookMs })
      },
      (error) => stop(faultFrom(error, { sent })),
    )
  })
  request.on('error', (error) => {
    const stale = request.reusedSocket && !answered && isClosed(error)
    end(why ?? faultFrom(error, { sent, stale }))
  })

  wait(limits.connectMs, 'the connection')
  if (signal?.aborted) abort()
  else {
    signal?.addEventListener('abort', abort, { once: true })
    request.end(outgoing.body ?? undefined)
  }
  return promise
}

function headerOf(response: IncomingMessage): RawAnswer['header'] {
  return (name) => {
    const value = response.headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
}

const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code))
