import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../bytes/base64'
import { fingerprint } from '../../bytes/digest'
import { encodeUtf8 } from '../../bytes/utf8'
import { signCms } from '../../verify/testing/cms'
import { issue } from '../../verify/testing/issue'
import { makePki } from '../../verify/testing/pki'
import { type Inspection, inspect } from '..'
import type { Sample } from '../decoder'
import { Source } from '../source'
import { provisioningProfile } from './decoder'
import made from './signed-samples.json'

const NOW = new Date('2026-11-22T12:00:00Z')
const bytesOf = (base64: string): Uint8Array => {
  const read = decodeBase64(base64)
  if (!read.ok) throw new Error('no base64')
  return read.bytes
}
const read = (sample: Sample, now: Date = NOW): Promise<Inspection> =>
  inspect(sample.text ?? bytesOf(sample.file?.base64 ?? ''), {
    now,
    ...(sample.trust ? { trust: sample.trust } : {}),
    ...(sample.file ? { name: sample.file.name } : {}),
  })
const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code).sort()
const named = (name: string): Sample => {
  const sample = provisioningProfile.samples.find((one) => one.name === name)
  if (!sample) throw new Error(name)
  return sample
}

describe.each(provisioningProfile.samples)('$name', (sample) => {
  it('comes out as it should', async () => {
    const result = await read(sample)
    expect(result.format).toBe('provisioning-profile')
    expect(result.verdict).toBe(sample.verdict)
    expect(codes(result)).toEqual([...(sample.findings ?? [])].sort())
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
})

describe('what it says', () => {
  it('the facts of a profile for development', async () => {
    const result = await read(named('For development, from Xcode'))
    expect(result.title).toBe('Provisioning profile for development')
    const field = (label: string) => result.fields.find((one) => one.label === label)
    expect(field('type')).toMatchObject({ value: 'development', note: /get-task-allow is true/ })
    expect(field('ExpirationDate')).toMatchObject({ instant: Date.parse('2027-06-10T08:00:00Z') })
    expect(field('DeveloperCertificates')?.children?.[0]?.words).toMatch(
      /^Apple Development: .*2027-06-01$/,
    )
    const entitlements = field('Entitlements')?.children ?? []
    expect(entitlements.find(({ label }) => label === 'aps-environment')?.words).toMatch(/sandbox/)
    expect(entitlements.find(({ label }) => label === 'application-identifier')?.words).toBe(
      'prefix DEF123GHIJ, bundle ID com.example.app',
    )
    expect(result.tables[0]?.rows).toHaveLength(2)
    expect(result.parts).toMatchObject([{ format: 'certificate', at: 'DeveloperCertificates[0]' }])
    const { range } = field('Name') ?? {}
    const view = Buffer.from(bytesOf(result.views[0]?.base64 ?? ''))
    expect(view.subarray(range?.start, range?.end).toString()).toBe(
      '<key>Name</key><string>iOS Team Provisioning Profile: com.example.app</string>',
    )
    expect(result.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Digest matches the content',
        'Signature matches',
        'Root is trusted',
      ]),
    )
  })

  it.each([
    ['For development, from Xcode', 'development'],
    ['profileContent of the App Store Connect API', 'the App Store'],
    ['Expired, and without pushes', 'ad hoc distribution'],
    ['For macOS outside the App Store', 'Developer ID'],
    ['What security cms -D prints', 'in-house distribution'],
  ])('%s: it is for %s', async (name, kind) => {
    expect((await read(named(name))).title).toBe(`Provisioning profile for ${kind}`)
  })

  it.each([
    ['a month before', '2027-05-20T00:00:00Z', 'profile/expires-soon'],
    ['the day after', '2027-06-11T08:00:00Z', 'profile/expired'],
    ['with its certificates ended', '2027-06-11T08:00:00Z', 'profile/certificates-expired'],
  ])('%s', async (_name, now, code) => {
    const result = await read(named('For development, from Xcode'), new Date(now))
    expect(codes(result)).toContain(code)
    expect(result.verdict).toBe('valid')
  })

  it('openssl takes the same property list out of it', () => {
    const message = bytesOf(made.samples.development)
    const args = ['cms', '-verify', '-noverify', '-inform', 'DER']
    const content = execFileSync('openssl', args, { input: message, stdio: 'pipe' }).toString()
    expect(content).toContain('<string>DEF123GHIJ.com.example.app</string>')
  })

  it.each([
    ['Apple iPhone OS Provisioning Profile Signing', 'pass'],
    ['Apple Development: Sample Person (DEF123GHIJ)', 'unknown'],
  ])('under a root of Apple’s, signed by %s: %s', async (leafName, result) => {
    const marks = { leaf: null, intermediate: null }
    const pki = await makePki({ kind: 'EC', leafName, marks })
    const content = encodeUtf8('<plist><dict><key>Name</key><string>x</string></dict></plist>')
    const certificates = [pki.leaf, pki.intermediate]
    const message = await signCms({ content, signer: pki.leaf, certificates })
    const decoded = await provisioningProfile.decode(new Source(message), {
      now: NOW.getTime(),
      trust: [
        {
          name: 'Apple Root CA',
          origin: 'apple',
          fingerprint: await fingerprint(pki.root.der),
          der: pki.root.der,
        },
      ],
      keys: [],
      device: null,
      password: null,
      expect: {},
      part: () => Promise.reject(new Error('it has no certificates')),
    })
    const step = decoded.steps?.find(({ name }) => name === 'Signer is one that signs profiles')
    expect(step?.result).toBe(result)
    expect(decoded.proof === null).toBe(result === 'unknown')
    const found = decoded.findings?.map(({ code }) => code) ?? []
    expect(found.includes('profile/signer')).toBe(result === 'unknown')
  })
})

describe('what is broken', () => {
  const message = async (content: string): Promise<Uint8Array> => {
    const pki = await makePki({ kind: 'EC' })
    return signCms({ content: encodeUtf8(content), signer: pki.leaf })
  }

  it.each([
    ['a property list without an end', '<plist><dict><key>a</key>', 'profile/unreadable'],
    ['a list in place of a dictionary', '<plist><array/></plist>', 'profile/unreadable'],
    [
      'entities',
      '<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>',
      'profile/unreadable',
    ],
    ['a bomb', `<plist>${'<array>'.repeat(500)}`, 'budget/plist-depth'],
  ])('%s', async (_name, content, code) => {
    const result = await inspect(await message(content), { now: NOW, as: 'provisioning-profile' })
    expect(result.format).toBe('provisioning-profile')
    expect(codes(result)).toContain(code)
    expect(result.verdict).toBe('invalid')
  })

  it.each([
    ['nothing of a profile', new Uint8Array(40)],
    ['a cut file', bytesOf(made.samples.development).subarray(0, 2_000)],
  ])('%s', async (_name, bytes) => {
    const result = await inspect(bytes, { as: 'provisioning-profile' })
    expect(codes(result)).toEqual(['cms/form'])
    expect(result.verdict).toBe('invalid')
  })

  it('a certificate in it that is none becomes a part that says so', async () => {
    const leaf = await issue({ name: 'x' })
    const content = `<plist><dict><key>DeveloperCertificates</key><array><data>AAAA</data><data>${encodeBase64(leaf.der)}</data></array></dict></plist>`
    const result = await inspect(await message(content), { as: 'provisioning-profile' })
    expect(result.parts.map(({ verdict }) => verdict)).toEqual(['invalid', expect.any(String)])
  })
})
