import 'server-only'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Authority } from '../../apns/testing/certificates'
import { listen } from '../../apns/testing/listen'
import type { AppStoreEndpoint } from '../endpoint'

/** A request as the server saw it. */
export interface SeenRequest {
  /** From 1, over all connections. */
  number: number
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

/** Does with a request whatever a test wants; the answer is all its own. */
export type Script = (request: SeenRequest, response: ServerResponse) => void

export interface FaultServer {
  endpoint: AppStoreEndpoint
  seen: SeenRequest[]
  /** Requests whose connection was closed by the client before they were answered. */
  closedEarly: number
  script: Script
  close(): Promise<void>
}

/** An App Store Server API on loopback that answers what its script says. */
export async function startFaultServer(authority: Authority, script: Script): Promise<FaultServer> {
  const server = createServer(await authority.issue(), async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    const number = state.seen.length + 1
    const seen = { number, method, url, headers, body: Buffer.concat(chunks).toString() }
    state.seen.push(seen)
    response.on('close', () => {
      if (!response.writableFinished) state.closedEarly += 1
    })
    state.script(seen, response)
  })
  const { port, close } = await listen(server)
  const state: FaultServer = {
    endpoint: { origin: `https://localhost:${port}`, ca: [authority.root] },
    seen: [],
    closedEarly: 0,
    script,
    close,
  }
  return state
}

/** An answer with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** An answer with that text, or with nothing. */
export function text(
  status: number,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): Script {
  return (_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }
}

/** The connection is closed in place of an answer. */
export const hangUp: Script = (_, response) => {
  response.socket?.destroy()
}

/** Nothing ever comes. */
export const silence: Script = () => {}
