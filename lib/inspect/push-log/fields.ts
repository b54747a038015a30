import type { RequestLog } from '../../rules/push-log/subject'
import type { HttpAnswer } from '../http/answer'
import { answerFields } from '../http/fields'
import type { Field } from '../inspection'
import { maskPrivateKeys, maskToken, maskTokens } from '../mask'

/** Headers whose value is a secret. */
const SECRET = /^(?:proxy-)?authorization$|cookie|secret|password/

/** A header's value as it may be shown: of a secret the scheme, 8 characters and the length. */
export function shownHeader(name: string, value: string): string {
  if (!SECRET.test(name)) return maskTokens(value)
  const [, scheme = '', secret = ''] = /^([A-Za-z]{2,12}\s+)?(\S*)/.exec(value) ?? []
  return secret.length > 16 && !secret.startsWith('$') ? `${scheme}${maskToken(secret)}` : value
}

/** The request and its answer as a tree. */
export function logFields(log: RequestLog, answer: HttpAnswer | null): Field[] {
  const fields: Field[] = []
  const request = requestFields(log)
  if (request.length > 0) {
    fields.push({
      label: 'request',
      title: 'Request',
      value: '',
      kind: 'object',
      children: request,
    })
  }
  if (answer) {
    const children = answerFields(answer, null).fields.map(withoutRange)
    fields.push({ label: 'answer', title: 'Answer', value: '', kind: 'object', children })
  }
  return fields
}

function requestFields(log: RequestLog): Field[] {
  const { address, method, http, headers, body, bodyFile } = log
  const text = (label: string, title: string, value: string | null): Field[] =>
    value === null ? [] : [{ label, title, value, kind: 'text' }]
  return [
    ...text('method', 'Method', method),
    ...text('scheme', 'Scheme', address?.scheme ?? null),
    ...text('host', 'Host', address?.host ?? null),
    ...text('port', 'Port', address?.port === null || !address ? null : String(address.port)),
    ...text('path', 'Path', address?.path ?? null),
    ...text('http', 'Version of HTTP', http),
    ...headers.map(
      ([name, value]): Field => ({ label: name, value: shownHeader(name, value), kind: 'text' }),
    ),
    ...text('payload', 'Body', body === null ? null : shownText(body).slice(0, 10_000)),
    ...text('body-file', 'Body from the file', bodyFile),
  ]
}

/** The answer's own view is not kept: its part has one. */
function withoutRange({ range: _range, children, ...field }: Field): Field {
  return children ? { ...field, children: children.map(withoutRange) } : field
}

/** A text without the digits of keys and without whole tokens. */
export function shownText(text: string): string {
  return maskTokens(maskPrivateKeys(text))
}
