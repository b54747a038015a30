import { findReason } from '../../apple/apns-reasons'
import { findings, lint } from '../../rules/lint'
import { pushLogRules } from '../../rules/push-log'
import { headerIn, isPlaceholder, type RequestLog } from '../../rules/push-log/subject'
import type { Finding } from '../../rules/rule'
import { apnsFindings } from '../apns-error/decoder'
import type { Context, Decoder } from '../decoder'
import type { HttpAnswer } from '../http/answer'
import type { Inspection } from '../inspection'
import { textView } from '../json-fields'
import { requestFindings, tokenOf } from './draft'
import { logFields, shownHeader, shownText } from './fields'
import { type PushLog, pushLogOf } from './read'
import { SAMPLES } from './samples'

/** A command, a log or an error text of a request to Apple that failed. */
export const pushLog: Decoder = {
  id: 'push-log',
  title: 'Request to Apple',
  about:
    'A curl command, an HTTP log or a library’s error text of a push that failed, or of a request to another of Apple’s services.',
  samples: SAMPLES,
  detect: (source) => pushLogOf(source)?.likelihood ?? 0,
  decode: async (source, context) => {
    const log = pushLogOf(source)
    if (!log) return { summary: 'This text contains no request to Apple.' }
    const { request, answer } = log
    const found = [
      ...answerFindings(log),
      ...findings(lint(pushLogRules, request)),
      ...requestFindings(request, context.now),
    ]
    const seen = new Set<string>()
    return {
      title: titleOf(request),
      summary: summaryOf(log, found),
      ...(answer ? { isAnswer: true } : {}),
      findings: found.filter(({ code }) => !seen.has(code) && seen.add(code)),
      fields: logFields(request, answer),
      views: [textView('text', 'Text', shownText(source.text ?? '').slice(0, 500_000))],
      value: {
        method: request.method,
        url: urlOf(request),
        headers: request.headers.map(([name, value]) => [name, shownHeader(name, value)]),
        body: request.body === null ? null : shownText(request.body),
        status: answer?.status ?? log.reason?.status ?? null,
        reason: log.reason?.word ?? null,
      },
      parts: await partsOf(request, answer, context),
    }
  },
}

/** What an answer or a reason in the client’s words means; other services’ answers are parts. */
function answerFindings({ request, answer, reason }: PushLog): Finding[] {
  if (reason) {
    const body = { reason: reason.word }
    const status = reason.status ?? findReason(reason.word)?.status ?? null
    const http = { status, headers: [], body: '', json: null }
    return apnsFindings({ http, body, reason: reason.word, timestamp: null })
  }
  const value = answer?.json?.ok ? answer.json.value : null
  const body = value && typeof value === 'object' && !Array.isArray(value) ? value : null
  const named = typeof body?.reason === 'string' ? body.reason : null
  const apns = request.service === 'apns' || (named !== null && findReason(named) !== null)
  if (!answer || !apns || (answer.status === null && named === null)) return []
  const timestamp = typeof body?.timestamp === 'number' ? body.timestamp : null
  return apnsFindings({ http: answer, body, reason: named, timestamp })
}

async function partsOf(
  log: RequestLog,
  answer: HttpAnswer | null,
  context: Context,
): Promise<Inspection[]> {
  const parts: Inspection[] = []
  const bearer = /^bearer\s+(\S+)/i.exec(headerIn(log, 'authorization') ?? '')?.[1]
  if (bearer !== undefined && !isPlaceholder(bearer)) {
    parts.push(await context.part(bearer, 'authorization'))
  }
  const token = tokenOf(log)
  if (token !== null && token !== '' && !isPlaceholder(token)) {
    parts.push(await context.part(token, 'deviceToken', 'device-token'))
  }
  if (log.body !== null && /^\s*[[{]/.test(log.body)) {
    parts.push(await context.part(log.body, 'payload'))
  }
  if (answer && answer.body !== '') {
    const head = answer.status === null ? '' : `HTTP/2 ${answer.status}\n`
    const headers = answer.headers.map(([name, value]) => `${name}: ${value}\n`).join('')
    parts.push(
      await context.part(head === '' ? answer.body : `${head}${headers}\n${answer.body}`, 'answer'),
    )
  }
  return parts
}

const SERVICES = {
  apns: 'A push',
  'app-store-server': 'A request to the App Store Server API',
  'app-store-connect': 'A request to App Store Connect',
} as const
const FORMS: Readonly<Record<RequestLog['form'], string>> = {
  curl: 'as a curl command',
  'http-log': 'in an HTTP log',
  address: 'by its address',
  'error-text': 'that failed, in a client’s words',
}

function titleOf({ service, form }: RequestLog): string {
  if (form === 'error-text') return 'Error text of a failed push'
  return `${service ? SERVICES[service] : 'A request'} ${FORMS[form]}`
}

function summaryOf({ request, answer }: PushLog, found: readonly Finding[]): string {
  const url = urlOf(request)
  const what =
    url === null ? 'A client’s report of a failure.' : `${request.method ?? 'A request'} to ${url}.`
  const came = answer?.status ? ` It was answered with ${answer.status}.` : ''
  const errors = found.filter(({ level }) => level === 'error')
  const [first] = errors
  const wrong = first
    ? ` ${errors.length === 1 ? 'One mistake was found' : `${errors.length} mistakes were found`}: ${first.title}.`
    : ' As far as it shows, nothing in it is certain to be refused.'
  return `${what}${came}${wrong}`
}

function urlOf({ address }: RequestLog): string | null {
  if (!address) return null
  const { scheme, host, port, path } = address
  return shownText(`${scheme}://${host}${port === null ? '' : `:${port}`}${path}`)
}
