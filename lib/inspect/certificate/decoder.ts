import { encodeBase64 } from '../../bytes/base64'
import { formatBytes } from '../../push/instant'
import { budgetFinding } from '../../rules/budget'
import { certificateRules } from '../../rules/certificate'
import type { CertificateSubject } from '../../rules/certificate-subject'
import { chainFindings } from '../../rules/chain'
import { findings, lint } from '../../rules/lint'
import { quoted } from '../../verify/chain-words'
import { sameName } from '../../verify/issued-by'
import type { Certificate, CertificateReading } from '../../x509/types'
import { BUDGETS } from '../budgets'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Field } from '../inspection'
import type { Source } from '../source'
import { verifyCertificate } from './chain'
import { certificateFields, keyText, VIEW } from './fields'
import { findCertificates } from './find'
import { certificateSamples } from './samples'
import { apnsServerFacts } from './server-facts'
import { NO_CERTIFICATE, subjectOf } from './subject'

export const certificate: Decoder = {
  id: 'certificate',
  title: 'Certificate',
  about:
    'An X.509 certificate as a .cer, .crt or .pem file: for pushes, of a signer, of an authority, or several in one.',
  samples: certificateSamples,
  detect: (source) => {
    if (/^(?:X509 |TRUSTED )?CERTIFICATE$/.test(source.pemLabel ?? '')) {
      // In quotation marks its line breaks are escapes: what is inside them reads better.
      return /^["'`]/.test(source.text ?? '') ? 0.6 : 0.96
    }
    const { asn1 } = source
    if (!asn1 || !beginsLikeCertificate(asn1)) return 0
    return 0.9
  },
  decode: async (source, context) => decodeCertificates(source, context),
}

/** SEQUENCE { SEQUENCE { [0] { INTEGER 0 to 2 } INTEGER …: no other format begins so. */
function beginsLikeCertificate(der: Uint8Array): boolean {
  const head = [...der.subarray(0, 24)]
  const version = head.findIndex(
    (byte, at) => byte === 0xa0 && head[at + 1] === 3 && head[at + 2] === 2 && head[at + 3] === 1,
  )
  return version > 1 && version < 12 && head[version + 5] === 2
}

async function decodeCertificates(source: Source, context: Context): Promise<Decoded> {
  const found = findCertificates(source, BUDGETS.certificates)
  const over =
    found.count > BUDGETS.certificates ? [budgetFinding('certificates', found.count)] : []
  const all = found.readings.flatMap((reading) => (reading.ok ? [reading.certificate] : []))
  const broken = found.readings.find((reading) => !reading.ok)
  const problem =
    broken && !broken.ok
      ? broken.problem
      : found.count === 0
        ? 'There is neither a PEM block of a certificate nor one in DER or base64.'
        : null
  const first = leafOf(all)
  if (!first) {
    return {
      summary: `No certificate could be read. ${problem ?? ''}`.trim(),
      findings: [...over, ...told({ ...NO_CERTIFICATE, broken: problem })],
    }
  }
  const others = all.filter((row) => row !== first)
  const subject = subjectOf(first, context.now)
  const chain = await verifyCertificate(first, others, context)
  return {
    title: titleOf(subject, first),
    summary: summaryOf(subject, first, all.length, chain.doubt),
    proof: chain.root
      ? { by: 'chain', signer: first.subject.text, root: chain.root, signedAt: null }
      : null,
    findings: [
      ...over,
      ...told({
        ...subject,
        besideKey: found.besideKey,
        broken: problem,
        server: apnsServerFacts(all),
      }),
      ...chainFindings(chain.steps),
    ],
    steps: chain.steps,
    fields: [...(await certificateFields(first)), ...leftoverFields(found.readings)],
    views: [{ id: VIEW, title: 'Certificate (DER)', base64: encodeBase64(first.der) }],
    value: factsOf(first, subject),
    parts: await Promise.all(
      others.map((row) =>
        context.part(row.der, `certificate ${all.indexOf(row) + 1}`, 'certificate'),
      ),
    ),
  }
}

/** What follows a certificate in its file belongs to nothing, and is told. */
function leftoverFields(readings: readonly CertificateReading[]): Field[] {
  return readings.flatMap((reading, index) =>
    reading.ok && reading.leftover > 0
      ? [
          {
            label: 'leftover',
            title: `After certificate ${index + 1}`,
            value: formatBytes(reading.leftover),
            kind: 'text' as const,
            note: 'These bytes belong to no certificate and were not read.',
            unknown: true as const,
          },
        ]
      : [],
  )
}

const told = (subject: CertificateSubject) => findings(lint(certificateRules, subject))

/** Of several the first that issued none of the others: files list leaves and roots in any order. */
function leafOf(all: readonly Certificate[]): Certificate | undefined {
  return (
    all.find((row) => !all.some((other) => other !== row && sameName(other.issuer, row.subject))) ??
    all[0]
  )
}

function titleOf({ push, signsApps }: CertificateSubject, { isCa, subject, issuer }: Certificate) {
  if (push?.pass) return 'Wallet pass certificate'
  if (push) return 'Push certificate (APNs)'
  if (isCa) return sameName(subject, issuer) ? 'Root certificate' : 'Certificate of an authority'
  return signsApps ? 'App signing certificate' : 'Certificate'
}

function summaryOf(
  { push }: CertificateSubject,
  { subject, issuer, publicKey }: Certificate,
  count: number,
  doubt: string | null,
): string {
  const several = count > 1 ? ` It came with ${count - 1} more.` : ''
  const topics = push?.topics.map(({ topic }) => topic).join(', ')
  const pushes = push
    ? ` It sends pushes${topics ? ` for ${topics}` : ''}${push.environments.length > 0 ? ` (${push.environments.join(' and ')})` : ''}.`
    : ''
  return `${quoted(subject)}, issued by ${quoted(issuer)}, with a key of ${keyText(publicKey)}.${pushes}${several} ${doubt === null ? 'Its issuer could not be traced to a trusted root.' : `It is not verified. ${doubt}`}`
}

function factsOf(row: Certificate, { push }: CertificateSubject): Decoded['value'] {
  return {
    subject: row.subject.attributes.map(({ type, value }) => ({ [type]: value })),
    issuer: row.issuer.attributes.map(({ type, value }) => ({ [type]: value })),
    serialNumber: row.serial,
    notBefore: row.notBefore,
    notAfter: row.notAfter,
    publicKey: { ...row.publicKey },
    signatureAlgorithm: row.signatureAlgorithm.name,
    isCa: row.isCa,
    extensions: row.extensions.map(({ oid }) => oid),
    push: push && { ...push, topics: push.topics.map((topic) => ({ ...topic })) },
  }
}
