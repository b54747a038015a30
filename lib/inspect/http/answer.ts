import { type ParsedJson, readJson } from '../../json/read'
import type { Source } from '../source'

/** An answer over HTTP as people paste it: with its status line and headers, or the body alone. */
export interface HttpAnswer {
  /** `null`: the paste has none. */
  status: number | null
  /** Names in lower case, in the order in which they came. */
  headers: readonly Header[]
  body: string
  /** The body as JSON; `null` where it does not even begin like an object or a list. */
  json: ParsedJson | null
}

export type Header = readonly [name: string, value: string]

/** More lines than this are no header of an answer. */
const MOST_HEADERS = 200
const STATUS_LINE = /^(?:HTTP\/[\d.]+ |:status:? ?)(\d{3})(?!\d)[^\n]*$/i
const HEADER = /^(:?[A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*(.*)$/
/** `403 Forbidden {"reason":…}`, `status: 410 {…}`: how libraries print an answer. */
const PRINTED =
  /^(?:http )?(?:status(?: ?code)?)?\s{0,9}[:=]?\s{0,9}(\d{3})(?!\d)[^{}\n]{0,80}\n?(\{[\s\S]*)$/i

const CACHE = new WeakMap<Source, { answer: HttpAnswer | null }>()

/** The answer that an input is; `null` where it has neither a status nor a body of JSON. Read once. */
export function answerOf(source: Source): HttpAnswer | null {
  const known = CACHE.get(source)
  if (known) return known.answer
  const answer = read(source)
  CACHE.set(source, { answer })
  return answer
}

function read(source: Source): HttpAnswer | null {
  const { text, json } = source
  if (text === null || text === '') return null
  if (json) return { status: null, headers: [], body: text, json }
  return readHttp(text)
}

/** A status line, headers, an empty line and the body. Of several answers in a row the last counts. */
export function readHttp(text: string): HttpAnswer | null {
  let rest = text.replaceAll('\r\n', '\n')
  let found: HttpAnswer | null = null
  // A `100 Continue` or a proxy's own answer may stand in front.
  for (let answers = 0; answers < 5; answers++) {
    const one = readOne(rest)
    if (!one) break
    found = one.answer
    rest = one.answer.body
  }
  if (found) return { ...found, json: bodyJson(found.body) }
  const printed = PRINTED.exec(rest)
  if (!printed) return null
  const body = printed[2] ?? ''
  return { status: Number(printed[1]), headers: [], body, json: bodyJson(body) }
}

function readOne(text: string): { answer: HttpAnswer } | null {
  const lines = text.split('\n', MOST_HEADERS + 2)
  const status = STATUS_LINE.exec(lines[0]?.trimEnd() ?? '')?.[1]
  if (status === undefined) return null
  const headers: Header[] = []
  let at = (lines[0]?.length ?? 0) + 1
  for (const line of lines.slice(1)) {
    const header = HEADER.exec(line.trimEnd())
    if (!header && line.trim() !== '') break
    at += line.length + 1
    if (!header) break
    headers.push([(header[1] ?? '').toLowerCase(), header[2] ?? ''])
  }
  return { answer: { status: Number(status), headers, body: text.slice(at).trim(), json: null } }
}

const bodyJson = (body: string): ParsedJson | null => (/^[[{]/.test(body) ? readJson(body) : null)

/** The first header of that name, written in lower case. */
export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([candidate]) => candidate === name)?.[1] ?? null
}
