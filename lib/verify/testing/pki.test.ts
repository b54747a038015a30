import { X509Certificate } from 'node:crypto'
import { jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { makePki, signJws } from './pki'

describe('a made chain', () => {
  it.each(['EC', 'RSA'] as const)('%s: each certificate is issued by the next', async (kind) => {
    const { root, intermediate, leaf, x5c } = await makePki({ kind })
    const [l, i, r] = [leaf, intermediate, root].map(({ der }) => new X509Certificate(der))
    if (!l || !i || !r) throw new Error('three were made')
    expect(l.verify(i.publicKey)).toBe(true)
    expect(i.verify(r.publicKey)).toBe(true)
    expect(r.verify(r.publicKey)).toBe(true)
    expect([l.checkIssued(i), i.checkIssued(r), i.ca, r.ca, l.ca]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect(x5c).toHaveLength(3)
  })

  it('signs what jose verifies', async () => {
    const pki = await makePki({ kind: 'EC' })
    const jws = await signJws(pki, { bundleId: 'com.example.app' })
    const { payload, protectedHeader } = await jwtVerify(jws, pki.leaf.publicKey)
    expect(payload.bundleId).toBe('com.example.app')
    expect(protectedHeader.x5c).toEqual(pki.x5c)
  })
})
