import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bytes/testing/seeded'
import { signCms } from '../../verify/testing/cms'
import { makePki } from '../../verify/testing/pki'
import { inspect } from '..'
import type { Sample } from '../decoder'
import { readZip } from '../zip/read-zip'
import { makeZip } from '../zip/testing/make-zip'
import { pkpass } from './decoder'
import { passJson } from './pass-json'

type Files = Record<string, Buffer>

const TOKEN = 'sample-token-of-no-use'
const [ticket] = pkpass.samples
const trust = ticket.trust ?? []
const files = filesOf(ticket)
const bytesOf = ({ text, file }: Sample) =>
  text ?? new Uint8Array(Buffer.from(file?.base64 ?? '', 'base64'))
const zipped = (content: Files) =>
  new Uint8Array(makeZip(Object.entries(content).map(([name, data]) => ({ name, data }))))
const open = (content: Files) => inspect(zipped(content), { trust })
const codes = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ code }) => code).filter((code) => code !== 'pass/update-push')
const steps = (inspection: Awaited<ReturnType<typeof inspect>>, result: string) =>
  inspection.steps.filter((step) => step.result === result).map(({ name }) => name)

describe('the samples', () => {
  it.each([
    ...pkpass.samples.map((sample) => ({ ...sample, format: 'pkpass' })),
    ...passJson.samples.map((sample) => ({ ...sample, format: 'pass-json' })),
  ])('$format: $name', async (sample) => {
    const inspection = await inspect(bytesOf(sample), { trust: sample.trust ?? [] })
    expect(inspection).toMatchObject({ format: sample.format, verdict: sample.verdict })
    expect(inspection.findings.map(({ code }) => code)).toEqual(sample.findings)
    expect(JSON.stringify(inspection)).not.toContain(TOKEN)
    expect(Buffer.from(inspection.views[0]?.base64 ?? '', 'base64').toString()).not.toContain(TOKEN)
  })
})

