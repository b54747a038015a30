import 'server-only'
import { lookup as systemLookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { checkServerIdentity } from 'node:tls'
import { isReceived, type ReplayOutcome } from '@/lib/notifications/replay'
import { type Fault, faultOf } from './faults'
import { mayGo, readTarget, type Target } from './target'

/** Apple's own patience is not known; its staff call 30 seconds too long. */
const PATIENCE_MS = 60_000
const ANSWER_MAX = 4096

export interface Outgoing {
  url: string
  headers: readonly (readonly [name: string, value: string])[]
  body: Uint8Array
}

export interface OutgoingRules {
  /** This machine and the network around it too. Only where the console is not hosted. */
  local: boolean
  /** All addresses of a name. A parameter so that tests can lie. */
  lookup?: (host: string) => Promise<readonly string[]>
  timeoutMs?: number
  /** Certificates trusted in place of the system's. */
  ca?: readonly string[]
  signal?: AbortSignal
  now?: () => number
}

/**
 * Posts once, as Apple would: a name is looked up once, every address of it is judged, and the
 * connection goes to the one that was judged, so that no second answer of the name server leads
 * elsewhere. No redirect is followed. `refused`: nothing was sent, and why. Never rejects.
 */
export async function postOut(
  outgoing: Outgoing,
  rules: OutgoingRules,
): Promise<{ sent: true; outcome: ReplayOutcome } | { sent: false; problem: string }> {
  const read = readTarget(outgoing.url, rules)
  if (!read.ok) return { sent: false, problem: read.problem }
  const { target } = read
  const now = rules.now ?? Date.now
  const at = now()
  const started = performance.now()
  const ended = (rest: Partial<ReplayOutcome> & Pick<ReplayOutcome, 'result'>) => ({
    sent: true as const,
    outcome: { ...NO_ANSWER, at, tookMs: Math.round(performance.now() - started), ...rest },
  })
  let addresses: readonly string[]
  try {
    addresses = isIP(target.host) ? [target.host] : await (rules.lookup ?? allOf)(target.host)
  } catch {
    const detail = `The name ${target.host} is not known to the DNS server.`
    return ended({ result: 'SOCKET_ISSUE', detail })
  }
  const problem = mayGo(target, addresses, rules.local)
  const address = addresses[0]
  if (problem !== null || address === undefined) {
    return { sent: false, problem: problem ?? `${target.host} leads nowhere.` }
  }
  const answer = await exchange(target, address, outgoing, rules)
  if (!('status' in answer)) return ended({ ...answer.fault, address })
  const { status, headers, text, fault } = answer
  const result =
    fault?.result ?? (isReceived(status) ? 'SUCCESS' : 'UNSUCCESSFUL_HTTP_RESPONSE_CODE')
  const detail = fault?.detail ?? null
  return ended({ result, detail, status, answer: text, answerHeaders: headers, address })
}

const NO_ANSWER = { status: null, answer: null, answerHeaders: [], address: null, detail: null }

async function allOf(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

type Answer =
  | { fault: Fault }
  | {
      status: number
      headers: [string, string][]
      text: string
      /** It broke off after its head. */
      fault: Fault | null
    }

function exchange(
  { protocol, host, port, path }: Target,
  address: string,
  { headers, body }: Outgoing,
  { timeoutMs = PATIENCE_MS, ca, signal }: OutgoingRules,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const pinned: LookupFunction = (_, options, done) => {
    const family = isIP(address)
    if (options.all) done(null, [{ address, family }])
    else done(null, address, family)
  }
  const name = isIP(host) === 6 ? `[${host}]` : host
  const usual = port === (protocol === 'https:' ? 443 : 80)
  const sending = (protocol === 'https:' ? httpsRequest : httpRequest)({
    method: 'POST',
    host,
    port,
    path,
    agent: false,
    lookup: pinned,
    setHost: false,
    headers: [
      ['host', usual ? name : `${name}:${port}`],
      ...headers,
      ['content-length', String(body.length)],
      ['connection', 'close'],
    ].flat(),
    ...(protocol === 'https:'
      ? {
          servername: isIP(host) ? '' : host,
          minVersion: 'TLSv1.2' as const,
          rejectUnauthorized: true,
          checkServerIdentity: (
            _: string,
            certificate: Parameters<typeof checkServerIdentity>[1],
          ) => checkServerIdentity(host, certificate),
          ...(ca ? { ca: [...ca] } : {}),
        }
      : {}),
  })
  const end = (answer: Answer) => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    resolve(answer)
    sending.destroy()
  }
  const timer = setTimeout(() => {
    const detail = `There was no complete answer within ${Math.round(timeoutMs / 1000)} seconds.`
    end({ fault: { result: 'TIMED_OUT', detail } })
  }, timeoutMs)
  const cancel = () => end({ fault: { result: 'OTHER', detail: 'It was cancelled.' } })
  signal?.addEventListener('abort', cancel)
  if (signal?.aborted) cancel()
  sending.on('error', (error) => end({ fault: faultOf(error) }))
  sending.on('response', (response) => readAnswer(response, end))
  sending.end(body)
  return promise
}

/** The head, and of the body what is shown of it. */
function readAnswer(response: IncomingMessage, end: (answer: Answer) => void): void {
  const chunks: Buffer[] = []
  let length = 0
  const answer = (fault: Fault | null) => {
    const headers: [string, string][] = []
    for (let i = 0; i < response.rawHeaders.length; i += 2) {
      headers.push([response.rawHeaders[i] ?? '', response.rawHeaders[i + 1] ?? ''])
    }
    const text = Buffer.concat(chunks).subarray(0, ANSWER_MAX).toString('utf8')
    end({ status: response.statusCode ?? 0, headers, text, fault })
  }
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length >= ANSWER_MAX) answer(null)
  })
  response.on('end', () => answer(null))
  response.on('error', () =>
    answer({
      result: 'PREMATURE_CLOSE',
      detail: 'The connection ended in the middle of the answer.',
    }),
  )
}
