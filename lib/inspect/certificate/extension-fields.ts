import { appleOid } from '../../apple/oids'
import { encodeHex } from '../../bytes/hex'
import {
  readAlternativeNames,
  readAppleText,
  readKeyIdentifier,
  readPurposes,
} from '../../x509/extension-values'
import { EXTENSION_NAMES, PURPOSES } from '../../x509/oids'
import { readTopics } from '../../x509/push-topics'
import type { Certificate, Extension } from '../../x509/types'
import type { Field } from '../inspection'

const TOPICS = '1.2.840.113635.100.6.3.6'
/** More bytes than that nobody reads as hex in a tree; the view has them all. */
const MOST_BYTES = 256

/** One extension: its name, what it says, and what Apple uses it for. */
export function extensionField(extension: Extension, certificate: Certificate): Field {
  const { oid, critical, value } = extension
  const hex = encodeHex(value.subarray(0, MOST_BYTES)) + (value.length > MOST_BYTES ? '…' : '')
  const known = Object.hasOwn(EXTENSION_NAMES, oid) ? EXTENSION_NAMES[oid] : undefined
  const apple = appleOid(oid)
  const words = wordsOf(extension, certificate)
  const notes = [
    apple?.about,
    critical ? 'It is critical: whoever does not understand it must refuse the certificate.' : '',
  ]
  const note = notes.filter(Boolean).join(' ')
  return {
    label: known?.name ?? oid,
    ...(known || apple ? { title: known?.title ?? apple?.name } : { unknown: true as const }),
    value: hex,
    kind: 'bytes',
    ...(words === null ? {} : { words }),
    ...(note ? { note } : {}),
    ...(oid === TOPICS ? { children: topicFields(extension) } : {}),
  }
}

function topicFields(extension: Extension): Field[] {
  return readTopics(extension).map(({ topic, kind }) => ({
    label: kind || 'topic',
    value: topic,
    kind: 'text',
  }))
}

function wordsOf(extension: Extension, certificate: Certificate): string | null {
  const { oid } = extension
  switch (EXTENSION_NAMES[oid]?.name) {
    case 'basicConstraints': {
      const { isCa, pathLength } = certificate
      if (!isCa) return 'may not issue certificates'
      return pathLength === null
        ? 'may issue certificates'
        : `may issue certificates, with ${pathLength} authorities between`
    }
    case 'keyUsage':
      return certificate.keyUsage?.join(', ') ?? null
    case 'extKeyUsage':
      return (
        readPurposes(extension)
          ?.map((purpose) => PURPOSES[purpose] ?? purpose)
          .join(', ') ?? null
      )
    case 'subjectAltName':
      return readAlternativeNames(extension)?.join(', ') ?? null
    case 'subjectKeyIdentifier':
    case 'authorityKeyIdentifier':
      return readKeyIdentifier(extension)
    default:
      return appleOid(oid) ? readAppleText(extension) : null
  }
}
