import type { Sample } from '../decoder'
import signed from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { genuine, changed, other } = signed.samples
const file = (base64: string) => ({ name: 'event.pkpass', base64 })

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'An event ticket',
    file: file(genuine),
    trust,
    verdict: 'valid',
    findings: ['pass/update-push'],
    from: 'made',
  },
  {
    name: 'With a changed picture',
    file: file(changed),
    trust,
    verdict: 'invalid',
    findings: ['pass/manifest-digest', 'pass/update-push'],
    from: 'made',
  },
  {
    name: 'Signed for another pass type',
    file: file(other),
    trust,
    verdict: 'invalid',
    findings: ['pass/type-mismatch', 'pass/update-push'],
    from: 'made',
  },
]

export const JSON_SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A boarding pass',
    text: JSON.stringify(
      {
        formatVersion: 1,
        passTypeIdentifier: 'pass.com.example.app',
        serialNumber: 'E5982H-I2',
        teamIdentifier: 'DEF123GHIJ',
        organizationName: 'Example Air',
        description: 'Boarding pass',
        webServiceURL: 'https://example.com/passes/',
        authenticationToken: 'sample-token-of-no-use',
        expirationDate: '2026-12-24T20:00-08:00',
        barcodes: [
          { format: 'PKBarcodeFormatPDF417', message: 'E5982H-I2', messageEncoding: 'iso-8859-1' },
        ],
        boardingPass: {
          transitType: 'PKTransitTypeAir',
          headerFields: [
            { key: 'gate', label: 'GATE', value: '23', changeMessage: 'Gate changed to %@.' },
          ],
          primaryFields: [
            { key: 'depart', label: 'SAN FRANCISCO', value: 'SFO' },
            { key: 'arrive', label: 'NEW YORK', value: 'JFK' },
          ],
          auxiliaryFields: [
            { key: 'seat', label: 'SEAT', value: '7A', changeMessage: 'Your seat has changed.' },
          ],
        },
      },
      null,
      2,
    ),
    verdict: 'unverified',
    findings: ['pass/change-message', 'pass/several-messages', 'pass/update-push'],
    from: 'made',
  },
]
