import { encodeBase64 } from '../../bytes/base64'
import { fingerprint } from '../../bytes/digest'
import { Scratch } from '../../bytes/scratch'
import { findings, lint } from '../../rules/lint'
import { type PrivateKeySubject, privateKeyRules } from '../../rules/private-key'
import type { Decoded, Decoder } from '../decoder'
import type { Field } from '../inspection'
import { pemOf, publicKeyFields } from '../public-key/fields'
import type { Source } from '../source'
import { detectPrivateKey } from './detect'
import { derivePublicHalf, type PublicHalf } from './public-half'
import { readPrivateKeyWith } from './read'
import type { PrivateKeyReading } from './reading'
import { SAMPLES } from './samples'
import { fitOf, KEY_USES } from './words'

type Readable = Extract<PrivateKeyReading, { ok: true }>

/**
 * A .p8, whole or damaged. Nothing of the secret goes into the inspection, in no encoding: what is
 * shown is what was wrong with the file and the public half.
 */
export const privateKey: Decoder = {
  id: 'private-key',
  title: 'Private key',
  about:
    'A .p8 file from Apple, or what a settings file made of one: what is wrong with it, its Key ID and its public half. The key itself is never shown.',
  samples: SAMPLES,
  detect: detectPrivateKey,
  decode: async (source) => {
    const scratch = new Scratch()
    try {
      const reading = readPrivateKeyWith(scratch, source.bytes, { fileName: source.name ?? '' })
      if (!reading.ok) return decodeProblem(reading, source)
      scratch.taken.push(reading.pkcs8)
      const half = await derivePublicHalf(reading.pkcs8, scratch)
      return await decodeKey(reading, half)
    } finally {
      scratch.wipe()
    }
  },
}

function decodeProblem(
  { problem }: Extract<PrivateKeyReading, { ok: false }>,
  source: Source,
): Decoded {
  const { code, title, message } = problem
  return {
    title: source.pemLabel?.endsWith('PRIVATE KEY') ? 'Private key, not usable' : 'No usable key',
    summary: `${title}. ${message}`,
    findings: found({ repairs: [], problem: code, message, differs: false }),
    value: { problem: code },
  }
}

async function decodeKey(reading: Readable, half: PublicHalf | null): Promise<Decoded> {
  const { repairs, curve, keyIdFromName, nameKind, nameNote } = reading
  const print = half && (await fingerprint(half.spki))
  return {
    title: `Private key on ${curve}`,
    summary: summaryOf(reading),
    findings: found({
      repairs: repairs.map(({ code }) => code),
      problem: null,
      message: null,
      differs: half?.inFile === 'different',
    }),
    fields: [
      { label: 'curve', title: 'Curve', value: curve, kind: 'text', note: CURVE_NOTE },
      keyIdField(keyIdFromName),
      purposeField(nameKind, nameNote),
      ...(half && print ? publicKeyFields(half.spki, print) : [NO_HALF]),
    ],
    value: {
      curve,
      keyId: keyIdFromName,
      nameKind,
      repairs: repairs.map(({ code }) => code),
      publicKey: half && {
        jwk: { kty: 'EC', crv: curve, x: half.x, y: half.y },
        pem: pemOf('PUBLIC KEY', encodeBase64(half.spki)),
        fingerprint: print,
        inFile: half.inFile,
      },
    },
  }
}

const CURVE_NOTE = 'Signs with ES256, which APNs and both App Store APIs require.'
const NO_HALF: Field = {
  label: 'publicKey',
  title: 'Public half',
  value: '',
  kind: 'null',
  note: 'It could not be worked out: this browser does not reveal it.',
}

function summaryOf({ repairs, keyIdFromName }: Readable): string {
  const named = keyIdFromName === null ? '' : ` Its name says Key ID ${keyIdFromName}.`
  const whole =
    'The file does not say whether the key is for push notifications, In-App Purchase or App Store Connect, and only Apple knows whether it is still valid.'
  if (repairs.length === 0)
    return `A private key on P-256, in the form that Apple issues.${named} ${whole}`
  const count = repairs.length === 1 ? 'One thing was' : `${repairs.length} things were`
  return `A private key on P-256, complete, though not written as it should be. ${count} repaired to read it; the Keys page does the same when you add it.${named} ${whole}`
}

function keyIdField(keyId: string | null): Field {
  const title = 'Key ID'
  return keyId === null
    ? {
        label: 'kid',
        title,
        value: '',
        kind: 'null',
        note: 'It is not in the file, only in the file name that Apple gave it, such as AuthKey_ABC123DEFG.p8, and on Apple’s page of keys.',
      }
    : {
        label: 'kid',
        title,
        value: keyId,
        kind: 'text',
        note: 'From the file name. Anyone can rename a file: compare it with Apple’s page of keys.',
      }
}

function purposeField(name: Readable['nameKind'], note: string | null): Field {
  return {
    label: 'use',
    title: 'What it can be for',
    value: '',
    kind: 'list',
    note: note ?? 'All kinds of keys have the same form: the content does not say which one it is.',
    children: KEY_USES.map((use) => ({
      label: use.label,
      title: use.title,
      value: use.name === name ? 'fits' : name === null ? 'possible' : 'unlikely',
      kind: 'enum',
      words: fitOf(use, name),
      note: use.note,
    })),
  }
}

function found(subject: PrivateKeySubject): Decoded['findings'] {
  return findings(lint(privateKeyRules, subject))
}
