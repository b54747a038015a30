import { describe, expect, it } from 'vitest'
import { makePki } from '../../verify/testing/pki'
import { inspect } from '..'

const NOW = new Date('2026-11-22T00:00:00Z')

describe('a root that is trusted is not enough', () => {
  const OID = { oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }
  it.each([
    ['an issuer that has ended', { to: new Date('2025-01-01') }, {}, /which issued it, is valid/],
    ['a critical extension', {}, { extensions: [OID] }, /1\.2\.3\.4 as critical/],
  ])('%s leaves it unverified', async (_name, intermediate, leaf, why) => {
    const pki = await makePki({ kind: 'EC', intermediate, leaf })
    const trust = [{ name: 'Test root', pem: pki.root.pem }]
    const text = pki.leaf.pem + pki.intermediate.pem
    const { verdict, summary } = await inspect(text, { now: NOW, trust })
    expect(verdict).toBe('unverified')
    expect(summary).toMatch(why)
  })

  it.each([
    ['push.example.com', 'valid'],
    ['api.push.apple.com', 'unverified'],
  ])('the server %s is %s', async (host, verdict) => {
    const pki = await namedPki
    const trust = [{ name: 'Test root', pem: pki.root.pem }]
    // Since version 3.2 openssl names the address as well.
    const text = `Connecting to 192.0.2.1\nCONNECTED(00000003)\n# openssl s_client -connect ${host}:443\nCertificate chain\n${pki.leaf.pem}${pki.intermediate.pem}`
    const inspection = await inspect(text, { now: NOW, trust })
    expect(inspection.title).toBe(`Certificates of ${host}`)
    expect(inspection.verdict).toBe(verdict)
  })
})

const SAN = Uint8Array.from([0x30, 18, 0x82, 16, ...Buffer.from('push.example.com')])
const namedPki = makePki({
  kind: 'EC',
  leaf: { extensions: [{ oid: '2.5.29.17', value: SAN }] },
})
