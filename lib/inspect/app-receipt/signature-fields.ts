import type { Cms } from '../../verify/cms'
import { readCertificate } from '../../x509/read-certificate'
import type { Field } from '../inspection'

/** Who signed and with what, with the places in the view of the whole receipt. */
export function signatureFields({ signers, certificates, certificatePlaces }: Cms): Field[] {
  return [
    ...signers.map(
      ({ digestAlgorithm, signatureAlgorithm, signature, place }): Field => ({
        label: 'signerInfo',
        title: 'Signature',
        value: '',
        kind: 'object',
        words: `${signatureAlgorithm.name}, digest ${digestAlgorithm.name}, ${signature.length} bytes`,
        range: { view: 'receipt', ...place },
      }),
    ),
    ...certificates.map((der, index): Field => {
      const read = readCertificate(der)
      const place = certificatePlaces[index]
      return {
        label: `certificates[${index}]`,
        title: 'Certificate',
        value: read.ok ? read.certificate.subject.text : '',
        kind: read.ok ? 'text' : 'bytes',
        ...(read.ok
          ? { words: `issued by ${read.certificate.issuer.text}` }
          : { note: `It could not be read. ${read.problem}` }),
        ...(place ? { range: { view: 'receipt', ...place } } : {}),
      }
    }),
  ]
}
