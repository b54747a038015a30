import { type Issued, issue } from '../../lib/verify/testing/issue'
import { makePki, type Pki, RECEIPT_SIGNING, signJws, x5cOf } from '../../lib/verify/testing/pki'
import { notification, renewed, transaction } from './app-store-payloads'

/** What must not pass, and what passes although it looks as if it should not. */
export async function oddJws(pki: Pki): Promise<Record<string, string>> {
  const good = await signJws(pki, renewed())
  const [header = '', , signature = ''] = good.split('.')
  const cheaper = (await signJws(pki, renewed({ productId: 'pro.yearly' }))).split('.')[1] ?? ''
  const other = await makePki({ kind: 'EC' })
  const old = await issue({
    name: 'Sample: Mac App Store and iTunes Store Receipt Signing 2025',
    issuer: pki.intermediate,
    marks: [RECEIPT_SIGNING],
    to: new Date('2025-10-11T00:00:00Z'),
  })
  const before = Date.parse('2025-08-12T15:04:31Z')
  return {
    tampered: [header, cheaper, signature].join('.'),
    lookAlike: await signJws(other, renewed()),
    expiredLeaf: await signJws(
      { leaf: old, x5c: x5cOf(old, pki.intermediate, pki.root) },
      transaction({
        purchaseDate: before - 24_000,
        originalPurchaseDate: before - 24_000,
        expiresDate: before + 31 * 86_400_000,
        signedDate: before,
      }),
    ),
    xcode: await xcode(),
    broken: good.replace(/(.{76})/g, '$1\n'),
    large: await signJws(
      pki,
      JSON.stringify(renewed()).replace(
        '"quantity":1',
        '"quantity":9223372036854775807,"newField":true',
      ),
    ),
    decoded: JSON.stringify(renewed(), null, 2),
    decodedNotification: JSON.stringify(
      notification('DID_RENEW', null, { status: 1, signedTransactionInfo: good }),
      null,
      2,
    ),
  }
}

/** As StoreKit testing in Xcode signs: one certificate that signed itself. */
async function xcode(): Promise<string> {
  const own: Issued = await issue({ name: 'StoreKit Testing in Xcode', ca: null, keyUsage: null })
  return signJws(
    { leaf: own, x5c: x5cOf(own) },
    transaction({
      transactionId: '0',
      originalTransactionId: '0',
      environment: 'Xcode',
      storefront: 'USA',
      price: 9_990,
      currency: 'USD',
      appTransactionId: undefined,
      deviceVerification: 'wKHKoDHRm6+zEqjqXrLqgn6ZpCGiW8gRlzHcmJDWwi8qwHmlfSvwhyAE7xLpNHrl',
      deviceVerificationNonce: '48c8b92d-ce0d-4229-bedf-e61b4f9cfc92',
    }),
    { kid: 'Apple_Xcode_Key', typ: 'JWT' },
  )
}
