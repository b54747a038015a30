import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json/node'

/** What the rules of this group look at: one answer of one of Apple's web services. */
export interface ApiAnswer {
  api: 'app-store-server' | 'app-store-connect' | 'apns'
  /** `null`: the paste has no status line. */
  status: number | null
  /** Names in lower case. */
  headers: readonly (readonly [name: string, value: string])[]
  /** `null`: the body is empty or no JSON object. */
  body: Readonly<Record<string, JsonValue>> | null
}

/** An answer of the App Store Server API, for examples. */
export function serverAnswer(
  body: ApiAnswer['body'],
  status: number | null = null,
  headers: ApiAnswer['headers'] = [],
): ApiAnswer {
  return { api: 'app-store-server', status, headers, body }
}

/** One entry of `errors` as App Store Connect sends it; texts that are missing are empty. */
export interface ConnectError {
  code: string
  status: string
  title: string
  detail: string
  /** What is at fault, as the answer names it: a JSON pointer or a query parameter. */
  pointer: string
  parameter: string
}

/** An answer of App Store Connect with these errors, for examples. */
export function connectAnswer(
  errors: readonly Partial<Omit<ConnectError, 'pointer' | 'parameter'> & { source: JsonObject }>[],
  status: number | null = null,
  headers: ApiAnswer['headers'] = [],
): ApiAnswer {
  const list = errors.map((error): JsonObject => ({ ...error }))
  return { api: 'app-store-connect', status, headers, body: { errors: list } }
}

/** More errors than this in one answer are counted and not read. */
const MOST_ERRORS = 100

/** The errors of an answer of App Store Connect; none where it is another answer. */
export function connectErrors({ body, api }: ApiAnswer): ConnectError[] {
  const errors = api === 'app-store-connect' ? body?.errors : undefined
  if (!Array.isArray(errors)) return []
  return errors
    .slice(0, MOST_ERRORS)
    .filter(isJsonObject)
    .map((error) => {
      const source = isJsonObject(error.source) ? error.source : {}
      return {
        code: textOf(error.code),
        status: textOf(error.status),
        title: textOf(error.title),
        detail: textOf(error.detail),
        pointer: textOf(source.pointer),
        parameter: textOf(source.parameter),
      }
    })
}

export function headerValue(answer: ApiAnswer, name: string): string | null {
  return answer.headers.find(([candidate]) => candidate === name)?.[1] ?? null
}

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
