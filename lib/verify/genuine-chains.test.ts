import { X509Certificate } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { chainFindings } from '../rules/chain'
import {
  chainOf,
  type ForgedChain,
  makePkis,
  NO_MARKS,
  orderOf,
  SIGNED,
  under,
} from './testing/forge'
import { generateKeys, type Issued, issue } from './testing/issue'
import { readTrust, type TrustedRoot } from './trust'
import { verifyChain } from './verify-chain'

const { trust, ...pkis } = await makePkis()

describe('what is genuine is taken for genuine', () => {
  const GENUINE: readonly (Omit<ForgedChain, 'problem' | 'says'> & {
    root?: string
    notices?: string[]
  })[] = [
    { name: 'EC, as Apple’s JWS', chain: async ({ good }) => chainOf(good) },
    {
      name: 'RSA, as Apple’s receipts',
      chain: async ({ rsa }) => chainOf(rsa),
      root: 'Sample RSA root',
      order: { form: 'bag' },
    },
    {
      name: 'a bag in any order',
      chain: async ({ good, rsa, evil }) => [
        rsa.leaf,
        evil.root,
        rsa.root,
        good.leaf,
        rsa.intermediate,
      ],
      root: 'Sample RSA root',
      order: { form: 'bag' },
    },
    {
      name: 'a bag without its root',
      chain: async ({ rsa }) => [rsa.leaf, rsa.intermediate],
      root: 'Sample RSA root',
      order: { form: 'bag' },
    },
    {
      name: 'two authorities of one name, one of them a forgery',
      chain: async ({ good, evil }) => [good.leaf, evil.intermediate, good.intermediate],
      order: { form: 'bag' },
    },
    {
      name: 'without marks where none are asked for',
      chain: async ({ good }) =>
        under(good.root, { leaf: { marks: [] }, intermediate: { marks: [] } }),
      order: { marks: NO_MARKS },
    },
    {
      name: 'Apple’s marks that are critical',
      chain: async ({ good }) =>
        under(good.root, {
          leaf: {
            extensions: [
              { oid: '1.2.840.113635.100.6.1.4', critical: true, value: Uint8Array.of(5, 0) },
            ],
          },
        }),
    },
    {
      name: 'a leaf without keyUsage',
      chain: async ({ good }) => under(good.root, { leaf: { keyUsage: null } }),
    },
    {
      name: '59 seconds after the end, as Apple’s library',
      chain: async ({ good }) => under(good.root, { leaf: { to: new Date(SIGNED - 59_000) } }),
      notices: ['chain/expired-now'],
    },
    {
      name: '59 seconds before the beginning',
      chain: async ({ good }) => under(good.root, { leaf: { from: new Date(SIGNED + 59_000) } }),
    },
    {
      name: 'expired since it signed',
      chain: async ({ good }) => under(good.root, { leaf: { to: new Date('2026-05-01') } }),
      notices: ['chain/expired-now'],
    },
    {
      name: 'signed in a time that is not yet',
      chain: async ({ good }) => under(good.root, { leaf: { from: new Date('2026-01-01') } }),
      order: { now: Date.UTC(2025, 0) },
      notices: ['chain/not-yet-valid-now'],
    },
    {
      name: 'no date of signing, valid now',
      chain: async ({ good }) => chainOf(good),
      order: { signedAt: null },
    },
    {
      name: 'now not given',
      chain: async ({ good }) => under(good.root, { leaf: { to: new Date('2026-05-01') } }),
      order: { now: null },
    },
    {
      name: 'something else in the root’s place',
      chain: async ({ good, evil }) => [good.leaf, good.intermediate, evil.root],
      notices: ['chain/third-certificate'],
    },
  ]

  test.each(GENUINE)('$name', async ({ chain, order, root: expected, notices }) => {
    const { steps, root } = await verifyChain(orderOf(await chain(pkis), trust, order))
    expect(steps.filter(({ result }) => result === 'fail')).toEqual([])
    expect(root?.name).toBe(expected ?? 'Sample root')
    expect(root?.origin).toBe('added')
    expect(chainFindings(steps).map(({ code }) => code)).toEqual(notices ?? [])
    expect(steps.at(-1)).toMatchObject({ name: 'Not revoked', result: 'unknown' })
  })

  it('is proven for no instant where neither the date of signing nor now is known', async () => {
    const order = { signedAt: null, now: null }
    const { steps, root } = await verifyChain(orderOf(chainOf(pkis.good), trust, order))
    expect(steps.filter(({ result }) => result === 'fail')).toEqual([])
    expect(root).toBeNull()
  })

  it('does not end at a certificate that was added and may issue nothing', async () => {
    const { leaf } = pkis.good
    const added = await readTrust([{ name: 'My leaf', pem: leaf.pem }])
    const { steps, root } = await verifyChain(orderOf(await under(leaf, {}), added))
    expect(root).toBeNull()
    expect(steps.find(({ code }) => code === 'chain/not-a-ca')).toMatchObject({
      name: 'Root is an authority',
    })
  })

  it('says that the 60 seconds of tolerance were used', async () => {
    const chain = await under(pkis.good.root, { leaf: { to: new Date(SIGNED - 59_000) } })
    const { steps } = await verifyChain(orderOf(chain, trust))
    const step = steps.find(({ name }) => name === 'Valid when signed')
    expect(step?.detail).toMatch(/less than the 60 seconds .* Apple’s library/)
  })

  it('says that Xcode’s certificate counts where it was added, and that it is not Apple’s', async () => {
    const xcode = await issue({ name: 'StoreKit Testing in Xcode' })
    const added = await readTrust([{ name: 'My Xcode', pem: xcode.pem }])
    for (const form of ['x5c', 'bag'] as const) {
      const { steps, root } = await verifyChain(orderOf([xcode], added, { form }))
      expect(root).toMatchObject({ name: 'My Xcode', origin: 'added' })
      expect(steps[0]?.detail).toMatch(
        /“My Xcode”, which was added here as trusted and is not Apple’s/,
      )
    }
  })

  it('trusts a root by its fingerprint alone once the chain brings it along', async () => {
    const known = {
      ...(trust.find(({ name }) => name === 'Sample root') as TrustedRoot),
      der: null,
    }
    for (const form of ['x5c', 'bag'] as const) {
      const { root } = await verifyChain(orderOf(chainOf(pkis.good), [known], { form }))
      expect(root).toEqual(known)
    }
    const without = await verifyChain(
      orderOf(chainOf(pkis.good).slice(0, 2), [known], { form: 'bag' }),
    )
    expect(without.root).toBeNull()
  })
})

