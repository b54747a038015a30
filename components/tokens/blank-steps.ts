import type { Step } from '@/lib/rules/rule'

const LINES: readonly (readonly [name: string, about: string])[] = [
  ['Has three parts', 'Header, payload and signature, with a dot between them.'],
  ['Written in base64url', 'No padding, no “+” or “/”, no white space or quotes around it.'],
  ['Header is a JSON object', 'It can be read, and says nothing twice.'],
  ['Payload is a JSON object', 'It can be read, and says nothing twice.'],
  ['Signature is there', 'The third part is not empty.'],
  ['Nothing in the header is critical', '“crit” names nothing that Apple’s services do not know.'],
  ['Is for the intended service', 'A token for one of Apple’s services is refused by the others.'],
  ['Algorithm is ES256', '“alg” is ES256: not HS256, not RS256, not “none”.'],
  ['Type is JWT', '“typ” is JWT where a service asks for it.'],
  ['Key ID names the key', '“kid” has ten characters, and is not the Team ID.'],
  ['Header has what it needs, no more', 'No claim has slipped into the header.'],
  ['Issuer is the right ID', '“iss” is the Team ID for APNs, and an issuer’s UUID for Connect.'],
  ['Time of issue fits', '“iat” is a number in seconds: not in the future, nor over an hour old.'],
  ['Has not expired', '“exp” lies ahead, where the service asks for it.'],
  ['Audience is the service', '“aud” is what the service wants to read, where it wants one.'],
  ['No claim is out of place', 'Nothing that belongs to another service’s tokens.'],
  ['Signature has the length of ES256', '64 bytes: 32 are an HMAC, 70 to 72 are DER.'],
  ['Signature matches', 'With the key: whether it signed this. If not, what was signed, and how.'],
]

/**
 * The checklist of a provider token before there is one: it says what will be looked at, and a token
 * that is pasted is drawn into its lines.
 */
export const BLANK_STEPS: readonly Step[] = LINES.map(([name, detail]) => ({
  name,
  result: 'skipped',
  detail,
}))
