import { encodeBase64, encodeBase64Url } from '../../bytes/base64'
import { decodeHex, encodeHex } from '../../bytes/hex'
import { decodeUtf8 } from '../../bytes/utf8'
import { deviceTokenRules } from '../../rules/device-token'
import { findings, lint } from '../../rules/lint'
import type { Decoded, Decoder } from '../decoder'
import type { Field } from '../inspection'
import type { Source } from '../source'
import { tokenLikelihood } from './likelihood'
import { LONGEST_TEXT, readDeviceToken } from './read'
import type { DeviceTokenReading } from './reading'
import { deviceTokenSamples } from './samples'
import { FORM_TITLES, FORM_WORDS } from './words'

const VIEW = 'token'

export const deviceToken: Decoder = {
  id: 'device-token',
  title: 'Device token',
  about: 'The address of one app on one device, as the app gets it when it registers with APNs.',
  samples: deviceTokenSamples,
  detect: (source) => {
    const text = textOf(source)
    return text.length > LONGEST_TEXT ? 0 : tokenLikelihood(text, readDeviceToken(text))
  },
  decode: async (source) => decodeDeviceToken(readDeviceToken(textOf(source))),
}

/**
 * The text as it was pasted, white space at its edges included: where bytes were taken for text, a
 * space may be one of them. Bytes that are no text are a token themselves: their hex.
 */
function textOf(source: Source): string {
  if (source.bytes.length > 4 * LONGEST_TEXT) return ' '.repeat(LONGEST_TEXT + 1)
  return decodeUtf8(source.bytes) ?? encodeHex(source.bytes)
}

function decodeDeviceToken(reading: DeviceTokenReading): Decoded {
  const hex = (reading.hex ?? reading.remains)?.toLowerCase() ?? null
  const decoded = hex === null ? null : decodeHex(hex)
  const bytes = decoded?.ok ? decoded.bytes : null
  return {
    title: FORM_TITLES[reading.form] ?? 'Device token',
    summary: summary(reading),
    findings: findings(lint(deviceTokenRules, reading)),
    fields: [
      ...(bytes ? byteFields(bytes, reading) : []),
      ...(bytes || reading.bytes === null ? [] : [countField(reading.bytes, reading)]),
      {
        label: 'form',
        title: 'Written as',
        value: reading.form,
        kind: 'enum',
        words: FORM_WORDS[reading.form],
      },
    ],
    views: bytes
      ? [
          {
            id: VIEW,
            title: reading.hex === null ? 'What is left of it' : 'Token',
            base64: encodeBase64(bytes),
          },
        ]
      : [],
    value: {
      form: reading.form,
      hex: reading.hex?.toLowerCase() ?? null,
      bytes: reading.bytes,
      remains: reading.remains,
      repairs: reading.repairs,
      notes: reading.notes,
    },
  }
}

function summary({ problem, bytes }: DeviceTokenReading): string {
  if (problem) return `${problem.title}. ${problem.message}`
  const length = bytes === 1 ? 'one byte' : `${bytes} bytes`
  return `A device token of ${length}. It carries no signature: only APNs can say whether it is registered, for which app and in which environment.`
}

function byteFields(bytes: Uint8Array, reading: DeviceTokenReading): Field[] {
  const range = { view: VIEW, start: 0, end: bytes.length }
  const whole = reading.hex !== null
  return [
    {
      label: whole ? 'hex' : 'remains',
      title: whole ? 'To send' : 'What is left',
      value: encodeHex(bytes),
      kind: 'bytes',
      note: whole
        ? 'This goes into the path of the request: /3/device/ and these digits.'
        : 'Do not send it: with a byte missing it is another token.',
      range,
    },
    countField(bytes.length, reading),
    ...(reading.problem?.code === 'bytes-lost' ? [lostField] : []),
    {
      label: 'base64',
      title: 'In base64',
      value: encodeBase64(bytes),
      kind: 'text',
      note: 'The same bytes, as in MDM’s TokenUpdate and some databases.',
      range,
    },
    {
      label: 'base64url',
      title: 'In base64url',
      value: encodeBase64Url(bytes),
      kind: 'text',
      range,
    },
  ]
}

function countField(bytes: number, { usual, hex }: DeviceTokenReading): Field {
  const words = usual ? 'as most tokens have' : 'most tokens have 32; Apple promises no length'
  return {
    label: 'bytes',
    title: hex === null ? 'Bytes left or mentioned' : 'Bytes',
    value: String(bytes),
    kind: 'number',
    words,
  }
}

/** https://encoding.spec.whatwg.org/#index-windows-1252 */
const lostField: Field = {
  label: 'lost',
  title: 'Bytes that can have been lost',
  value: '81 8d 8f 90 9d',
  kind: 'bytes',
  words: 'bytes that Windows-1252 has no character for',
  note: 'A space or a control character at an edge that was trimmed, or a changed line end, loses a byte too. There is no telling which one it was.',
}
