import type { Sample } from '../decoder'
import signed from './signed-samples.json'

const FOUND = [
  'receipt/transaction-receipt',
  'receipt/id-not-verified',
  'receipt/sandbox',
  'receipt/id-for-server-api',
  'receipt/original-after-purchase',
] as const

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'A subscription in the sandbox',
    text: signed.samples.sandbox,
    verdict: 'unverified',
    findings: FOUND,
    from: 'made after https://developer.apple.com/documentation/storekit/skpaymenttransaction/transactionreceipt',
  },
  {
    name: 'As the property list itself',
    text: signed.samples.plain,
    verdict: 'unverified',
    findings: FOUND,
    from: 'made',
  },
  {
    name: 'With the purchase of another receipt',
    text: signed.samples.changed,
    verdict: 'invalid',
    findings: FOUND,
    from: 'made: the product ID was changed and the signature kept',
  },
]
