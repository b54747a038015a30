import type { RuleCode, Step } from '../../rules/rule'
import * as claim from './claim-facts'
import * as header from './header-facts'
import { TOKEN_KINDS } from './kinds'
import { isEs256, type TokenSubject } from './subject'
import * as time from './time-facts'

/** Why a line is in order, as a sentence; or why that cannot be told. */
export type Fact = string | Omit<Step, 'name'>

interface Line {
  /** A claim in a few words. */
  name: string
  /** The rules that can find something against it. Each rule stands in one line, times in several. */
  rules: readonly RuleCode[]
  /** What of the subject the rules look at; all of it where left out. */
  view?: (subject: TokenSubject) => TokenSubject
  /** Asked where no rule found anything. `null`: tokens of this kind have no such line. */
  fact(subject: TokenSubject): Fact | null
}

const TIME_RULES = [
  'token/milliseconds',
  'token/time-too-large',
  'token/time-not-number',
  'token/time-fraction',
] as const

/** The checklist, in the order in which a service would look. */
export const LINES: readonly Line[] = [
  {
    name: 'Is for the intended service',
    rules: [
      'token/other-service',
      'token/meant-for-apns',
      'token/meant-for-server-api',
      'token/meant-for-connect',
      'token/individual-key-server-api',
      'token/connect-only',
    ],
    fact: ({ kind, meantFor }) => {
      if (kind === 'other') return null
      const is = `By its claims it is this: ${TOKEN_KINDS[kind].title}.`
      return meantFor === null ? `${is} What it is for was not given.` : is
    },
  },
  {
    name: 'Algorithm is ES256',
    rules: [
      'token/alg-none',
      'token/alg-hmac',
      'token/alg-case',
      'token/alg-not-es256',
      'token/alg-missing',
    ],
    fact: ({ kind }) => (isEs256(kind) ? '“alg” is ES256: ECDSA on P-256 with SHA-256.' : null),
  },
  { name: 'Type is JWT', rules: ['token/typ-not-jwt', 'token/typ-missing'], fact: header.type },
  {
    name: 'Key ID names the key',
    rules: [
      'token/kid-missing',
      'token/kid-length',
      'token/kid-charset',
      'token/kid-is-issuer',
      'token/kid-not-file-name',
      'token/kid-of-no-given-key',
    ],
    fact: header.keyId,
  },
  {
    name: 'Header has what it needs, no more',
    rules: ['token/weather-id', 'token/header-extra'],
    fact: header.members,
  },
  {
    name: 'Issuer is the right ID',
    rules: [
      'token/issuer-missing',
      'token/issuer-other-id',
      'token/issuer-length',
      'token/issuer-charset',
      'token/issuer-is-key-id',
      'token/issuer-not-uuid',
    ],
    fact: claim.issuer,
  },
  {
    name: 'Time of issue fits',
    rules: [
      'token/issued-at-missing',
      'token/issued-at-left-out',
      ...TIME_RULES,
      'token/issued-in-local-time',
      'token/issued-in-future',
      'token/provider-token-expired',
    ],
    view: (subject) => time.withTimes(subject, ['iat']),
    fact: time.issuedAt,
  },
  {
    name: 'Has not expired',
    rules: ['token/expiry-missing', ...TIME_RULES, 'token/expired'],
    view: (subject) => time.withTimes(subject, ['exp', 'nbf']),
    fact: time.expiry,
  },
  {
    name: 'Lives no longer than allowed',
    rules: ['token/expiry-before-issue', 'token/expiry-too-late', 'token/too-long-for-music'],
    fact: time.lifetime,
  },
  {
    name: 'Audience is the service',
    rules: ['token/audience-wrong', 'token/audience-list', 'token/vapid-audience'],
    fact: claim.audience,
  },
  {
    name: 'Bundle ID names the app',
    rules: ['token/bundle-id-missing', 'token/bundle-id-form', 'token/other-bundle-id'],
    fact: claim.bundleId,
  },
  {
    name: 'Subject is the right one',
    rules: ['token/subject-missing', 'token/subject-and-issuer', 'token/contact-missing'],
    fact: claim.subject,
  },
  { name: 'Scope says what it allows', rules: ['token/scope-form'], fact: claim.scope },
  { name: 'Origin is a browser’s', rules: ['token/origin-form'], fact: claim.origin },
  { name: 'No claim is out of place', rules: ['token/claim-unknown'], fact: claim.names },
  {
    name: 'Signature has the length of ES256',
    rules: [
      'token/hmac-signature',
      'token/signature-as-text',
      'token/signature-der-lax',
      'token/signature-other-curve',
      'token/signature-rsa',
      'token/halves-not-padded',
      'token/signature-length',
      'token/signature-zero',
      'token/signature-out-of-range',
      'token/signature-der',
    ],
    fact: header.signature,
  },
]
