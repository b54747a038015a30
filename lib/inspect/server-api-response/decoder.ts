import { findAppStoreError } from '../../apple/app-store-errors'
import { exactValue } from '../../json/exact'
import { isJsonObject, type JsonObject } from '../../json/node'
import { readJson } from '../../json/read'
import { apiResponseRules } from '../../rules/api-response'
import { duplicateKey } from '../../rules/json/oddities'
import { findings, lint } from '../../rules/lint'
import type { Decoded, Decoder } from '../decoder'
import { answerOf, type HttpAnswer, headerOf } from '../http/answer'
import { answerFields, type HeaderRow } from '../http/fields'
import type { Inspection } from '../inspection'
import type { Source } from '../source'
import { type AnswerKind, answerKind } from './kinds'
import { SAMPLES } from './samples'
import { attemptTable, transactionTable } from './tables'
import { decodeSigned, signedTexts } from './tokens'

/** What the App Store Server API answered, an error or data. */
export const serverApiResponse: Decoder = {
  id: 'server-api-response',
  title: 'Answer from the App Store Server API',
  about:
    'What the App Store Server API answered: histories, statuses, transactions, notification history and errors, with or without the HTTP status and headers.',
  samples: SAMPLES,
  detect: (source) => recognise(source)?.likelihood ?? 0,
  decode: async (source, context) => {
    const found = recognise(source)
    if (!found)
      return { summary: 'This is not an answer that the App Store Server API is known to give.' }
    const { http, body, kind } = found
    const { fields, views } = answerFields(http, kind?.fields ?? null, HEADERS)
    const texts = body ? signedTexts(body) : []
    const signed = await decodeSigned(texts, context)
    const { api, status, headers } = { api: 'app-store-server' as const, ...http }
    return {
      title: titleOf(kind, body),
      summary: summaryOf(found, texts.length, signed.parts),
      isAnswer: true,
      ...(typeof body?.environment === 'string' ? { environment: body.environment } : {}),
      findings: [
        ...findings(lint(apiResponseRules, { api, status, headers, body })),
        ...signed.findings,
        ...twiceIn(http),
      ],
      steps: signed.steps,
      parts: signed.parts,
      fields,
      views,
      tables: [...transactionTable(texts), ...(body ? attemptTable(body) : [])],
      value: {
        status: http.status,
        headers: http.headers.map(([name, value]) => [name, value]),
        body: http.json?.ok ? exactValue(http.json.root) : null,
      },
    } satisfies Decoded
  },
}

const HEADERS: Readonly<Record<string, HeaderRow>> = {
  'retry-after': {
    title: 'Not before',
    note: 'UNIX time in milliseconds, not a number of seconds.',
    instant: (value) => (/^\d{12,14}$/.test(value.trim()) ? Number(value) : null),
  },
}

interface Recognised {
  http: HttpAnswer
  body: JsonObject | null
  /** `null`: a refusal without JSON. */
  kind: AnswerKind | null
  likelihood: number
}

/** Of a key that stands twice the last is read; what the other held is not among the parts. */
function twiceIn({ json }: HttpAnswer) {
  return json
    ? findings(lint([duplicateKey], { parsed: json, byteOrderMark: false, size: null }))
    : []
}

/** What Apple writes with a 401: https://developer.apple.com/forums/thread/806452 */
const UNAUTHENTICATED = /^Unauthenticated(?:\s+Request ID:.*)?$/s

/** An error code alone, as people ask about it: only where Apple’s list has it. */
function codeAlone(text: string): Recognised | null {
  const code = /^\d{7}$/.test(text.trim()) ? Number(text.trim()) : 0
  if (!findAppStoreError(code)) return null
  const body = `{"errorCode":${code}}`
  const http = { status: null, headers: [], body, json: readJson(body) }
  return { http, body: { errorCode: code }, kind: answerKind({ errorCode: code }), likelihood: 0.9 }
}

function recognise(source: Source): Recognised | null {
  const http = answerOf(source)
  if (!http) {
    const { text } = source
    const bareCode = text === null ? null : codeAlone(text)
    if (bareCode) return bareCode
    if (text === null || text.length > 300 || !UNAUTHENTICATED.test(text)) return null
    const bare = { status: 401, headers: [], body: text, json: null }
    return { http: bare, body: null, kind: null, likelihood: 0.9 }
  }
  const body = http.json?.ok && isJsonObject(http.json.value) ? http.json.value : null
  const kind = body && answerKind(body)
  if (kind) return { http, body, kind, likelihood: kind.likelihood }
  const refused = http.status === 401 && http.json === null
  // Push services answer otherwise, and their headers show whose answer it is.
  return refused && headerOf(http.headers, 'apns-id') === null
    ? { http, body: null, kind: null, likelihood: UNAUTHENTICATED.test(http.body) ? 0.9 : 0.7 }
    : null
}

function titleOf(kind: AnswerKind | null, body: JsonObject | null): string {
  const row = kind?.id === 'error' ? rowOf(body) : null
  if (row) return `App Store Server API: ${row.title}`
  return kind?.title ?? 'Refused by the App Store Server API'
}

function summaryOf(
  { http, body, kind }: Recognised,
  signed: number,
  parts: readonly Inspection[],
): string {
  if (!kind) {
    return 'A 401 without JSON: the App Store Server API did not accept the token, and says nothing about the request.'
  }
  if (kind.id === 'error') {
    const row = rowOf(body)
    const came = String(body?.errorCode)
    return row
      ? `The App Store Server API answered ${came} (${row.name}). ${row.cause}`
      : `The App Store Server API answered ${came}, a code that Apple’s list does not have.`
  }
  const inside = signed === 0 ? 'Nothing in it is signed.' : fared(parts, signed)
  const { status } = http
  const differs = status !== null && status >= 400 ? ` Its HTTP status is ${status}.` : ''
  return `${kind.about} ${inside}${differs}`
}

/** How the signed texts in it fared, in a sentence. */
function fared(parts: readonly Inspection[], signed: number): string {
  const valid = parts.filter(({ verdict }) => verdict === 'valid').length
  const invalid = parts.filter(({ verdict }) => verdict === 'invalid').length
  if (valid === signed) {
    return signed === 1
      ? 'The signed text in it was verified.'
      : `All ${signed} signed texts in it were verified.`
  }
  const of = signed === 1 ? 'The signed text in it' : `Of the ${signed} signed texts in it`
  if (signed === 1) return `${of} ${invalid === 1 ? 'did not pass' : 'could not be verified'}.`
  const rest = [
    `${valid} ${valid === 1 ? 'was' : 'were'} verified`,
    ...(invalid > 0 ? [`${invalid} did not pass`] : []),
    ...(signed > valid + invalid ? [`${signed - valid - invalid} could not be verified`] : []),
  ]
  return `${of}, ${rest.join(', ')}.`
}

function rowOf(body: JsonObject | null) {
  return typeof body?.errorCode === 'number' ? findAppStoreError(body.errorCode) : null
}
