import { APNS_REASONS, findReason } from '../../apple/apns-reasons'
import { isJsonObject, type JsonObject } from '../../json/node'
import { answerOf, type HttpAnswer, headerOf } from '../http/answer'
import type { Source } from '../source'

/** An answer of APNs: the reason with what came around it. */
export interface ApnsAnswer {
  http: HttpAnswer
  body: JsonObject | null
  reason: string | null
  /** Milliseconds since 1970 UTC, as a 410 has it. */
  timestamp: number | null
}

/** `BadDeviceToken`, `410 Unregistered`, `reason: Unregistered`: how logs name one. */
const BARE =
  /^(?:(?:HTTP|status)?[:= ]*(\d{3})[\s:,-]*)?(?:reason[:= ]*)?"?([A-Z][A-Za-z0-9]{4,40}(?: [A-Za-z]{1,40}){0,3})"?\.?$/
const STATUSES = new Set(APNS_REASONS.map(({ status }) => status))

/** How likely it is an answer of APNs, and what it says; `null` for what is none. */
export function apnsAnswerOf(source: Source): { answer: ApnsAnswer; likelihood: number } | null {
  const http = answerOf(source)
  return http ? fromHttp(http) : fromWord(source.text ?? '')
}

function fromHttp(http: HttpAnswer): { answer: ApnsAnswer; likelihood: number } | null {
  const body = http.json?.ok && isJsonObject(http.json.value) ? http.json.value : null
  const reason = typeof body?.reason === 'string' ? body.reason : null
  const timestamp = typeof body?.timestamp === 'number' ? body.timestamp : null
  const answer = { http, body, reason, timestamp }
  const named = headerOf(http.headers, 'apns-id') !== null
  if (body === null) {
    const likelihood = named && http.body === '' ? 0.95 : 0
    return likelihood > 0 ? { answer, likelihood } : null
  }
  if (reason === null) return null
  const keys = Object.keys(body)
  const alone = keys.every((key) => key === 'reason' || key === 'timestamp')
  if (findReason(reason)) return { answer, likelihood: alone || named ? 0.98 : 0.7 }
  if (!alone) return null
  return { answer, likelihood: named ? 0.95 : /^[A-Z][A-Za-z]+$/.test(reason) ? 0.8 : 0.3 }
}

function fromWord(text: string): { answer: ApnsAnswer; likelihood: number } | null {
  const [, digits, word = ''] = (text.length < 80 && BARE.exec(text)) || []
  const row = findReason(word)
  if (!row) return null
  const status = digits === undefined ? null : Number(digits)
  if (status !== null && !STATUSES.has(status)) return null
  const http: HttpAnswer = { status, headers: [], body: '', json: null }
  return {
    answer: { http, body: { reason: word }, reason: word, timestamp: null },
    likelihood: 0.95,
  }
}
