import { isJsonObject, type JsonObject } from '../json/node'
import { shorten } from '../verify/jws-header'
import { type Arrival, NOTHING_KNOWN } from './arrival'
import { text } from './values'

/**
 * What the header `x-apple-signature` is worth. `not-signed`: there is none. `no-secret`: there is
 * one, and no secret was set to check it with. `malformed`: it is neither `hmacsha256=<hex>` nor
 * bare hex of 32 bytes.
 */
export type ConnectProof = 'not-signed' | 'no-secret' | 'malformed' | 'fits' | 'differs'

/**
 * The HMAC in the header: 64 hex digits, with `hmacsha256=` before them in three public
 * implementations and bare in another one. `null`: it has neither form.
 * https://developer.apple.com/documentation/appstoreconnectapi/configuring-webhook-notifications
 */
export function readConnectSignature(header: string): string | null {
  const [, hex] = /^\s*(?:hmacsha256=)?([0-9a-f]{64})\s*$/i.exec(header) ?? []
  return hex === undefined ? null : hex.toLowerCase()
}

/** `{"data": {"type": …, "id": …, "version": 1, "attributes": …}}` */
export function isConnect(body: JsonObject): boolean {
  const { data } = body
  return isJsonObject(data) && typeof data.type === 'string' && isJsonObject(data.attributes)
}

/** A webhook of App Store Connect, such as that a build was processed. It is no purchase. */
export function connectArrival(body: JsonObject, proof: ConnectProof): Arrival {
  const data = isJsonObject(body.data) ? body.data : {}
  const type = text(data.type)
  return {
    ...NOTHING_KNOWN,
    kind: 'connect-webhook',
    ...JUDGED[proof],
    type,
    title: `App Store Connect: ${type === null ? 'no type' : shorten(type)}`,
    uuid: text(data.id),
  }
}

const STEP = 'HMAC of the body matches the secret'

const JUDGED: Readonly<Record<ConnectProof, Pick<Arrival, 'trust' | 'why' | 'failedStep'>>> = {
  fits: {
    trust: 'secret',
    why: 'The HMAC in x-apple-signature matches the body and the secret of this webhook.',
    failedStep: null,
  },
  differs: {
    trust: 'refused',
    why: 'The HMAC in x-apple-signature does not match the body and the secret of this webhook: the secret is a different one, or the body was changed on the way.',
    failedStep: STEP,
  },
  malformed: {
    trust: 'refused',
    why: 'x-apple-signature is neither hmacsha256= followed by 64 hex digits nor the digits alone.',
    failedStep: STEP,
  },
  'no-secret': {
    trust: 'unproven',
    why: 'It has an x-apple-signature, but no secret is set here to check it with. Set one under Manage.',
    failedStep: null,
  },
  'not-signed': {
    trust: 'refused',
    why: 'It looks like a webhook from App Store Connect, but has no x-apple-signature.',
    failedStep: STEP,
  },
}
