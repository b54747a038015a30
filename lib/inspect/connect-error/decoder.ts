import { findConnectError } from '../../apple/connect-errors'
import { exactValue } from '../../json/exact'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/node'
import { apiResponseRules } from '../../rules/api-response'
import { connectErrors } from '../../rules/api-response/subject'
import { findings, lint } from '../../rules/lint'
import type { Finding } from '../../rules/rule'
import type { Decoder } from '../decoder'
import { answerOf, type HttpAnswer, headerOf } from '../http/answer'
import { answerFields, type HeaderRow } from '../http/fields'
import type { DataTable } from '../inspection'
import type { JsonFieldTable } from '../json-fields'
import type { Source } from '../source'
import { SAMPLES } from './samples'

/** What App Store Connect answered where it refused a request. */
export const connectError: Decoder = {
  id: 'connect-error',
  title: 'Error from App Store Connect',
  about:
    'What the App Store Connect API answers when it refuses a request: {"errors": […]}, with or without the HTTP status and headers.',
  samples: SAMPLES,
  detect: (source) => recognise(source)?.likelihood ?? 0,
  decode: async (source) => {
    const found = recognise(source)
    if (!found)
      return { summary: 'This is not an error from App Store Connect: it has no list of errors.' }
    const { http, body } = found
    const subject = {
      api: 'app-store-connect' as const,
      status: http.status,
      headers: http.headers,
      body,
    }
    const { fields, views } = answerFields(http, BODY, HEADERS)
    const errors = connectErrors(subject)
    const first = errors[0]
    const family = first && findConnectError(first.code)
    return {
      title: family ? `App Store Connect: ${family.title}` : 'Error from App Store Connect',
      summary: `App Store Connect refused the request with ${errors.length === 1 ? 'one error' : `${errors.length} errors`}${first ? `: ${[first.status, first.code].filter(Boolean).join(' ')}` : ''}.`,
      isAnswer: true,
      findings: particular(findings(lint(apiResponseRules, subject)), errors.length),
      fields,
      views,
      tables: errors.length > 1 ? [table(errors)] : [],
      value: {
        status: http.status,
        headers: http.headers.map(([name, value]) => [name, value]),
        body: http.json?.ok ? exactValue(http.json.root) : null,
      },
    }
  },
}

const PARTICULAR: readonly string[] = [
  'api-response/connect-spaced-value',
  'api-response/connect-price-schedule-path',
]

/** Where the cause of the one error is known, what its code says in general is left out. */
function particular(found: readonly Finding[], count: number): Finding[] {
  const known = found.filter(({ code }) => PARTICULAR.includes(code))
  const rest = found.filter(({ code, level }) => !PARTICULAR.includes(code) && level !== 'error')
  if (known.length > 0 && count === 1) return [...known, ...rest]
  return [...known, ...found.filter((finding) => !known.includes(finding))]
}

const BODY: JsonFieldTable = {
  errors: {
    title: 'Errors',
    fields: {
      id: { title: 'Id', note: 'Identifies this one answer: Apple’s support asks for it.' },
      status: { title: 'HTTP status' },
      code: {
        title: 'Code',
        words: (value) => findConnectError(value)?.title,
        note: 'From the general to the particular, with dots between.',
      },
      title: { title: 'Title' },
      detail: { title: 'Detail' },
      source: {
        title: 'Where',
        fields: {
          pointer: { title: 'Place in the body', note: 'A JSON pointer into the request’s body.' },
          parameter: { title: 'Query parameter' },
        },
      },
      meta: { title: 'More' },
      links: { title: 'Links', note: 'They are shown and not followed.' },
    },
  },
}

const HEADERS: Readonly<Record<string, HeaderRow>> = {
  'x-rate-limit': {
    title: 'Requests an hour, and how many are left',
    note: 'Over a rolling hour, for each key.',
  },
}

function recognise(
  source: Source,
): { http: HttpAnswer; body: JsonObject; likelihood: number } | null {
  const http = answerOf(source)
  const body = http?.json?.ok && isJsonObject(http.json.value) ? http.json.value : null
  if (!http || !body || !Array.isArray(body.errors)) return null
  const limited = headerOf(http.headers, 'x-rate-limit') !== null
  const likelihood = limited ? 0.97 : likelihoodOf(body.errors[0])
  return likelihood > 0 ? { http, body, likelihood } : null
}

/** Every service of JSON:API has `errors`; Apple's have a code with dots or underscores. */
function likelihoodOf(error: JsonValue | undefined): number {
  if (!isJsonObject(error) || typeof error.code !== 'string') return 0
  const known = findConnectError(error.code) !== null
  const whole = ['status', 'title', 'detail'].filter((key) => Object.hasOwn(error, key)).length
  if (known) return 0.9 + whole / 50
  return /^[A-Z][A-Z0-9_.]+$/.test(error.code) && whole >= 2 ? 0.7 : 0.1
}

function table(errors: ReturnType<typeof connectErrors>): DataTable {
  return {
    id: 'errors',
    title: 'Errors',
    columns: [
      { id: 'status', title: 'Status', kind: 'mono' },
      { id: 'code', title: 'Code', kind: 'mono' },
      { id: 'meaning', title: 'What it means', kind: 'text' },
      { id: 'place', title: 'Where', kind: 'mono' },
      { id: 'detail', title: 'Detail', kind: 'text' },
    ],
    rows: errors.map((error) => [
      error.status,
      error.code,
      findConnectError(error.code)?.title ?? null,
      error.pointer || error.parameter || null,
      error.detail || error.title,
    ]),
  }
}
