import { decodeUtf8, encodeUtf8 } from '../bytes/utf8'
import { isJsonObject, type JsonObject } from '../json/node'
import { readJson } from '../json/read'
import type { Step } from '../rules/rule'
import type { CompactReading, JwsJson } from './jws'
import { shorten } from './jws-header'
import { partsProblem } from './jws-parts'
import { LINES_OUT, type Oddity, type PartName, readPart } from './read-part'

const NAMES: readonly [PartName, PartName, PartName] = ['header', 'payload', 'signature']

/**
 * Reads a JWS in compact form (RFC 7515, section 3.1) as strictly as it is written there: three
 * parts in canonical base64url, header and payload JSON objects in which no key stands twice.
 *
 * Every check is a step. Where only the writing is off (white space, padding, the other alphabet)
 * a step fails, and `jws` is that of the repaired text, so that it can be shown. Never throws.
 *
 * `text` is taken as it is: white space around it counts as white space inside.
 */
export function readCompact(text: string): CompactReading {
  const parts = partsOf(text)
  if (!parts.ok) return { steps: [parts.step], jws: null, repaired: null }
  const readings = NAMES.map((name, index) => readPart(parts.texts[index] ?? '', name))
  const [header, payload, signature] = readings
  if (!header?.ok || !payload?.ok || !signature?.ok) {
    const broken = readings.find((reading) => !reading.ok)
    const step = broken && !broken.ok ? writtenStep(broken.code, broken.problem) : parts.step
    return { steps: [parts.step, step], jws: null, repaired: null }
  }
  const oddities = [header, payload, signature].flatMap((part) => part.oddities)
  const repairedText = [header, payload, signature].map((part) => part.text).join('.')
  const steps = [parts.step, oddities[0] ? oddStep(oddities) : writtenStep(null, '')]
  const repaired =
    repairedText === text
      ? null
      : { what: [...new Set(oddities.map(({ repair }) => repair))].join(' '), text: repairedText }

  const headerJson = jsonPart(header.bytes, 'header')
  const payloadJson = jsonPart(payload.bytes, 'payload')
  steps.push(headerJson.step, payloadJson.step, signatureStep(signature.bytes))
  if (!headerJson.json || !payloadJson.json) return { steps, jws: null, repaired }
  return {
    steps,
    repaired,
    jws: {
      parts: [header.text, payload.text, signature.text],
      header: headerJson.json,
      payload: payloadJson.json,
      signature: signature.bytes,
      signed: encodeUtf8(`${header.text}.${payload.text}`),
    },
  }
}

function partsOf(
  text: string,
): { ok: true; texts: string[]; step: Step } | { ok: false; step: Step } {
  const name = 'Has three parts'
  const problem = partsProblem(text)
  if (problem) {
    return { ok: false, step: { name, result: 'fail', detail: problem.detail, code: problem.code } }
  }
  const detail = 'Header, payload and signature, with a dot between each.'
  return { ok: true, texts: text.split('.', 3), step: { name, result: 'pass', detail } }
}

const WRITTEN = 'Written in base64url'

function writtenStep(code: string | null, detail: string): Step {
  if (code !== null) return { name: WRITTEN, result: 'fail', detail, code }
  return {
    name: WRITTEN,
    result: 'pass',
    detail: 'All three parts are base64url without padding, white space or spare bits.',
  }
}

function oddStep(oddities: readonly Oddity[]): Step {
  return {
    name: WRITTEN,
    result: 'fail',
    detail: oddities.every(({ repair }) => repair === LINES_OUT)
      ? 'It is broken into lines. Send it as one line.'
      : oddities.map(({ problem }) => problem).join(' '),
    code: oddities[0]?.code ?? 'jws/white-space',
  }
}

/** One of the two JSON parts where nothing at all is odd about it; `null` for any other. */
export function faultlessPart(bytes: Uint8Array, part: 'header' | 'payload'): JsonObject | null {
  const { json, step } = jsonPart(bytes, part)
  return json && step.result === 'pass' ? json.value : null
}

/** One of the two JSON parts, and the step that says what is wrong with it. */
function jsonPart(
  bytes: Uint8Array,
  part: 'header' | 'payload',
): { json: JwsJson | null; step: Step } {
  const name = part === 'header' ? 'Header is a JSON object' : 'Payload is a JSON object'
  const fail = (code: string, detail: string, json: JwsJson | null = null) => ({
    json,
    step: { name, result: 'fail' as const, detail, code: `jws/${part}-${code}` },
  })
  if (bytes.length === 0) return fail('empty', `The ${part} has no bytes.`)
  const text = decodeUtf8(bytes)
  if (text === null) return fail('not-json', `The ${part} is not UTF-8 text.`)
  const read = readJson(text)
  if (!read.ok) {
    return fail(
      'not-json',
      `The ${part} is not JSON: ${read.message} (at character ${read.offset})`,
    )
  }
  if (!isJsonObject(read.value)) return fail('not-json', `The ${part} is JSON, but not an object.`)
  const json: JwsJson = { bytes, text, root: read.root, value: read.value }
  // RFC 8259, section 8.1: a reader may skip a byte order mark, and most do not.
  if (text.startsWith('\ufeff')) {
    return fail('not-json', `The ${part} begins with a byte order mark.`, json)
  }
  const [twice] = read.duplicateKeys
  if (twice) {
    const others = read.duplicateKeys.length - 1
    return fail(
      'duplicate-key',
      `In the ${part} the key ${shorten(JSON.stringify(twice.key))} appears ${twice.starts.length} times${others ? `, and ${others} more keys appear several times` : ''}. Parsers differ in which one counts.`,
      json,
    )
  }
  const keys = Object.keys(read.value).length
  return {
    json,
    step: {
      name,
      result: 'pass',
      detail: `${keys} ${keys === 1 ? 'field' : 'fields'}, none of them twice.`,
    },
  }
}

function signatureStep(signature: Uint8Array): Step {
  const name = 'Signature is there'
  return signature.length > 0
    ? { name, result: 'pass', detail: `The third part has ${signature.length} bytes.` }
    : {
        name,
        result: 'fail',
        detail: 'Nothing follows the second dot: the token is not signed.',
        code: 'jws/signature-missing',
      }
}
