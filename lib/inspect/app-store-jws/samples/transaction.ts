import type { Sample } from '../../decoder'
import { sample } from './sample'

export const TRANSACTION_SAMPLES: readonly [Sample, ...Sample[]] = [
  sample('A new subscription', 'purchase', 'valid', 'forum: expiresDate a day off from Settings', [
    'transaction/expires-is-an-instant',
    'transaction/price-in-milliunits',
  ]),
  sample('A renewal', 'renewal', 'valid', 'made', ['transaction/two-ids']),
  sample('A renewal in the sandbox', 'sandbox', 'valid', 'node#227', [
    'transaction/sandbox',
    'transaction/accelerated-period',
  ]),
  sample('Upgraded since', 'upgraded', 'valid', 'made', ['transaction/upgraded']),
  sample('Refunded', 'refunded', 'valid', 'made', ['transaction/refunded']),
  sample('Through Family Sharing', 'family', 'valid', 'made', ['transaction/family-shared']),
  sample('A consumable, paid in yen', 'consumable', 'valid', 'made', [
    'transaction/price-in-milliunits',
  ]),
  sample('With an offer code', 'offerCode', 'valid', 'made', ['transaction/offer']),
  sample('An old purchase without bundle ID', 'forever', 'valid', 'swift#71', [
    'transaction/no-bundle-id',
  ]),
  sample('The certificate has expired since', 'expiredLeaf', 'valid', 'java#206'),
  sample('From Xcode', 'xcode', 'unverified', 'python#112', ['transaction/local-testing']),
  sample('With a changed product', 'tampered', 'invalid', 'made', ['jws/signature-mismatch']),
  sample('Signed by a look-alike root', 'lookAlike', 'invalid', 'made', ['chain/look-alike-root']),
  sample('With line breaks', 'broken', 'invalid', 'made', ['jws/white-space']),
  sample('With a large number and a new field', 'large', 'valid', 'made', [
    'transaction/number-too-large',
    'transaction/unknown-field',
  ]),
  sample('Already decoded', 'decoded', 'unverified', 'forum: where is “pending”?', [
    'transaction/decoded-before',
    'transaction/no-pending-state',
  ]),
]
