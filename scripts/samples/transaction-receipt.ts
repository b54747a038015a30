import { encodeBase64 } from '../../lib/bytes/base64'
import { encodeUtf8 } from '../../lib/bytes/utf8'
import { buildTransactionReceipt } from '../../lib/inspect/transaction-receipt/testing/build-receipt'
import { issue } from '../../lib/verify/testing/issue'
import type { SampleFamily } from './family'

const PURCHASE = {
  'original-purchase-date-pst': '2019-04-03 01:13:17 America/Los_Angeles',
  'original-purchase-date-ms': '1554279197000',
  'original-purchase-date': '2019-04-03 08:13:17 Etc/GMT',
  'purchase-date-pst': '2019-04-03 01:13:16 America/Los_Angeles',
  'purchase-date-ms': '1554279196000',
  'purchase-date': '2019-04-03 08:13:16 Etc/GMT',
  'expires-date-formatted': '2019-04-03 08:43:16 Etc/GMT',
  'expires-date-formatted-pst': '2019-04-03 01:43:16 America/Los_Angeles',
  'expires-date': '1554280996000',
  quantity: '1',
  'transaction-id': '1000000500000001',
  'original-transaction-id': '1000000500000001',
  'product-id': 'com.example.app.pro.monthly',
  'web-order-line-item-id': '1000000043000001',
  'item-id': '1234567899',
  'unique-identifier': '0000000000000000000000000000000000000000',
  'unique-vendor-identifier': 'E3A1C9B0-0000-4000-8000-0123456789AB',
  bvrs: '1',
  bid: 'com.example.app',
}

/** Transaction receipts of the old style, signed with a made certificate of the form of Apple’s. */
export const transactionReceipt: SampleFamily = {
  file: 'lib/inspect/transaction-receipt/signed-samples.json',
  make: async () => {
    const keys = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 1024,
        publicExponent: Uint8Array.of(1, 0, 1),
        hash: 'SHA-256',
      },
      true,
      ['sign', 'verify'],
    )
    const issuer = await issue({ name: 'Sample: iTunes Store CA', ca: true, key: 'RSA' })
    const { der: certificate, pem } = await issue({
      name: 'Sample: PurchaseReceiptCertificate',
      issuer,
      key: 'RSA',
      keys,
    })
    const key = keys.privateKey
    const outer = { environment: 'Sandbox', pod: '100', 'signing-status': '0' }
    const text = await buildTransactionReceipt({ purchase: PURCHASE, certificate, key, outer })
    const other = await buildTransactionReceipt({
      purchase: { ...PURCHASE, 'product-id': 'com.example.app.pro.lifetime' },
      certificate,
      key,
    })
    const info = /"purchase-info" = "[^"]*"/
    return {
      root: pem,
      samples: {
        sandbox: encodeBase64(encodeUtf8(text)),
        plain: text,
        changed: text.replace(info, info.exec(other)?.[0] ?? ''),
      },
    }
  },
}
