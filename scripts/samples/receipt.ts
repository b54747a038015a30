import { encodeBase64 } from '../../lib/bytes/base64'
import {
  buildReceipt,
  type MadePurchase,
  type MadeReceipt,
} from '../../lib/inspect/app-receipt/testing/build-receipt'
import { signCms } from '../../lib/verify/testing/cms'
import { issue } from '../../lib/verify/testing/issue'
import { makePki, type Pki } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

const MONTHLY = 'com.example.app.pro.monthly'
const ORIGINAL = '410000000000001'

const renewal = (number: number, month: string, next: string): MadePurchase => ({
  id: `41000000000000${number}`,
  original: ORIGINAL,
  product: MONTHLY,
  bought: `2026-${month}-05T10:00:00Z`,
  firstBought: '2026-01-05T10:00:00Z',
  expires: `2026-${next}-05T10:00:00Z`,
  line: 2000000123000000 + number,
})

const PRODUCTION: MadeReceipt = {
  environment: 'Production',
  created: '2026-03-06T10:00:00Z',
  purchases: [
    { ...renewal(1, '01', '02'), trial: true },
    renewal(3, '03', '04'),
    renewal(2, '02', '03'),
    {
      id: '410000000000009',
      product: 'com.example.app.coins.100',
      bought: '2026-02-10T08:30:00Z',
      cancelled: '2026-02-12T09:00:00Z',
      kind: 1,
      quantity: 2,
    },
  ],
}

const SANDBOX: MadeReceipt = {
  environment: 'ProductionSandbox',
  created: '2026-06-01T12:00:00Z',
  purchases: [
    {
      id: '2000000900000001',
      bought: '2026-05-01T12:00:00Z',
      firstBought: '2026-06-01T11:59:58Z',
      expires: '2026-05-01T12:05:00Z',
      line: 2000000077000001,
    },
  ],
}

const XCODE: MadeReceipt = {
  environment: 'Xcode',
  created: '2026-05-24T13:35:14+0200',
  expires: '4001-01-01T00:00:00Z',
  purchases: [{ id: '0', bought: '2026-05-24T13:30:00+0200', expires: '2026-06-24T13:30:00+0200' }],
}

/** App receipts in the forms of the App Store, of its sandbox and of Xcode. */
export const receipt: SampleFamily = {
  file: 'lib/inspect/app-receipt/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'RSA' })
    // The sandbox’s leaf ended in the meantime, as that of every real receipt does.
    const ended = await issue({
      name: 'Sample: Mac App Store and iTunes Store Receipt Signing',
      attributes: { OU: 'Samples', O: 'Assay', C: 'US' },
      issuer: pki.intermediate,
      key: 'RSA',
      serial: '04',
      marks: ['1.2.840.113635.100.6.11.1'],
      from: new Date('2025-09-01T00:00:00Z'),
      to: new Date('2026-08-23T00:00:00Z'),
    })
    const xcode = await issue({ name: 'Sample: StoreKit Testing in Xcode', key: 'RSA', ca: true })
    return {
      root: pki.root.pem,
      samples: {
        production: await signed(pki, PRODUCTION),
        sandbox: await signed({ ...pki, leaf: ended }, SANDBOX),
        empty: await signed(pki, { ...PRODUCTION, purchases: [] }),
        xcode: encodeBase64(
          await signCms({ content: await buildReceipt(XCODE), signer: xcode, ber: true }),
        ),
        xcodeCertificate: xcode.pem,
      },
    }
  },
}

async function signed({ leaf, intermediate, root }: Pki, made: MadeReceipt): Promise<string> {
  const content = await buildReceipt(made)
  const certificates = [leaf, intermediate, root]
  return encodeBase64(await signCms({ content, signer: leaf, certificates, attributes: false }))
}