describe('links agree with Node’s X509Certificate', () => {
  it('over every pair of forty certificates', async () => {
    const { good, rsa, evil } = pkis
    const keys = await generateKeys('P-256')
    const all: Issued[] = [...chainOf(good), ...chainOf(rsa), ...chainOf(evil)]
    for (const issuer of [good.root, good.intermediate, rsa.root, rsa.intermediate, evil.root]) {
      for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const) {
        all.push(await issue({ name: `By ${hash}`, issuer, hash, keys }))
      }
    }
    all.push(await issue({ name: 'P-521', key: 'P-521', hash: 'SHA-512' }))
    const issued = { yes: 0, no: 0 }
    for (const one of all) {
      for (const other of all) {
        const [leaf, issuer] = [new X509Certificate(one.der), new X509Certificate(other.der)]
        const expected = leaf.issuer === issuer.subject && leaf.verify(issuer.publicKey)
        const { steps } = await verifyChain(orderOf([one, other, other], []))
        const link = steps.find(({ name }) => name === 'Leaf is issued by the intermediate')
        expect([link?.result, leaf.subject, issuer.subject]).toEqual([
          expected ? 'pass' : 'fail',
          leaf.subject,
          issuer.subject,
        ])
        issued[expected ? 'yes' : 'no'] += 1
      }
    }
    expect(issued.yes).toBeGreaterThan(25)
    expect(issued.no).toBeGreaterThan(500)
  })
})
