import { encodeBase64 } from '@/lib/bytes/base64'
import { type Issued, issue } from '@/lib/verify/testing/issue'
import { makePki, type Pki, RECEIPT_SIGNING, WWDR, x5cOf } from '@/lib/verify/testing/pki'
import type { Signer } from './tokens'

/** Who signs the tokens of the tests: one good chain, and others that are wrong in one way each. */
export interface Authorities {
  pki: Pki
  good: Signer
  /** By what is wrong with, or strange about, the chain. */
  chains: Record<string, Signer>
}

export const SIGNED_AT = Date.parse('2026-06-01T12:00:00Z')
const MINUTE = 60_000

export async function makeAuthorities(): Promise<Authorities> {
  const pki = await makePki({ kind: 'EC' })
  const { root, intermediate } = pki
  const others = await makePki({ kind: 'EC' })
  const leafOf = (more: Partial<Parameters<typeof issue>[0]>, issuer = intermediate) =>
    issue({ name: 'Leaf', issuer, marks: [RECEIPT_SIGNING], ...more })
  const under = (more: Partial<Parameters<typeof issue>[0]>, issuer = root) =>
    issue({ name: 'Intermediate', issuer, ca: true, marks: [WWDR], hash: 'SHA-384', ...more })
  const signer = (leaf: Issued, ...above: Issued[]): Signer => ({
    leaf,
    x5c: x5cOf(leaf, ...above),
  })
  const below = async (middle: Issued): Promise<Signer> =>
    signer(await leafOf({}, middle), middle, root)
  const plain = await leafOf({})
  const xcode = await issue({ name: 'StoreKit Testing in Xcode', ca: null, keyUsage: null })
  const [leaf64 = '', middle64 = '', root64 = ''] = pki.x5c
  const good: Signer = { leaf: pki.leaf, x5c: pki.x5c }
  const listed = (x5c: unknown): Signer => ({ leaf: pki.leaf, x5c })
  return {
    pki,
    good,
    chains: {
      'another leaf': signer(plain, intermediate, root),
      'leaf without keyUsage': signer(await leafOf({ keyUsage: null }), intermediate, root),
      'leaf expired since': signer(
        await leafOf({ to: new Date(SIGNED_AT + MINUTE) }),
        intermediate,
        root,
      ),
      'leaf expired 30 s before': signer(
        await leafOf({ to: new Date(SIGNED_AT - MINUTE / 2) }),
        intermediate,
        root,
      ),
      'leaf expired before': signer(
        await leafOf({ to: new Date(SIGNED_AT - 2 * MINUTE) }),
        intermediate,
        root,
      ),
      'leaf not valid yet': signer(
        await leafOf({ from: new Date(SIGNED_AT + 2 * MINUTE) }),
        intermediate,
        root,
      ),
      'leaf without mark': signer(await leafOf({ marks: [] }), intermediate, root),
      'leaf with another mark': signer(await leafOf({ marks: [WWDR] }), intermediate, root),
      'leaf on P-384': signer(await leafOf({ key: 'P-384' }), intermediate, root),
      'leaf with RSA': signer(await leafOf({ key: 'RSA' }), intermediate, root),
      'leaf issued by the root': signer(await leafOf({}, root), intermediate, root),
      'leaf signed itself': signer(
        await issue({ name: 'Leaf', marks: [RECEIPT_SIGNING] }),
        intermediate,
        root,
      ),
      'leaf of a look-alike': signer(await leafOf({}, others.intermediate), intermediate, root),
      'leaf may not sign': signer(await leafOf({ keyUsage: 8 }), intermediate, root),
      'leaf with a critical extension': signer(
        await leafOf({
          extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }],
        }),
        intermediate,
        root,
      ),
      'intermediate without mark': await below(await under({ marks: [] })),
      'intermediate not a CA': await below(await under({ ca: false })),
      'intermediate without constraints': await below(await under({ ca: null })),
      'intermediate expired': await below(await under({ to: new Date(SIGNED_AT - 2 * MINUTE) })),
      'intermediate not valid yet': await below(
        await under({ from: new Date(SIGNED_AT + 2 * MINUTE) }),
      ),
      'intermediate of a look-alike': await below(await under({}, others.root)),
      'intermediate signed itself': await below(
        await issue({ name: 'Intermediate', ca: true, marks: [WWDR] }),
      ),
      'a look-alike chain': signer(others.leaf, others.intermediate, others.root),
      'a look-alike chain with the real root': signer(others.leaf, others.intermediate, root),
      'the real chain with a look-alike leaf': { leaf: others.leaf, x5c: pki.x5c },
      'another third certificate': signer(plain, intermediate, others.root),
      'Xcode’s certificate': signer(xcode),
      'Xcode’s certificate three times': signer(xcode, xcode, xcode),
      'no list': listed(undefined),
      'a list of nothing': listed([]),
      'one certificate': listed([leaf64]),
      'two certificates': listed([leaf64, middle64]),
      'four certificates': listed([...pki.x5c, root64]),
      'a thousand certificates': listed(Array(1000).fill(leaf64)),
      'reversed order': listed([root64, middle64, leaf64]),
      'swapped order': listed([middle64, leaf64, root64]),
      'the leaf three times': listed([leaf64, leaf64, leaf64]),
      'a text': listed(leaf64),
      numbers: listed([1, 2, 3]),
      nothings: listed([null, null, null]),
      'empty texts': listed(['', '', '']),
      'no certificates': listed(['AAAA', 'AAAA', 'AAAA']),
      base64url: listed(
        pki.x5c.map((text) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
      ),
      'line breaks': listed(pki.x5c.map((text) => text.replace(/(.{64})/g, '$1\n'))),
      'PEM texts': listed([pki.leaf.pem, intermediate.pem, root.pem]),
      'a byte after the leaf': listed([
        encodeBase64(Uint8Array.of(...pki.leaf.der, 0)),
        middle64,
        root64,
      ]),
      'a changed leaf': listed([flip(pki.leaf.der), middle64, root64]),
      'a changed intermediate': listed([leaf64, flip(intermediate.der), root64]),
      'a cut leaf': listed([leaf64.slice(0, 400), middle64, root64]),
    },
  }
}

/** The certificate with one bit of its name changed, which its signature covers. */
function flip(der: Uint8Array): string {
  const changed = der.slice()
  changed[60] = (changed[60] ?? 0) ^ 1
  return encodeBase64(changed)
}
