import { decodeUtf8 } from '../bytes/utf8'
import { isJsonObject, type JsonObject } from '../json/node'
import { readJson } from '../json/read'
import type { TrustedRoot } from '../verify/trust'
import { type Arrival, NOTHING_KNOWN } from './arrival'
import { type ConnectProof, connectArrival, isConnect } from './connect-webhook'
import { isVersion1, version1Arrival } from './version-1'
import { version2Arrival } from './version-2'

/** What came over the wire, and what it is checked against. */
export interface ArrivalRequest {
  method: string
  body: Uint8Array
  /** Milliseconds since 1970 UTC. */
  now: number
  /** Apple's roots, and behind them the simulator's. */
  trust: readonly TrustedRoot[]
  /** What the header of App Store Connect's signature is worth; the server computes the HMAC. */
  connect: ConnectProof
}

/**
 * Says what has arrived, whether it is genuine and what it tells. Bad input is data, however
 * hostile: it never throws.
 */
export async function readArrival(request: ArrivalRequest): Promise<Arrival> {
  const { body, method } = request
  if (method !== 'POST') {
    return other('A request that is not a POST', `The method was ${method}; Apple uses POST.`)
  }
  if (body.length === 0) return other('An empty request', 'It has no body.')
  const text = decodeUtf8(body)
  if (text === null) return other('Not text', 'Its body is not UTF-8 text.')
  const json = readJson(text)
  if (!json.ok) return other('Not JSON', `Its body is not JSON. ${json.message}`)
  if (!isJsonObject(json.value))
    return other('Not a JSON object', 'Its body is JSON, but not an object.')
  return ofObject(json.value, twice(json.duplicateKeys), request)
}

async function ofObject(
  value: JsonObject,
  duplicate: boolean,
  request: ArrivalRequest,
): Promise<Arrival> {
  if ('signedPayload' in value) return version2Arrival(value, duplicate, request)
  if (isVersion1(value)) return version1Arrival(value)
  if (request.connect !== 'not-signed' || isConnect(value)) {
    return connectArrival(value, request.connect)
  }
  return other('JSON of another kind', 'It is JSON, but nothing that Apple posts.')
}

function twice(keys: readonly { pointer: string }[]): boolean {
  return keys.some(({ pointer }) => pointer === '/signedPayload')
}

function other(title: string, why: string): Arrival {
  return { ...NOTHING_KNOWN, title, why }
}
