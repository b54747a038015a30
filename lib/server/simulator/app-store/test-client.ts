import 'server-only'
import { createPrivateKey, sign } from 'node:crypto'
import { Agent, request as httpsRequest } from 'node:https'
import { openAuthority } from '../apns/authority'
import { type AppStore, type AppStoreOptions, type StoreEndpoint, startAppStore } from './start'
import type { IssuedKey } from './world/keys'
import type { Side } from './world/model'
import type { Result } from './world/result'

/** A simulated App Store for tests, and a client on bare node:https that can make every mistake. */

export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  json: Record<string, unknown>
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result
}

export interface Bench {
  store: AppStore
  owner: string
  key: IssuedKey
  bundleId: string
  /** The real time that the simulator lives by; milliseconds since 1970 UTC. */
  clock: { now: number }
  /** What was POSTed, in order; `answer` says how each ends. */
  posts: { url: string; signedPayload: string }[]
  answer: { result: string }
}

export const BUNDLE_ID = 'com.example.assay.demo'
export const HOOK = 'http://127.0.0.1:9/hook'

/** A store with a key and a clock that stands still unless a test moves it. */
export async function startBench(options: Partial<AppStoreOptions> = {}): Promise<Bench> {
  const clock = { now: 1_800_000_000_000 }
  const posts: Bench['posts'] = []
  const answer = { result: 'SUCCESS' }
  let random = 0
  const authority = await openAuthority(null, Date.now())
  const store = await startAppStore(
    {
      dataFolder: null,
      now: () => clock.now,
      random: (size) => Uint8Array.from({ length: size }, () => (random = (random * 5 + 7) & 255)),
      onProblem: (error) => {
        throw error
      },
      post: async (url, body) => {
        posts.push({ url, ...(JSON.parse(body) as { signedPayload: string }) })
        return answer.result
      },
      ...options,
    },
    { authority, certificate: await authority.issueServerCertificate(Date.now()) },
  )
  const key = must(store.world.issueKey('local'))
  return { store, owner: 'local', key, bundleId: BUNDLE_ID, clock, posts, answer }
}

export interface Call {
  method?: string
  path: string
  body?: unknown
  side?: Side
  /** `null`: no authorization at all. */
  token?: string | null
}

/** One request over HTTP/1.1, right unless the call says otherwise. */
export function call(bench: Bench, what: Call): Promise<Reply> {
  const { ca, host, port } = bench.store.endpoints[what.side ?? 'sandbox']
  const token = what.token === undefined ? mint(bench) : what.token
  const body =
    what.body === undefined
      ? ''
      : typeof what.body === 'string'
        ? what.body
        : JSON.stringify(what.body)
  return send(
    { ca, host, port },
    {
      method: what.method ?? 'GET',
      path: what.path,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      body,
    },
  )
}

/** Connections are kept: a handshake each would take most of the time of these tests. */
const AGENT = new Agent({ keepAlive: true, maxSockets: 8 })

export function send(
  { ca, host, port }: Pick<StoreEndpoint, 'ca' | 'host' | 'port'>,
  {
    body,
    ...rest
  }: { method: string; path: string; headers: Record<string, string>; body: string | Uint8Array },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest({ ca, host, port, agent: AGENT, ...rest }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        const json = text === '' ? {} : (JSON.parse(text) as Reply['json'])
        resolve({ status: statusCode, headers, text, json })
      })
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server may have ended a kept connection in the same moment.
      if (request.reusedSocket && error.code === 'ECONNRESET') {
        send({ ca, host, port }, { body, ...rest }).then(resolve, reject)
      } else reject(error)
    })
    request.end(body)
  })
}

/** A token that is right unless its parts say otherwise. `undefined` takes a claim out. */
export function mint(
  bench: Pick<Bench, 'key' | 'clock'>,
  parts: { header?: object; claims?: object; pkcs8?: Uint8Array; dsaEncoding?: 'der' } = {},
): string {
  const now = Math.floor(bench.clock.now / 1000)
  const header = { alg: 'ES256', kid: bench.key.keyId, typ: 'JWT', ...parts.header }
  const claims = {
    iss: bench.key.issuerId,
    iat: now,
    exp: now + 300,
    aud: 'appstoreconnect-v1',
    bid: BUNDLE_ID,
    ...parts.claims,
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(input), {
    key: createPrivateKey(Buffer.from(parts.pkcs8 ?? bench.key.pkcs8)),
    dsaEncoding: parts.dsaEncoding ?? 'ieee-p1363',
  })
  return `${input}.${signature.toString('base64url')}`
}

/** The payload of a compact JWS, unchecked. */
export function payloadOf(token: unknown): Record<string, unknown> {
  const [, middle = ''] = String(token).split('.')
  return JSON.parse(Buffer.from(middle, 'base64url').toString('utf8'))
}