describe('a pass', () => {
  it('is genuine up to the root that was added, and names it', async () => {
    const inspection = await open(files)
    expect(inspection.summary).toContain('Assay sample root')
    expect(steps(inspection, 'pass')).toEqual(
      expect.arrayContaining([
        'Files match the manifest',
        'Pass type matches the certificate',
        'Team matches the certificate',
      ]),
    )
    expect(inspection.title).toBe('Wallet pass: Event ticket')
    const table = inspection.tables.find(({ id }) => id === 'files')
    expect(table?.rows.find(([name]) => name === 'icon.png')?.slice(2, 4)).toEqual([
      '1 × 1',
      'matches',
    ])
  })

  it('is not genuine where nothing shows that the certificate is for it', async () => {
    // A certificate for passes that names neither pass type nor team.
    const marks = { leaf: '1.2.840.113635.100.6.1.16', intermediate: '1.2.840.113635.100.6.2.1' }
    const pki = await makePki({ kind: 'RSA', marks })
    const signature = await signCms({
      content: new Uint8Array(files['manifest.json'] ?? []),
      signer: pki.leaf,
      certificates: [pki.leaf, pki.intermediate],
      detached: true,
      signingTime: new Date('2026-05-01'),
    })
    const inspection = await inspect(zipped({ ...files, signature: Buffer.from(signature) }), {
      trust: [{ name: 'Test root', pem: pki.root.pem }],
    })
    expect(steps(inspection, 'pass')).toContain('Signature matches')
    expect(inspection.verdict).not.toBe('valid')
  })

  it('is not genuine without that root', async () => {
    const inspection = await inspect(zipped(files))
    expect(inspection.verdict).toBe('invalid')
    expect(inspection.findings.some(({ code }) => code.startsWith('chain/'))).toBe(true)
  })

  it('is read from base64, too', async () => {
    const inspection = await inspect(ticket.file?.base64 ?? '', { trust })
    expect(inspection).toMatchObject({ format: 'pkpass', verdict: 'valid' })
  })

  it.each<[string, Files, string[], string[]]>([
    [
      'a file that nobody listed',
      { ...files, '.DS_Store': Buffer.from('x') },
      ['pass/manifest-extra'],
      [],
    ],
    [
      'a file that is not there',
      without('icon.png'),
      ['pass/manifest-absent', 'pass/icon-missing'],
      ['Files match the manifest'],
    ],
    [
      'another pass.json',
      { ...files, 'pass.json': Buffer.from('{}') },
      ['pass/required-key', 'pass/style', 'pass/manifest-digest'],
      ['Files match the manifest'],
    ],
    ['no signature', without('signature'), ['pass/signature-missing'], []],
    [
      'no manifest',
      without('manifest.json'),
      ['pass/manifest-missing'],
      ['Files match the manifest'],
    ],
    [
      'a manifest that is no JSON',
      { ...files, 'manifest.json': Buffer.from('x') },
      ['pass/manifest-missing'],
      ['Files match the manifest'],
    ],
    [
      'a manifest with a name twice',
      { ...files, 'manifest.json': Buffer.from('{"a":"1","a":"2"}') },
      ['pass/manifest-missing'],
      ['Files match the manifest'],
    ],
    [
      'a pass.json that is no JSON',
      { ...files, 'pass.json': Buffer.from('{') },
      ['pass/unreadable', 'pass/manifest-digest'],
      ['Files match the manifest'],
    ],
    [
      'the folder zipped',
      Object.fromEntries(Object.entries(files).map(([name, data]) => [`Event.pass/${name}`, data])),
      ['pass/unreadable', 'pass/manifest-missing', 'pass/signature-missing', 'pass/icon-missing'],
      [],
    ],
    [
      'a signature that is none',
      { ...files, signature: Buffer.from('none') },
      [],
      ['Form is a signed message'],
    ],
  ])('%s', async (_name, content, found, failed) => {
    const inspection = await inspect(zipped(content), { trust, as: 'pkpass' })
    expect(codes(inspection)).toEqual(expect.arrayContaining(found))
    expect(steps(inspection, 'fail')).toEqual(expect.arrayContaining(failed))
    expect(inspection.verdict).not.toBe('valid')
    expect(inspection.format).toBe('pkpass')
  })

  it('whose manifest was written anew fails by its signature', async () => {
    const changed: Files = { ...files, 'icon.png': Buffer.from('other') }
    const listed = ['pass.json', 'icon.png'].map((name) => [name, sha1(changed[name])])
    const manifest = Buffer.from(JSON.stringify(Object.fromEntries(listed)))
    const inspection = await open({ ...changed, 'manifest.json': manifest })
    expect(inspection.verdict).toBe('invalid')
    expect(steps(inspection, 'pass')).toContain('Files match the manifest')
    expect(
      inspection.findings.some(
        ({ code }) => code.startsWith('cms/') || code.startsWith('receipt/'),
      ),
    ).toBe(true)
  })

  it('several in one archive are looked at one by one', async () => {
    const one = Buffer.from(ticket.file?.base64 ?? '', 'base64')
    const inspection = await open({ 'a.pkpass': one, 'b.pkpass': Buffer.from('PK\x05\x06') })
    expect(inspection.title).toBe('Several Wallet passes')
    expect(inspection.parts.map(({ verdict, at }) => [at, verdict])).toEqual([
      ['a.pkpass', 'valid'],
      ['b.pkpass', 'invalid'],
    ])
  })

  it('an archive that harms is refused by name', async () => {
    const bomb = makeZip([{ name: 'pass.json', data: Buffer.from('{}'), size: 99 }])
    expect(codes(await inspect(new Uint8Array(bomb)))).toEqual(['pass/zip-size'])
    const large = makeZip([{ name: 'pass.json', data: Buffer.from('{}'), size: 99_000_000 }])
    expect(codes(await inspect(new Uint8Array(large)))).toEqual(['budget/zip-bytes'])
  })
})

it('four hundred mutated passes: never throws, and nothing that was changed is valid', async () => {
  const random = seeded(44)
  const under = (limit: number) => Math.floor(random() * limit)
  for (let number = 0; number < 400; number++) {
    const names = Object.keys(files)
    const name = names[under(names.length)] ?? ''
    const content = Buffer.from(files[name] ?? [])
    const before = Buffer.from(content)
    for (let left = 1 + under(3); left > 0; left--) content[under(content.length)] = under(256)
    const inspection = await inspect(zipped({ ...files, [name]: content }), { trust })
    if (name !== 'signature' && !content.equals(before)) expect(inspection.verdict).toBe('invalid')
  }
})

function without(name: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([key]) => key !== name))
}

function filesOf({ file }: Sample): Files {
  const read = readZip(Buffer.from(file?.base64 ?? '', 'base64'))
  if (!read.ok) throw new Error('the sample is no archive')
  return Object.fromEntries([...read.files].map(([name, data]) => [name, Buffer.from(data)]))
}

function sha1(content: Buffer | undefined): string {
  return createHash('sha1')
    .update(content ?? '')
    .digest('hex')
}
