import { findReason } from '../../apple/apns-reasons'
import { readJson } from '../../json/read'
import { errorText, type RequestLog } from '../../rules/push-log/subject'
import { hasSymptom } from '../../rules/push-log/symptoms'
import { type HttpAnswer, readHttp } from '../http/answer'
import type { Source } from '../source'
import { readAddress, serviceOf } from './address'
import { readCurl } from './curl'
import { readHttpLog } from './http-log'

/** What was pasted of a failed request: the request, the answer, and what the client said. */
export interface PushLog {
  request: RequestLog
  answer: HttpAnswer | null
  /** A reason of APNs that stands in the client's words. */
  reason: { word: string; status: number | null } | null
  likelihood: number
}

/** A log is looked at no further than this. */
const MOST = 300_000
const ADDRESS_LINE = /^(?:(GET|POST|PUT|PATCH|DELETE) +)?(https?:\/\/\S+|\/v1\/\S+|\/inApps\/\S+)$/
const WORD = /\breason\b["'\s:=]{1,10}([A-Z][a-z]{3,40})\b|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g
const CACHE = new WeakMap<Source, { log: PushLog | null }>()

/** The request that an input tells of; `null` where it tells of none of Apple’s. Read once. */
export function pushLogOf(source: Source): PushLog | null {
  const known = CACHE.get(source)
  if (known) return known.log
  const text = source.text === null ? '' : source.text.slice(0, MOST)
  const log = text.length < 8 ? null : read(text, source)
  CACHE.set(source, { log })
  return log
}

function read(text: string, source: Source): PushLog | null {
  const curl = readCurl(text)
  if (curl && (curl.log.service !== null || source.json === null)) {
    const rest = `${text.slice(0, curl.start)}\n${text.slice(curl.end)}`
    const logged = readHttpLog(rest)
    const answer = logged?.answer ?? answerIn(rest)
    const reason = answer ? null : reasonIn(rest)
    const http = logged?.log.http?.startsWith('1') ? logged.log.http : curl.log.http
    const request = { ...curl.log, http, said: rest.trim() }
    return { request, answer, reason, likelihood: curl.log.service === null ? 0.3 : 0.97 }
  }
  if (source.json?.ok) return fromResult(text)
  const logged = readHttpLog(text)
  if (logged) {
    const { log, answer } = logged
    return { request: log, answer, reason: null, likelihood: log.service === null ? 0.3 : 0.96 }
  }
  return fromAddress(text) ?? fromWords(text)
}

/** What libraries return: node-apn’s `{"sent":[],"failed":[…]}`, Firebase’s error. */
function fromResult(text: string): PushLog | null {
  if (text.length > 100_000) return null
  const reason = reasonIn(text)
  const failed = /"failed"\s*:\s*\[/.test(text) && reason !== null
  if (!failed && !/THIRD_PARTY_AUTH_ERROR|third-party-auth-error/.test(text)) return null
  return { request: errorText(text), answer: null, reason, likelihood: 0.85 }
}

function fromAddress(text: string): PushLog | null {
  const [line = ''] = text.split('\n', 1)
  const [, method = null, url = ''] = ADDRESS_LINE.exec(line.slice(0, 8_000).trim()) ?? []
  const rest = text.slice(line.length).trim()
  if (url === '' || !/^(?:\{|$)/.test(rest)) return null
  const body = rest || null
  const host = url.startsWith('/v1/') ? 'https://api.appstoreconnect.apple.com' : ''
  const store = url.startsWith('/inApps/') ? 'https://api.storekit.apple.com' : ''
  const address = readAddress(`${host}${store}${url}`)
  const service = serviceOf(address, [])
  if (service === null) return null
  const request = { ...errorText(''), form: 'address' as const, service, method, address, body }
  return { request, answer: null, reason: null, likelihood: method === null ? 0.85 : 0.92 }
}

function fromWords(text: string): PushLog | null {
  const answer = text.length > 30_000 ? null : answerIn(text)
  const reason = reasonIn(text)
  const old = /\b(?:gateway|feedback)\.(?:sandbox\.)?push\.apple\.com\b/.test(text)
  if (reason === null && !old && !hasSymptom(text)) return null
  const about = /apns|push|device|notification|provider token/i.test(text)
  // An answer alone is read by the decoder of answers.
  const alone = /^(?:HTTP\/|:status)/.test(text)
  const likelihood = alone ? 0.3 : reason !== null || old ? 0.8 : about ? 0.75 : 0.5
  return { request: errorText(text), answer: reason ? null : answer, reason, likelihood }
}

/** An answer that stands somewhere in a text: from its status line on, or a body alone. */
function answerIn(text: string): HttpAnswer | null {
  const status = /(?:^|\n)(HTTP\/[\d.]+ \d{3}[^\n]*[\s\S]*)$/.exec(text)?.[1]
  if (status !== undefined) return readHttp(status)
  const from = text.search(/\{\s{0,20}"(?:reason|errorCode|errors)"/)
  const body = from < 0 ? '' : text.slice(from, text.lastIndexOf('}') + 1)
  const json = body === '' ? null : readJson(body)
  return json?.ok ? { status: null, headers: [], body, json } : null
}

/** The first word that is a reason of APNs, and a status near it. */
function reasonIn(text: string): { word: string; status: number | null } | null {
  for (const found of text.slice(0, 100_000).matchAll(WORD)) {
    // `Forbidden` and the like have one part: every service says them, so they have to be named.
    const word = found[1] ?? found[0]
    const row = findReason(word)
    if (!row) continue
    const near = text.slice(Math.max(0, found.index - 120), found.index + found[0].length + 60)
    const status = new RegExp(`\\b${row.status}\\b`).test(near) ? row.status : null
    return { word, status }
  }
  return null
}
