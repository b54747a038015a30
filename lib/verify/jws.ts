import type { JsonNode, JsonObject } from '../json/node'
import type { Step } from '../rules/rule'

/** A JWS in compact form, read strictly (RFC 7515, section 3.1). */
export interface CompactJws {
  /** The three parts as text. */
  parts: readonly [string, string, string]
  header: JwsJson
  payload: JwsJson
  signature: Uint8Array
  /** What the signature is over: `header.payload` in ASCII. */
  signed: Uint8Array
}

/** One of the two JSON parts: as bytes, as text, as a tree with places, as a value. */
export interface JwsJson {
  bytes: Uint8Array
  text: string
  root: JsonNode
  value: JsonObject
}

export type CompactReading = {
  /** The checks of the form, in order. */
  steps: Step[]
  /** `null`: the form does not allow to read it, even tolerantly. */
  jws: CompactJws | null
  /** Set where it could be read only after it was repaired; then a step has failed. */
  repaired: { what: string; text: string } | null
}
