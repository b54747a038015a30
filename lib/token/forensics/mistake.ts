/** What can be found to have gone wrong when a token was signed. Each is a rule of `token`. */
export type MistakeId =
  | 'hmac-signature'
  | 'payload-signed-alone'
  | 'json-signed-unencoded'
  | 'digest-signed'
  | 'signed-other-base64'
  | 'signed-with-extra'
  | 'signed-as-utf16'
  | 'signed-other-hash'
  | 'halves-swapped'
  | 'halves-little-endian'
  | 'halves-not-padded'
  | 'signature-der-lax'
  | 'signature-as-text'
  | 'signature-other-curve'
  | 'signature-rsa'
  | 'header-changed'
  | 'claims-changed'

/** One thing that was done differently. Plain JSON; nothing of a key is in it. */
export interface Mistake {
  mistake: MistakeId
  /** What was found of this very token, as a sentence or two. */
  words: string
  /** `shown`: the bytes themselves, or a key that was given, leave no other explanation. */
  proof: 'shown' | 'suspected'
}
