import type { Sample } from '../decoder'
import signed from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, sandbox, empty, xcode, xcodeCertificate } = signed.samples

const FORM = 'made after https://developer.apple.com/documentation/appstorereceipts'
const PAINS = 'https://github.com/apple/app-store-server-library-node/issues'

const ON_PRODUCTION = [
  'receipt/id-for-server-api',
  'receipt/first-not-newest',
  'receipt/subscription-expired',
  'receipt/cancelled-purchases',
  'receipt/server-api-instead',
] as const

/** One letter in the middle of a product ID: the receipt reads well, and its signature fails. */
const changed = (text: string): string => {
  const bytes = atob(text)
  return btoa(bytes.replace('pro.monthly', 'pro.monthlx'))
}

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'Four purchases',
    text: production,
    trust,
    verdict: 'valid',
    findings: ON_PRODUCTION,
    from: FORM,
  },
  {
    name: 'From the sandbox',
    text: sandbox,
    trust,
    verdict: 'valid',
    findings: [
      'chain/expired-now',
      'receipt/sandbox',
      'receipt/id-for-server-api',
      'receipt/subscription-expired',
      'receipt/original-after-purchase',
      'receipt/server-api-instead',
    ],
    from: 'made: dates out of order as in https://github.com/voltrue2/in-app-purchase/issues/255',
  },
  {
    name: 'No purchases',
    text: empty,
    trust,
    verdict: 'valid',
    findings: ['receipt/no-purchases'],
    from: 'https://github.com/apple/app-store-server-library-java/issues/64',
  },
  {
    name: 'From Xcode',
    text: xcode,
    verdict: 'unverified',
    findings: ['receipt/xcode', 'receipt/xcode-library', 'receipt/subscription-expired'],
    from: `${PAINS}/417`,
  },
  {
    name: 'From Xcode, with its certificate added',
    text: xcode,
    trust: [{ name: 'StoreKit Testing in Xcode', pem: xcodeCertificate }],
    verdict: 'valid',
    findings: ['receipt/xcode', 'receipt/xcode-library', 'receipt/subscription-expired'],
    from: `${PAINS}/417`,
  },
  {
    name: 'With one letter changed',
    text: changed(production),
    trust,
    verdict: 'invalid',
    findings: ['cms/signature', 'receipt/id-not-verified', ...ON_PRODUCTION],
    from: `${PAINS}/426`,
  },
  {
    name: 'Cut off',
    text: production.slice(0, 1201),
    trust,
    verdict: 'invalid',
    findings: [
      'receipt/truncated',
      'receipt/id-not-verified',
      'receipt/id-for-server-api',
      'receipt/first-not-newest',
      'receipt/subscription-expired',
      'receipt/server-api-instead',
    ],
    from: 'made: cut in the middle of a group of base64',
  },
  {
    name: 'Encoded twice',
    text: btoa(empty),
    trust,
    verdict: 'valid',
    findings: ['paste/base64-of-text', 'receipt/no-purchases'],
    from: `${PAINS}/58`,
  },
  {
    name: 'From an untrusted root',
    text: production,
    verdict: 'invalid',
    findings: ['chain/untrusted-root', 'receipt/id-not-verified', ...ON_PRODUCTION],
    from: 'made: the same receipt without the sample’s root added',
  },
]
