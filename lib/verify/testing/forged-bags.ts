import { apple, type ForgedChain, leafBy } from './forge'
import { issue } from './issue'
import { RECEIPT_SIGNING } from './pki'

/** As CMS carries certificates, and as local testing signs. */
export const FORGED_BAGS: readonly ForgedChain[] = [
  // As CMS carries them.
  {
    name: 'bag: the leaf alone',
    chain: async ({ rsa }) => [rsa.leaf],
    order: { form: 'bag' },
    problem: 'root-missing',
  },
  { name: 'bag: empty', chain: async () => [], order: { form: 'bag' }, problem: 'root-missing' },
  {
    name: 'bag: 65 certificates',
    chain: async ({ rsa }) => Array(65).fill(rsa.leaf),
    order: { form: 'bag' },
    problem: 'length',
  },
  {
    name: 'bag: one that signed itself (StoreKit testing)',
    chain: async () => [await issue({ name: 'StoreKit Testing' })],
    order: { form: 'bag' },
    problem: 'self-signed',
    says: /Xcode.*not Apple/,
  },
  {
    name: 'bag: a true root beside a foreign chain',
    chain: async ({ rsa, evil }) => [evil.leaf, rsa.root, evil.intermediate, evil.root],
    order: { form: 'bag' },
    problem: 'untrusted-root',
  },
  {
    name: 'bag: leaf without the mark',
    chain: async ({ rsa }) => [await leafBy(rsa.intermediate, { marks: [] }), rsa.intermediate],
    order: { form: 'bag' },
    problem: 'leaf-mark',
  },
  {
    name: 'bag: Apple’s root itself as signer',
    chain: async () => [apple('Apple Root CA')],
    order: { form: 'bag' },
    problem: 'self-signed',
  },
  // Local testing.
  {
    name: 'one certificate of Xcode’s in x5c',
    chain: async () => [
      await issue({ name: 'StoreKit Testing in Xcode', marks: [RECEIPT_SIGNING] }),
    ],
    problem: 'self-signed',
    says: /signed itself.*Xcode/,
  },
]
