import { digest } from '../../bytes/digest'
import { encodeHex } from '../../bytes/hex'
import { formatInstant } from '../../push/instant'
import type {
  Certificate,
  CertificatePart,
  DistinguishedName,
  PublicKeyFacts,
} from '../../x509/types'
import type { Field } from '../inspection'
import { extensionField } from './extension-fields'

/** The view that the ranges of these fields refer to. */
export const VIEW = 'certificate'

/** What a certificate says, as a tree with places in its DER. */
export async function certificateFields(certificate: Certificate): Promise<Field[]> {
  const { der, places, signatureAlgorithm, publicKey } = certificate
  const range = (part: CertificatePart) => ({ view: VIEW, ...places[part] })
  const day = (label: 'notBefore' | 'notAfter', title: string): Field => ({
    label,
    title,
    value: formatInstant(certificate[label]),
    kind: 'instant',
    instant: certificate[label],
    range: range(label),
  })
  return [
    { ...nameField('subject', 'Whose it is', certificate.subject), range: range('subject') },
    { ...nameField('issuer', 'Who issued it', certificate.issuer), range: range('issuer') },
    day('notBefore', 'Valid from'),
    day('notAfter', 'Valid to'),
    {
      label: 'serialNumber',
      title: 'Serial number',
      value: certificate.serial,
      kind: 'bytes',
      range: range('serial'),
    },
    {
      label: 'publicKey',
      title: 'Public key',
      value: keyText(publicKey),
      kind: 'text',
      range: range('spki'),
    },
    {
      label: 'signatureAlgorithm',
      title: 'How it is signed',
      value: signatureAlgorithm.name,
      kind: 'text',
      range: range('signatureAlgorithm'),
    },
    {
      label: 'extensions',
      title: 'Extensions',
      value: '',
      kind: 'list',
      children: certificate.extensions.map((extension) => ({
        ...extensionField(extension, certificate),
        range: { view: VIEW, start: extension.start, end: extension.end },
      })),
    },
    {
      label: 'SHA-256',
      title: 'Fingerprint',
      value: encodeHex(await digest('SHA-256', der)),
      kind: 'bytes',
    },
    {
      label: 'SHA-1',
      title: 'Fingerprint, older form',
      value: encodeHex(await digest('SHA-1', der)),
      kind: 'bytes',
    },
  ]
}

/** A name as a list of its attributes. */
export function nameField(label: string, title: string, name: DistinguishedName): Field {
  return {
    label,
    title,
    value: name.text,
    kind: 'object',
    children: name.attributes.map(({ type, value }) => ({
      label: type,
      ...(Object.hasOwn(ATTRIBUTES, type) ? { title: ATTRIBUTES[type] } : {}),
      value,
      kind: 'text' as const,
    })),
  }
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  CN: 'Common name',
  O: 'Organisation',
  OU: 'Unit: of developers, the team ID',
  C: 'Country',
  UID: 'Identifier: the topic, or the team ID',
  L: 'Place',
  ST: 'State',
}

/** `RSA, 2048 bits`. */
export function keyText(key: PublicKeyFacts): string {
  if (key.kind === 'RSA') return `RSA, ${key.bits} bits`
  return key.kind === 'EC' ? `EC, ${key.curve}` : `algorithm ${key.oid}`
}
