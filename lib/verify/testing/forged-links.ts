import {
  bentSignature,
  type ForgedChain,
  intermediateBy,
  leafBy,
  NO_MARKS,
  renamed,
  under,
} from './forge'
import { issue, KeyUsageFlags } from './issue'
import { RECEIPT_SIGNING, WWDR } from './pki'

/** Links that hold by name only, and issuers that may not issue. */
export const FORGED_LINKS: readonly ForgedChain[] = [
  // Links that hold by name only.
  {
    name: 'leaf of another authority of the same name',
    chain: async ({ good, evil }) => [evil.leaf, good.intermediate, good.root],
    problem: 'issuer-signature',
    says: /does not match that certificate’s key/,
  },
  {
    name: 'leaf with a bent signature',
    chain: async ({ good }) => [bentSignature(good.leaf), good.intermediate, good.root],
    problem: 'issuer-signature',
  },
  {
    name: 'leaf with a letter changed',
    chain: async ({ good }) => [renamed(good.leaf), good.intermediate, good.root],
    problem: 'issuer-signature',
  },
  {
    name: 'intermediate with a bent signature',
    chain: async ({ good }) => [good.leaf, bentSignature(good.intermediate), good.root],
    problem: 'root-signature',
  },
  {
    name: 'intermediate with a letter changed',
    chain: async ({ good }) => [good.leaf, renamed(good.intermediate), good.root],
    problem: 'issuer-name',
  },
  {
    name: 'intermediate that signed itself',
    chain: async ({ good }) => {
      const own = await issue({ name: 'Own', ca: true, marks: [WWDR] })
      return [await leafBy(own), own, good.root]
    },
    problem: 'untrusted-root',
  },
  {
    name: 'leaf that signed itself before a true chain',
    chain: async ({ good }) => [
      await issue({ name: 'Own', marks: [RECEIPT_SIGNING] }),
      good.intermediate,
      good.root,
    ],
    problem: 'issuer-name',
  },
  {
    name: 'leaf signed by the root directly',
    chain: async ({ good }) => [await leafBy(good.root), good.intermediate, good.root],
    problem: 'issuer-name',
  },
  {
    name: 'RSA leaf signed by an EC authority of that name',
    chain: async ({ good, rsa }) => [rsa.leaf, good.intermediate, good.root],
    problem: 'issuer-signature',
  },
  // Who may issue.
  {
    name: 'an ordinary certificate as issuer (CA:FALSE)',
    chain: async ({ good }) =>
      under(good.root, { intermediate: { ca: false, keyUsage: KeyUsageFlags.keyCertSign } }),
    problem: 'not-a-ca',
  },
  {
    name: 'an issuer without basicConstraints',
    chain: async ({ good }) => under(good.root, { intermediate: { ca: null } }),
    problem: 'not-a-ca',
  },
  {
    name: 'a bought leaf that issues a leaf',
    chain: async ({ good }) => [await leafBy(good.leaf), good.leaf, good.intermediate],
    problem: 'not-a-ca',
  },
  {
    name: 'an issuer whose key may not sign certificates',
    chain: async ({ good }) =>
      under(good.root, { intermediate: { keyUsage: KeyUsageFlags.cRLSign } }),
    problem: 'may-not-sign-certificates',
    says: /lists cRLSign/,
  },
  {
    name: 'a leaf whose key may not sign',
    chain: async ({ good }) =>
      under(good.root, { leaf: { keyUsage: KeyUsageFlags.keyEncipherment } }),
    problem: 'leaf-may-not-sign',
  },
  {
    name: 'an authority below one that allows none',
    chain: async ({ good }) => {
      const below = await intermediateBy(good.intermediate, { name: 'Below' })
      return [await leafBy(below), below, good.intermediate, good.root]
    },
    order: { form: 'bag', marks: NO_MARKS },
    problem: 'path-length',
    says: /allows 0 authorities/,
  },
]
