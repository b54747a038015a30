import 'server-only'
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls'
import type { ConnectionFacts, TransportFault } from '@/lib/push/outcome'
import { connectionFacts } from './certificate'
import { type ApnsEndpoint, authorityOf } from './endpoint'
import { fault, faultOf } from './faults'

/** Milliseconds; `null` where a phase did not end or was not needed. */
export interface DialTimings {
  dns: number | null
  tcp: number | null
  tls: number | null
}

/** TCP's own sign of life: it costs no frame of HTTP/2, and Apple asks to keep connections open. */
const KEEP_ALIVE_AFTER_MS = 60_000

export interface Dialled {
  socket: TLSSocket
  facts: Omit<ConnectionFacts, 'reused'>
}

export interface Dial {
  /** Filled in as the phases end, so that a failed dial shows how far it came. */
  timings: DialTimings
  /** Never rejects. */
  result: Promise<Dialled | TransportFault>
  /** Gives up with this fault, if it is still under way. */
  abandon(why: TransportFault): void
}

/**
 * A TLS connection (1.2 or later) that speaks HTTP/2, with a fresh name lookup: Apple asks for one
 * that is not cached for every connection. The certificate is always verified, against the system's
 * roots or only against `endpoint.ca`.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-connection-to-apns
 */
export function dial(
  endpoint: ApnsEndpoint,
  options: { timeoutMs: number; lookup?: LookupFunction },
): Dial {
  const timings: DialTimings = { dns: null, tcp: null, tls: null }
  let phase: keyof DialTimings = isIP(endpoint.host) ? 'tcp' : 'dns'
  let phaseStart = performance.now()
  const next = (phaseAfter: keyof DialTimings) => {
    const now = performance.now()
    timings[phase] = now - phaseStart
    phase = phaseAfter
    phaseStart = now
  }

  const lookup = options.lookup ?? systemLookup
  const socket = connect({
    host: endpoint.host,
    port: endpoint.port,
    servername: isIP(endpoint.servername) ? '' : endpoint.servername,
    checkServerIdentity: (_, certificate) => checkServerIdentity(endpoint.servername, certificate),
    ca: endpoint.ca ? [...endpoint.ca] : undefined,
    ALPNProtocols: ['h2'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    lookup: (host, lookupOptions, done) =>
      lookup(host, lookupOptions, (error, ...found) => {
        if (!error) next('tcp')
        done(error, ...found)
      }),
  })
  socket.setKeepAlive(true, KEEP_ALIVE_AFTER_MS)

  const { promise, resolve } = Promise.withResolvers<Dialled | TransportFault>()
  const fail = (why: TransportFault) => {
    clearTimeout(timer)
    resolve(why)
    socket.destroy()
  }
  const timer = setTimeout(() => {
    fail(lateIn(phase, authorityOf(endpoint), options.timeoutMs))
  }, options.timeoutMs)

  socket.once('connect', () => next('tls'))
  socket.once('secureConnect', () => {
    next('tls')
    clearTimeout(timer)
    if (socket.alpnProtocol === 'h2') resolve({ socket, facts: connectionFacts(socket) })
    else fail(fault('no-http2', `${authorityOf(endpoint)} did not choose HTTP/2 (ALPN h2)`))
  })
  socket.on('error', (error) => {
    fail(faultOf(error, phase === 'dns' ? 'name-lookup-failed' : 'connection-lost'))
  })
  socket.once('close', () => fail(fault('connection-lost', 'the peer closed the connection')))

  return { timings, result: promise, abandon: fail }
}

function lateIn(phase: keyof DialTimings, authority: string, timeoutMs: number): TransportFault {
  const within = `within ${timeoutMs / 1_000} s`
  if (phase === 'dns') return fault('name-lookup-failed', `no answer to the name lookup ${within}`)
  const what = phase === 'tcp' ? 'TCP connection' : 'TLS handshake'
  return fault('connect-timeout', `no answer to the ${what} with ${authority} ${within}`)
}
