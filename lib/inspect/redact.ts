const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g
const JWS = /\beyJ[\w-]{6,}(?:\.{1,2}[\w-]+)*/g
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi
/** A run of base64, base64url or hex that is too long to be a word, or digits too many for a number. */
const RUN = /(?<![\w+/.-])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w+/])|\b\d{9,}\b/g

/** Fields that name a customer, or are a secret: nothing of them is shown. */
const WITHHELD =
  /^(?:appAccountToken|customerAccountToken|externalPurchaseId|.*(?:password|secret|privateKey|accountToken)|deviceVerification(?:Nonce)?|uniqueIdentifier|unique_identifier|unique_vendor_identifier|Authorization|authenticationToken|X-Apple-.*)$/i

/** Of a label: whether its value is withheld wholly. */
export function isWithheld(label: string): boolean {
  return WITHHELD.test(label)
}

/** `2000…3412`: enough to tell two apart, too little to use. */
export function shorten(id: string): string {
  return id.length <= 8 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`
}

/** A sentence, or a value, without tokens, keys, addresses and whole ids. Times and names stay. */
export function redact(text: string): string {
  return text
    .replace(PRIVATE_KEY, '(a PEM block, left out)')
    .replace(JWS, (token) => `(a token of ${token.length} characters, left out)`)
    .replace(MAIL, '(an address, left out)')
    .replace(UUID, shorten)
    .replace(RUN, (run) => (/\d/.test(run) || run.length > 40 ? shorten(run) : run))
}
