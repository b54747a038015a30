import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKeyParts } from '../../../e2e/fixtures/key-parts'
import { refusedKeys } from '../../../e2e/fixtures/refused-keys'
import { repairableKeys } from '../../../e2e/fixtures/repairable-keys'
import { seeded } from '../../bytes/testing/seeded'
import { inspect } from '..'
import { privateKey } from './decoder'
import { leaksOf } from './testing/leaks'

const parts = makeKeyParts()
const refused = await refusedKeys(parts)

describe('the samples', () => {
  it.each(privateKey.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection).toMatchObject({ format: 'private-key', verdict })
    expect(inspection.findings.map(({ code }) => code).sort()).toEqual([...findings].sort())
    expect(inspection.views).toEqual([])
    const [whole] = privateKey.samples
    expect(leaksOf(createPrivateKey(whole.text ?? ''), inspection)).toEqual([])
  })
})

// Where the cases come from: app-store.md 2.3, pain 22, and the issues that e2e/fixtures names.
describe('damaged files', () => {
  it.each(repairableKeys(parts))('$name: read, and said what was wrong', async (row) => {
    const inspection = await inspect(row.bytes, { name: row.fileName })
    expect(inspection).toMatchObject({ format: 'private-key', verdict: 'unverified' })
    const said = inspection.findings.map(({ code }) => code)
    // Base64 of text, hex and escapes of a URL are taken off before the decoder sees the text.
    const unwrapped = said.some((code) => code.startsWith('paste/'))
    if ('repairs' in row.expected && !unwrapped)
      expect(inspection.value).toMatchObject({ repairs: row.expected.repairs })
    else expect(said.length).toBeGreaterThan(0)
    expect(inspection.fields.find(({ label }) => label === 'kid')?.value).toBe('ASSAY12345')
    expect(inspection.value).toMatchObject({ publicKey: { pem: publicPem(parts.key).trim() } })
    expect(leaksOf(parts.key, inspection)).toEqual([])
  })

  it.each(refused)('$name: refused as its problem says', async (row) => {
    const inspection = await inspect(row.bytes, { as: 'private-key' })
    expect(inspection.verdict).toBe('invalid')
    expect(inspection.findings.map(({ code }) => code)).toContain(
      `private-key/${'refused' in row.expected ? row.expected.refused : ''}`,
    )
    expect(leaksOf(parts.key, inspection)).toEqual([])
  })

  it('says where the halves do not belong together', async () => {
    const [mine, other] = [makeKeyParts(), makeKeyParts()]
    const der = Buffer.from(mine.der)
    other.der.copy(der, der.length - 64, other.der.length - 64)
    const { findings, value } = await inspect(der, { as: 'private-key' })
    expect(findings.map(({ code }) => code)).toContain('private-key/halves-differ')
    expect(value).toMatchObject({ publicKey: { pem: publicPem(mine.key).trim() } })
  })
})

describe('what is said of a key', () => {
  it('takes the Key ID from the name and does not claim a kind', async () => {
    const inspection = await inspect(parts.pem, { name: 'SubscriptionKey_ABC123DEFG.p8' })
    expect(inspection.fields.find(({ label }) => label === 'kid')?.value).toBe('ABC123DEFG')
    const uses = inspection.fields.find(({ label }) => label === 'use')?.children ?? []
    expect(uses.map(({ label, value }) => [label, value])).toEqual([
      ['apns', 'unlikely'],
      ['server-api', 'fits'],
      ['connect-team', 'unlikely'],
      ['connect-individual', 'unlikely'],
    ])
    expect(inspection.summary).toContain('only Apple knows')
  })

  it('is preferred wherever a key stands in the text, and not for words about keys', async () => {
    const { format } = await inspect(`curl -d 'key=${parts.pem}' https://example.com`)
    expect(format).toBe('private-key')
    const prose = await inspect('My file says PRIVATE KEY, what is that?')
    expect(prose.format).not.toBe('private-key')
  })

  it('tells of a JWK with its private part and shows nothing of it', async () => {
    const jwk = JSON.stringify(parts.key.export({ format: 'jwk' }))
    const inspection = await inspect(jwk)
    expect(inspection).toMatchObject({ format: 'private-key', verdict: 'invalid' })
    expect(inspection.findings.map(({ code }) => code)).toEqual(['private-key/jwk'])
    expect(leaksOf(parts.key, inspection)).toEqual([])
  })
})

describe('generated keys, damaged too', () => {
  it('leak no twelve characters of the private number, whichever decoder reads them', async () => {
    const random = seeded(20_261_122)
    const under = (limit: number) => Math.floor(random() * limit)
    let read = 0
    for (let number = 0; number < 200; number++) {
      const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      for (const text of damaged(key.export({ format: 'pem', type: 'pkcs8' }).toString(), under)) {
        const inspection = await inspect(text)
        if (inspection.format === 'private-key') read++
        expect(leaksOf(key, inspection), JSON.stringify(inspection.title)).toEqual([])
      }
    }
    expect(read).toBeGreaterThan(950)
  })
})

/** The key, and five of what can become of it. */
function damaged(pem: string, under: (limit: number) => number): string[] {
  const body = pem.replace(/-.*-/g, '').replace(/\n/g, '')
  const at = 60 + under(body.length - 60)
  return [
    pem,
    body,
    `${body.slice(0, at)}${body.slice(at + 1)}`,
    pem.slice(0, 28 + under(pem.length - 28)),
    pem.replace(/\n/g, '\\n'),
    `KEY=${body.slice(0, at)}*${body.slice(at)}`,
  ]
}

function publicPem(key: Parameters<typeof createPublicKey>[0]): string {
  return createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
}
