import type { RequestLog } from '../../rules/push-log/subject'
import { type HttpAnswer, readHttp } from '../http/answer'
import { readAddress, serviceOf } from './address'

/** Lines of a log beyond these are not looked at. */
const MOST_LINES = 5_000
const LONGEST_LINE = 8_000
const REQUEST_LINE = /^(GET|POST|PUT|PATCH|DELETE|HEAD) (\S+)(?: HTTP\/(\d(?:\.\d)?))?$/
/** `[HTTP/2] [1] [:path: /3/device/…]`, `h2h3 [:path: …]`: how curl prints what it sends. */
const BRACKETED = /\[(:?[A-Za-z][\w-]{0,60}|:[a-z]{2,20}): ?([^\]\n]{0,1000})\]\s*$/
const HEADER = /^(:?[A-Za-z][\w-]{0,60}): ?(.*)$/

interface Lines {
  sent: string[]
  received: string[]
  said: string[]
}

/** A request, its answer and the client's words out of a log; `null` where no request stands in it. */
export function readHttpLog(text: string): { log: RequestLog; answer: HttpAnswer | null } | null {
  const lines = sort(text.replaceAll('\r\n', '\n').split('\n', MOST_LINES))
  const request = readRequest(lines)
  if (!request) return null
  return { log: request, answer: readAnswer(lines.received) }
}

/** curl -v marks what went out with `>`, what came in with `<`, and its own words with `*`. */
function sort(lines: readonly string[]): Lines {
  const sorted: Lines = { sent: [], received: [], said: [] }
  let last: string[] = sorted.said
  for (const line of lines) {
    const [, mark, rest = ''] = /^\s{0,8}([<>*])\s?(.*)$/.exec(line) ?? []
    if (mark === '>') sorted.sent.push(rest)
    else if (mark === '<') last = push(sorted.received, rest)
    else if (mark === '*') sorted.said.push(rest)
    else if (REQUEST_LINE.test(line.trim()) || /^:(?:method|path|authority|scheme)\b/.test(line)) {
      last = push(sorted.sent, line)
    } else if (/^(?:HTTP\/[\d.]+ \d{3}|:status)/.test(line)) last = push(sorted.received, line)
    else if (/^curl: \(|^[{}]\s*\[\d+ bytes data\]/.test(line)) sorted.said.push(line)
    else last.push(line)
  }
  return sorted
}

function push(into: string[], line: string): string[] {
  into.push(line)
  return into
}

function readRequest({ sent, said }: Lines): RequestLog | null {
  const pseudo = new Map<string, string>()
  const headers: [string, string][] = []
  let version: string | null = null
  let body = ''
  let ended = false
  for (const line of sent) {
    const start = REQUEST_LINE.exec(line.trim())
    const header = HEADER.exec(line)
    if (start && pseudo.size === 0) {
      pseudo.set(':method', start[1] ?? '').set(':path', start[2] ?? '')
      version = start[3] ?? null
    } else if (ended) body += `${line}\n`
    else if (line.trim() === '') ended = headers.length > 0
    else if (header) note(header[1] ?? '', header[2] ?? '', pseudo, headers)
  }
  for (const line of said) {
    const [, name = '', value = ''] = (line.length < LONGEST_LINE && BRACKETED.exec(line)) || []
    const known = pseudo.has(name) || headers.some(([other]) => other === name.toLowerCase())
    if (name !== '' && !known) note(name, value, pseudo, headers)
    if (/HTTP\/2|h2h3|using HTTP2/i.test(line)) version ??= '2'
  }
  const path = pseudo.get(':path')
  if (path === undefined) return null
  const host = pseudo.get(':authority') ?? headers.find(([name]) => name === 'host')?.[1] ?? ''
  const scheme = pseudo.get(':scheme') ?? 'https'
  const address = /^https?:/.test(path)
    ? readAddress(path)
    : (readAddress(`${scheme}://${host || 'unknown'}${path}`) ?? null)
  return {
    form: 'http-log',
    service: serviceOf(address, headers),
    method: pseudo.get(':method') ?? null,
    address,
    headers,
    body: body.trim() === '' ? null : body.trim(),
    bodyFile: null,
    http: version,
    certificate: said.some((line) => /Client cert|CERT verify/i.test(line)),
    said: said.join('\n'),
  }
}

function note(
  name: string,
  value: string,
  pseudo: Map<string, string>,
  headers: [string, string][],
): void {
  if (name.startsWith(':')) pseudo.set(name, value.trim())
  else headers.push([name.toLowerCase(), value.trim()])
}

function readAnswer(received: readonly string[]): HttpAnswer | null {
  const text = received.join('\n').trim()
  return text === '' ? null : readHttp(text)
}
