import type { ReceiptSubject } from '../../rules/receipt-subject'

/** What the rules are told of something of which nothing is known yet. */
export const NOTHING_READ: ReceiptSubject = {
  form: 'other',
  missingBytes: null,
  leftoverBytes: 0,
  unreadable: null,
  environment: null,
  bundleId: null,
  createdAt: null,
  expiresAt: null,
  missingTypes: [],
  repeatedTypes: [],
  malformedAttributes: 0,
  purchases: [],
  signature: null,
  now: null,
  mismatch: { device: false, bundleId: null, environment: null },
}
