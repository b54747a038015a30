import { chainOf, type ForgedChain, leafBy, SIGNED, under } from './forge'
import { WWDR } from './pki'

/** What the certificates were made for, and when. */
export const FORGED_PURPOSE: readonly ForgedChain[] = [
  // Apple's marks.
  {
    name: 'a leaf without the receipt mark',
    chain: async ({ good }) => under(good.root, { leaf: { marks: [] } }),
    problem: 'leaf-mark',
    says: /6\.11\.1 \(App Store receipt signing\)/,
  },
  {
    name: 'a developer’s leaf under the same authority',
    chain: async ({ good }) => [
      await leafBy(good.intermediate, { marks: ['1.2.840.113635.100.6.1.4'] }),
      good.intermediate,
      good.root,
    ],
    problem: 'leaf-mark',
  },
  {
    name: 'a leaf with the authority’s mark',
    chain: async ({ good }) => under(good.root, { leaf: { marks: [WWDR] } }),
    problem: 'leaf-mark',
  },
  {
    name: 'an intermediate without the mark',
    chain: async ({ good }) => under(good.root, { intermediate: { marks: [] } }),
    problem: 'intermediate-mark',
    says: /6\.2\.1/,
  },
  {
    name: 'an intermediate for Developer ID',
    chain: async ({ good }) =>
      under(good.root, { intermediate: { marks: ['1.2.840.113635.100.6.2.6'] } }),
    problem: 'intermediate-mark',
  },
  {
    name: 'a critical extension nobody knows',
    chain: async ({ good }) =>
      under(good.root, {
        leaf: { extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }] },
      }),
    problem: 'critical-extension',
    says: /1\.2\.3\.4/,
  },
  // Dates.
  {
    name: 'leaf expired when it signed',
    chain: async ({ good }) => under(good.root, { leaf: { to: new Date('2025-10-11') } }),
    problem: 'expired',
    says: /leaf “Sample: leaf” was valid from 2020-01-01 00:00:00 UTC to 2025-10-11 00:00:00 UTC; signed 2026-01-15/,
  },
  {
    name: 'intermediate expired when the leaf signed',
    chain: async ({ good }) => under(good.root, { intermediate: { to: new Date('2025-10-11') } }),
    problem: 'expired',
    says: /The intermediate/,
  },
  {
    name: 'leaf not valid yet when it signed',
    chain: async ({ good }) => under(good.root, { leaf: { from: new Date('2026-02-01') } }),
    problem: 'not-yet-valid',
  },
  {
    name: 'signed before the root was made',
    chain: async ({ good }) => chainOf(good),
    order: { signedAt: 0 },
    problem: 'not-yet-valid',
  },
  {
    name: 'signed after the root ended',
    chain: async ({ good }) => chainOf(good),
    order: { signedAt: Date.UTC(2046, 0) },
    problem: 'expired',
  },
  {
    name: 'a date of signing that is no number',
    chain: async ({ good }) => chainOf(good),
    order: { signedAt: Number.NaN },
    problem: 'not-yet-valid',
  },
  {
    name: '61 seconds after the end',
    chain: async ({ good }) => under(good.root, { leaf: { to: new Date(SIGNED - 61_000) } }),
    problem: 'expired',
  },
  {
    name: '61 seconds before the beginning',
    chain: async ({ good }) => under(good.root, { leaf: { from: new Date(SIGNED + 61_000) } }),
    problem: 'not-yet-valid',
  },
  {
    name: 'expired now, and nothing says when it signed',
    chain: async ({ good }) => under(good.root, { leaf: { to: new Date('2026-05-01') } }),
    order: { signedAt: null },
    problem: 'expired',
  },
]
