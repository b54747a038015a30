import 'server-only'
import { createPrivateKey, sign } from 'node:crypto'
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'
import { type Endpoint, type Simulator, startSimulator } from '../simulator'
import { type DemoDevice, demoWorld } from './demo'
import type { Result } from './world/model'
import type { IssuedKey } from './world/teams'

/** A client of the tests' own on bare node:http2, so that every mistake can be made. */

export interface Reply {
  status: number
  headers: Record<string, unknown>
  body: string
  json: { reason?: string; timestamp?: number }
}

export interface Sending {
  method?: string
  path?: string
  headers?: Record<string, string | string[]>
  body?: string | Uint8Array
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result
}

export interface Bench {
  simulator: Simulator
  owner: string
  key: IssuedKey
  device: DemoDevice
  /** Milliseconds since 1970 UTC; the simulator lives by it. */
  clock: { now: number }
}

/** A simulator with the demo world and a clock that stands still. */
export async function startBench(
  options: Partial<Parameters<typeof startSimulator>[0]> = {},
): Promise<Bench> {
  const clock = { now: 1_800_000_000_000 }
  const simulator = await startSimulator({
    dataFolder: null,
    now: () => clock.now,
    onProblem: (error) => {
      throw error
    },
    ...options,
  })
  const { key, device } = must(demoWorld(simulator.world, 'local'))
  return { simulator, owner: 'local', key, device, clock }
}

export async function open(endpoint: Endpoint): Promise<ClientHttp2Session> {
  const session = connect(`https://${endpoint.host}:${endpoint.port}`, { ca: endpoint.ca })
  session.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    session.once('remoteSettings', () => resolve())
    session.once('error', reject)
  })
  return session
}

/** Rejects with the stream's error where no answer comes. */
export function send(session: ClientHttp2Session, sending: Sending): Promise<Reply> {
  const pseudo = { ':method': sending.method ?? 'POST', ':path': sending.path ?? '/' }
  const stream = session.request({ ...pseudo, ...sending.headers }, { endStream: false })
  stream.end(sending.body ?? '')
  return reply(stream)
}

export function reply(stream: ClientHttp2Stream): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let status = 0
    let headers: Record<string, unknown> = {}
    let body = ''
    stream.setEncoding('utf8')
    stream.on('response', (received) => {
      status = Number(received[constants.HTTP2_HEADER_STATUS])
      headers = received
    })
    stream.on('data', (chunk: string) => {
      body += chunk
    })
    stream.on('error', reject)
    stream.on('close', () => {
      if (status === 0) return reject(new Error(`no answer, code ${stream.rstCode}`))
      resolve({ status, headers, body, json: body === '' ? {} : JSON.parse(body) })
    })
  })
}

export interface TokenParts {
  header?: object
  claims?: object
  dsaEncoding?: 'ieee-p1363' | 'der'
}

/** A provider token that is right unless its parts say otherwise. */
export function mint(
  key: Pick<IssuedKey, 'keyId' | 'teamId' | 'pkcs8'>,
  nowMs: number,
  parts: TokenParts = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = parts.header ?? { alg: 'ES256', kid: key.keyId }
  const claims = parts.claims ?? { iss: key.teamId, iat: Math.floor(nowMs / 1000) }
  const input = `${part(header)}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(input), {
    key: createPrivateKey(Buffer.from(key.pkcs8)),
    dsaEncoding: parts.dsaEncoding ?? 'ieee-p1363',
  })
  return `${input}.${signature.toString('base64url')}`
}

/** A push that is accepted as it stands; the tests break it. */
export function goodPush(bench: Bench): Required<Omit<Sending, 'method'>> {
  return {
    path: `/3/device/${bench.device.app.tokens.alert}`,
    headers: {
      authorization: `bearer ${mint(bench.key, bench.clock.now)}`,
      'apns-topic': bench.device.app.bundleId,
      'apns-push-type': 'alert',
    },
    body: '{"aps":{"alert":{"title":"Hello","body":"There"}}}',
  }
}
