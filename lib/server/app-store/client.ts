import 'server-only'
import { Agent } from 'node:https'
import type { WireCall } from '@/lib/app-store/wire'
import type { AppStoreEndpoint } from './endpoint'
import type { RequestFault } from './fault'
import { DEFAULT_LIMITS, type Limits } from './limits'
import { type RawAnswer, sendRequest } from './request'

/** One call to send. */
export interface ClientCall {
  endpoint: AppStoreEndpoint
  wire: WireCall
  /** The JWT. It stands in one header and nowhere else. */
  token: string
  signal: AbortSignal | null
}

export interface AppStoreClient {
  readonly limits: Limits
  /**
   * Sends a call. A GET goes out a second time where the connection had been kept open and the peer
   * closed it before a byte of an answer came (RFC 9112 §9.3.1); nothing else is ever repeated.
   */
  send(call: ClientCall): Promise<RawAnswer | RequestFault>
  /** Ends every connection. */
  close(): void
}

/** A connection that was not used for this long is closed on this side. */
const IDLE_MS = 30_000
/** Requests at once to one host: more wait for their turn. */
const MOST_CONNECTIONS = 8

/** A client for the App Store Server API. Connections are kept for each set of trusted roots. */
export function createAppStoreClient(options: Partial<Limits> = {}): AppStoreClient {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options }
  const agents = new Map<string, Agent>()

  const agentOf = (ca: AppStoreEndpoint['ca']): Agent => {
    const key = ca?.join('\n') ?? ''
    const known = agents.get(key)
    if (known) return known
    const agent = new Agent({
      keepAlive: true,
      maxSockets: MOST_CONNECTIONS,
      timeout: IDLE_MS,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(ca ? { ca: [...ca] } : {}),
    })
    agents.set(key, agent)
    return agent
  }

  return {
    limits,
    async send({ endpoint, wire, token, signal }) {
      const outgoing = {
        origin: endpoint.origin,
        method: wire.method,
        target: wire.target,
        headers: headersOf(wire, token),
        body: wire.body,
      }
      const agent = agentOf(endpoint.ca)
      const first = await sendRequest(outgoing, agent, limits, signal)
      const again = 'code' in first && first.stale && wire.method === 'GET'
      return again ? sendRequest(outgoing, agent, limits, signal) : first
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
      agents.clear()
    },
  }
}

function headersOf({ method, body }: WireCall, token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'assay',
    ...(method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
  }
}
