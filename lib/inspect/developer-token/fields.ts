import { encodeBase64 } from '../../bytes/base64'
import type { CompactJws, JwsJson } from '../../verify/jws'
import type { ByteView, Field } from '../inspection'
import { jsonFields } from '../json-fields'
import { claimFields, HEADER_FIELDS } from './claims'
import { TOKEN_KINDS, type TokenKind } from './kinds'
import type { SignatureForm } from './signature-form'
import { milliseconds } from './subject'

/** Claims that are times: seconds since 1970 UTC (RFC 7519, section 2, NumericDate). */
const TIMES: readonly string[] = ['iat', 'exp', 'nbf', 'auth_time']

/** Header and payload as bytes. Of the signature nothing is shown: with it they are a password. */
export function tokenViews({ header, payload }: CompactJws): ByteView[] {
  return [
    { id: 'header', title: 'Header', base64: encodeBase64(header.bytes) },
    { id: 'payload', title: 'Payload', base64: encodeBase64(payload.bytes) },
  ]
}

/** Every claim with its meaning and place; times as instants with their age by `now` (milliseconds). */
export function tokenFields(
  jws: CompactJws,
  kind: TokenKind,
  form: SignatureForm,
  now: number | null,
): Field[] {
  const known = TOKEN_KINDS[kind].claims
  return [
    object(
      'header',
      'Header',
      jws.header,
      jsonFields(jws.header.root, jws.header.text, 'header', HEADER_FIELDS),
    ),
    object(
      'payload',
      'Claims',
      jws.payload,
      jsonFields(jws.payload.root, jws.payload.text, 'payload', claimFields(kind)).map((field) =>
        claimField(field, known, now),
      ),
    ),
    {
      label: 'signature',
      title: 'Bytes of the signature',
      value: String(jws.signature.length),
      kind: 'number',
      words: SIGNATURE_WORDS[form],
      note: 'The bytes themselves are not shown: whoever has them along with the rest can use the token.',
    },
  ]
}

const SIGNATURE_WORDS: Record<SignatureForm, string> = {
  raw: 'R and S, as ES256 has them',
  zero: 'only zeros',
  'out-of-range': 'R or S is out of range for P-256',
  der: 'DER, where ES256 has R and S one after the other',
  'hmac-sha256': 'the length of an HMAC-SHA256; ES256 has 64',
  'hmac-sha384': 'the length of an HMAC-SHA384; ES256 has 64',
  empty: 'none at all',
  other: 'a length that ES256 never has',
}

function object(label: string, title: string, json: JwsJson, children: Field[]): Field {
  const range = { view: label, start: 0, end: json.bytes.length }
  return { label, title, value: '', kind: 'object', range, children }
}

function claimField(field: Field, known: readonly string[] | null, now: number | null): Field {
  const marked: Field =
    known === null || known.includes(field.label) ? field : { ...field, unknown: true }
  return TIMES.includes(field.label) ? timeField(marked, now) : marked
}

function timeField(field: Field, now: number | null): Field {
  const inMilliseconds = milliseconds(field.kind === 'number' ? Number(field.value) : field.value)
  if (inMilliseconds !== null) {
    return {
      ...field,
      words: `in milliseconds: ${utc(inMilliseconds)}`,
      note: 'Seconds are expected.',
    }
  }
  const instant = field.kind === 'number' ? Number(field.value) * 1000 : Number.NaN
  if (!Number.isFinite(instant) || Math.abs(instant) > 8.64e15) return field
  const words = now === null ? {} : { words: distance(instant - now) }
  return { ...field, kind: 'instant', instant, ...words }
}

const UNITS: readonly [size: number, one: string, many: string][] = [
  [86_400, 'a day', 'days'],
  [3_600, 'an hour', 'hours'],
  [60, 'a minute', 'minutes'],
  [1, 'a second', 'seconds'],
]

/** `12 minutes ago`, `in 3 days`. */
function distance(milliseconds: number): string {
  const all = Math.floor(Math.abs(milliseconds) / 1000)
  const unit = UNITS.find(([size]) => all >= size)
  if (!unit) return 'now'
  const [size, one, many] = unit
  const count = Math.floor(all / size)
  const span = count === 1 ? one : `${count.toLocaleString('en-GB')} ${many}`
  return milliseconds < 0 ? `${span} ago` : `in ${span}`
}

const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`
