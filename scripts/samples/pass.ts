import { zipSync } from 'fflate'
import { encodeBase64 } from '../../lib/bytes/base64'
import { digest } from '../../lib/bytes/digest'
import { decodeHex, encodeHex } from '../../lib/bytes/hex'
import { encodeUtf8 } from '../../lib/bytes/utf8'
import { signCms } from '../../lib/verify/testing/cms'
import { issue } from '../../lib/verify/testing/issue'
import { makePki, WWDR } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

const PASS_TYPE = 'pass.com.example.app'
const TEAM = 'DEF123GHIJ'
/** The extension of certificates for a pass type. */
const PASS_MARK = '1.2.840.113635.100.6.1.16'
const UID = '0.9.2342.19200300.100.1.1'

/** A PNG of one transparent point. */
const ICON = hex(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082',
)

const PASS = {
  formatVersion: 1,
  passTypeIdentifier: PASS_TYPE,
  serialNumber: 'TICKET-0001',
  teamIdentifier: TEAM,
  organizationName: 'Example Events',
  description: 'Ticket for the spring concert',
  webServiceURL: 'https://example.com/passes/',
  authenticationToken: 'sample-token-of-no-use',
  relevantDates: [{ date: '2026-12-24T19:30:00+01:00' }],
  barcodes: [
    { format: 'PKBarcodeFormatQR', message: 'TICKET-0001', messageEncoding: 'iso-8859-1' },
  ],
  backgroundColor: 'rgb(60, 65, 76)',
  eventTicket: {
    primaryFields: [{ key: 'event', label: 'EVENT', value: 'Spring concert' }],
    secondaryFields: [
      { key: 'door', label: 'DOOR', value: 'B', changeMessage: 'Enter by door %@.' },
    ],
  },
}

export const pass: SampleFamily = {
  file: 'lib/inspect/pkpass/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'RSA', marks: { leaf: null, intermediate: WWDR } })
    const certificateFor = (type: string) =>
      issue({
        name: `Pass Type ID: ${type}`,
        attributes: { [UID]: type, OU: TEAM, O: 'Assay', C: 'US' },
        issuer: pki.intermediate,
        key: 'RSA',
        marks: [PASS_MARK],
        serial: '0b',
      })
    const signed = async (type: string): Promise<Record<string, Uint8Array>> => {
      const files = { 'pass.json': encodeUtf8(JSON.stringify(PASS, null, 2)), 'icon.png': ICON }
      const listed = await Promise.all(
        Object.entries(files).map(async ([name, content]) => [
          name,
          encodeHex(await digest('SHA-1', content)),
        ]),
      )
      const manifest = encodeUtf8(JSON.stringify(Object.fromEntries(listed)))
      const signer = await certificateFor(type)
      const signature = await signCms({
        content: manifest,
        signer,
        certificates: [signer, pki.intermediate],
        detached: true,
        signingTime: new Date('2026-06-10T08:00:00Z'),
      })
      return { ...files, 'manifest.json': manifest, signature }
    }
    const genuine = await signed(PASS_TYPE)
    return {
      root: pki.root.pem,
      samples: {
        genuine: zip(genuine),
        changed: zip({ ...genuine, 'icon.png': Uint8Array.of(...ICON, 0) }),
        other: zip(await signed('pass.com.example.other')),
      },
    }
  },
}

/** The dates inside an archive are its own; a fixed one keeps it the same. */
function zip(files: Record<string, Uint8Array>): string {
  return encodeBase64(zipSync(files, { mtime: new Date('2026-06-10T08:00:00Z') }))
}

function hex(text: string): Uint8Array {
  const read = decodeHex(text)
  if (!read.ok) throw new Error('not hex')
  return read.bytes
}
