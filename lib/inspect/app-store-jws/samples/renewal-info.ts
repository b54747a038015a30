import type { Sample } from '../../decoder'
import { sample } from './sample'

export const RENEWAL_SAMPLES: readonly [Sample, ...Sample[]] = [
  sample('It renews', 'renewalInfo', 'valid', 'made', ['transaction/price-in-milliunits']),
  sample('In grace period', 'inGrace', 'valid', 'forum: GRACE_PERIOD instead of DID_RENEW', [
    'transaction/grace-period',
  ]),
  sample('A price increase without an answer', 'priceIncrease', 'valid', 'made', [
    'transaction/price-increase-unanswered',
  ]),
  sample('Cancelled', 'cancelled', 'valid', 'made'),
  sample('Renews as another plan', 'downgrade', 'valid', 'made', [
    'transaction/renews-as-another-product',
  ]),
]
