import { encodeBase64 } from '../../bytes/base64'
import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import { Scratch } from '../../bytes/scratch'
import { certificateRules } from '../../rules/certificate'
import { findings, lint } from '../../rules/lint'
import type { Step } from '../../rules/rule'
import { quoted } from '../../verify/chain-words'
import { type SignatureResult, verifySignature } from '../../verify/signature'
import { type CertificateRequest, readRequest } from '../../x509/read-request'
import type { Decoded, Decoder } from '../decoder'
import type { Source } from '../source'
import { keyText, nameField } from './fields'
import { requestSamples } from './samples'
import { NO_CERTIFICATE, rsaBits } from './subject'

const VIEW = 'request'
const LABEL = /^(?:NEW )?CERTIFICATE REQUEST$/

export const csr: Decoder = {
  id: 'csr',
  title: 'Certificate request (CSR)',
  about:
    'What Keychain Access or openssl makes to be uploaded to the developer account: .certSigningRequest or .csr.',
  samples: requestSamples,
  detect: (source) => {
    if (LABEL.test(source.pemLabel ?? '')) return 0.97
    const { asn1 } = source
    return asn1 && beginsLikeRequest(asn1) ? 0.85 : 0
  },
  decode: async (source) => decodeRequest(source),
}

/** SEQUENCE { SEQUENCE { INTEGER 0, SEQUENCE … where a private key has an INTEGER at once. */
function beginsLikeRequest(der: Uint8Array): boolean {
  const head = [...der.subarray(0, 16)]
  const version = head.findIndex(
    (byte, at) => byte === 2 && head[at + 1] === 1 && head[at + 2] === 0 && head[at + 3] === 0x30,
  )
  return version > 3 && version < 10 && readRequest(der).ok
}

async function decodeRequest(source: Source): Promise<Decoded> {
  const der = derOf(source)
  const reading = der ? readRequest(der) : null
  if (!reading?.ok) {
    const problem =
      reading?.problem ?? 'There is something between BEGIN and END that is not base64.'
    return {
      summary: `The request could not be read. ${problem}`,
      findings: findings(lint(certificateRules, { ...NO_CERTIFICATE, broken: problem })),
    }
  }
  const { request } = reading
  const { subject, publicKey, signatureAlgorithm: algorithm, spki, signature } = request
  const result = await verifySignature({
    spki,
    publicKey,
    algorithm,
    data: request.info,
    signature,
  })
  return {
    summary: `A request for a certificate for ${quoted(subject)}, with a key of ${keyText(publicKey)}. It is not a certificate yet: upload it to the developer account, and keep the private key that it was made with.`,
    findings: findings(
      lint(certificateRules, {
        ...NO_CERTIFICATE,
        name: subject.text,
        rsaBits: rsaBits(publicKey),
        request: { signature: result },
      }),
    ),
    steps: [stepOf(result, algorithm.name)],
    fields: fieldsOf(request),
    views: [{ id: VIEW, title: 'Request (DER)', base64: encodeBase64(request.der) }],
    value: {
      subject: subject.attributes.map(({ type, value }) => ({ [type]: value })),
      publicKey: { ...publicKey },
      signatureAlgorithm: algorithm.name,
    },
  }
}

function derOf(source: Source): Uint8Array | null {
  const block = findPemBlocks(source.bytes).find(({ begin, label }) => begin && LABEL.test(label))
  if (!block) return source.asn1
  const { reading, bytes } = decodePemBody(source.bytes, block, new Scratch())
  return reading.ok ? bytes.slice() : null
}

function stepOf(result: SignatureResult, algorithm: string): Step {
  const name = 'Signed with its own key'
  if (result === 'matches') {
    return {
      name,
      result: 'pass',
      detail: `The signature (${algorithm}) matches the public key in the request, so whoever made it has the private key.`,
    }
  }
  return result === 'not supported'
    ? { name, result: 'unknown', detail: `${algorithm} with this key is not checked by Assay.` }
    : {
        name,
        result: 'fail',
        detail: `The signature (${algorithm}) does not match the public key in the request.`,
        code: 'certificate/request-signature',
      }
}

function fieldsOf({ subject, publicKey, signatureAlgorithm, places }: CertificateRequest) {
  const range = (part: keyof typeof places) => ({ view: VIEW, ...places[part] })
  return [
    { ...nameField('subject', 'For whom', subject), range: range('subject') },
    {
      label: 'publicKey',
      title: 'Public key',
      value: keyText(publicKey),
      kind: 'text' as const,
      range: range('spki'),
    },
    {
      label: 'signatureAlgorithm',
      title: 'How it is signed',
      value: signatureAlgorithm.name,
      kind: 'text' as const,
      range: range('signatureAlgorithm'),
    },
  ]
}
