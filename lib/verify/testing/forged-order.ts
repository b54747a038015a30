import { apple, chainOf, type ForgedChain, G3, imitation, under } from './forge'
import { issue } from './issue'

/** How many certificates, and in which order (the chain attacks known of Apple’s tokens). */
export const FORGED_ORDER: readonly ForgedChain[] = [
  // How many, and in which order (security.md §3, Apple chain list).
  { name: 'no certificate', chain: async () => [], problem: 'length' },
  {
    name: 'the leaf alone',
    chain: async ({ good }) => [good.leaf],
    problem: 'length',
    says: /1 certificate;/,
  },
  {
    name: 'leaf and intermediate',
    chain: async ({ good }) => [good.leaf, good.intermediate],
    problem: 'length',
  },
  {
    name: 'four certificates',
    chain: async ({ good }) => [...chainOf(good), good.root],
    problem: 'length',
  },
  {
    name: 'a thousand certificates',
    chain: async ({ good }) => Array(1000).fill(good.leaf),
    problem: 'length',
    says: /1000/,
  },
  {
    name: 'intermediate first',
    chain: async ({ good }) => [good.intermediate, good.leaf, good.root],
    problem: 'issuer-name',
  },
  {
    name: 'root in the middle',
    chain: async ({ good }) => [good.leaf, good.root, good.intermediate],
    problem: 'issuer-name',
  },
  {
    name: 'the other way round',
    chain: async ({ good }) => chainOf(good).reverse(),
    problem: 'issuer-name',
  },
  {
    name: 'the leaf three times',
    chain: async ({ good }) => [good.leaf, good.leaf, good.leaf],
    problem: 'issuer-name',
  },
  {
    name: 'root as leaf',
    chain: async ({ good }) => [good.root, good.intermediate, good.root],
    problem: 'issuer-name',
    order: { trust: [] },
  },
  {
    name: 'authority as leaf',
    chain: async ({ good }) => [good.intermediate, good.root, good.root],
    problem: 'leaf-mark',
  },
  // Roots that are not the root.
  {
    name: 'a whole chain of one’s own',
    chain: async ({ evil }) => chainOf(evil),
    problem: 'untrusted-root',
    says: /“Evil root”.*Apple Root CA - G3, Apple Root CA, Apple Root CA - G2, Sample root/,
  },
  {
    name: 'the same with the true root behind it',
    chain: async ({ good, evil }) => [evil.leaf, evil.intermediate, good.root],
    problem: 'root-missing',
    says: /“Evil root”/,
  },
  {
    name: 'the same with Apple’s root behind it',
    chain: async ({ evil }) => [evil.leaf, evil.intermediate, apple('Apple Root CA - G3')],
    problem: 'root-missing',
  },
  {
    name: 'a look-alike of the trusted root: same name, other key',
    chain: async () =>
      under(await imitation('Assay sample root', { OU: 'Samples', O: 'Assay', C: 'US' })),
    problem: 'look-alike-root',
    says: /has the name of “Sample root” but another key: its fingerprint is ([0-9A-F]{2}:){31}/,
  },
  {
    name: 'a look-alike of Apple Root CA - G3',
    chain: async () => under(await imitation('Apple Root CA - G3', G3)),
    problem: 'look-alike-root',
    says: /“Apple Root CA - G3” but another key.*63:34:3A:BF/,
  },
  {
    name: 'a look-alike of Apple Root CA',
    chain: async () => under(await imitation('Apple Root CA', G3)),
    problem: 'look-alike-root',
    says: /B0:B1:73:0E/,
  },
  {
    name: 'a look-alike of G2, which is known by fingerprint only',
    chain: async () => under(await imitation('Apple Root CA - G2', G3)),
    problem: 'look-alike-root',
    says: /C2:B9:B0:42/,
  },
  {
    name: 'below a look-alike, with the true G3 in its place',
    chain: async () => {
      const [leaf, intermediate] = await under(
        await issue({ name: 'Apple Root CA - G3', attributes: G3, key: 'P-384', ca: true }),
      )
      return [leaf, intermediate, apple('Apple Root CA - G3')].flatMap((row) => row ?? [])
    },
    problem: 'root-signature',
    says: /does not match that root’s key/,
  },
  {
    name: 'G2 named but not brought along',
    chain: async ({ good }) =>
      (await under(await imitation('Apple Root CA - G2', G3))).with(2, good.root),
    problem: 'root-missing',
    says: /by its fingerprint only/,
  },
  {
    name: 'the root of one trust list asked of another',
    chain: async ({ good }) => chainOf(good),
    order: { trust: [] },
    problem: 'untrusted-root',
  },
]
