import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../bytes/utf8'
import { readCms } from './cms'
import { CMS_OIDS } from './cms-oids'
import type { SignCmsOptions } from './testing/cms'
import {
  type CmsWorld,
  CMS_CONTENT as CONTENT,
  failures,
  makeCmsWorld,
  CMS_NOW as NOW,
} from './testing/cms-world'
import { tlv } from './testing/der'
import { issue } from './testing/issue'
import { makePki, type Pki, RECEIPT_SIGNING } from './testing/pki'

const folder = mkdtempSync(join(tmpdir(), 'cms-'))
const file = (name: string): string => join(folder, name)
let rsa: Pki
let ec: Pki
let signed: CmsWorld['signed']
let verify: CmsWorld['verify']

beforeAll(async () => {
  ;({ rsa, ec, signed, verify } = await makeCmsWorld())
  for (const [name, pki] of Object.entries({ rsa, ec })) {
    for (const part of ['root', 'intermediate', 'leaf'] as const) {
      writeFileSync(file(`${name}-${part}.pem`), pki[part].pem)
    }
    const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', pki.leaf.privateKey))
    const pem = `-----BEGIN PRIVATE KEY-----\n${key.toString('base64')}\n-----END PRIVATE KEY-----\n`
    writeFileSync(file(`${name}.key`), pem.replace(/(.{64})(?!-)/g, '$1\n'))
  }
  writeFileSync(file('content'), CONTENT)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Whether openssl accepts it too; marks and dates left aside. */
function opensslAccepts(message: Uint8Array, content?: Uint8Array): boolean {
  writeFileSync(file('message'), message)
  writeFileSync(file('detached'), content ?? '')
  writeFileSync(file('roots.pem'), rsa.root.pem + ec.root.pem)
  const args = ['cms', '-verify', '-inform', 'DER', '-in', file('message'), '-binary']
  const more = ['-CAfile', file('roots.pem'), '-purpose', 'any', '-out', file('out')]
  try {
    const detached = content ? ['-content', file('detached')] : []
    execFileSync('openssl', [...args, ...more, ...detached], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

describe('what is in order', () => {
  it.each<[string, Partial<SignCmsOptions>]>([
    ['with signed attributes', {}],
    ['with a signing time', { signingTime: new Date(NOW) }],
    ['without signed attributes', { attributes: false }],
    ['SHA-1, as receipts before 2023', { digest: 'SHA-1', attributes: false }],
    ['SHA-1 with signed attributes', { digest: 'SHA-1' }],
    ['SHA-512', { digest: 'SHA-512' }],
    ['in BER, the content in pieces', { ber: true }],
    ['in BER without signed attributes', { ber: true, attributes: false }],
    ['nothing signed', { content: new Uint8Array() }],
  ])('%s, and openssl agrees', async (_name, more) => {
    for (const pki of [rsa, ec]) {
      const message = await signed(more, pki)
      const result = await verify(message)
      expect(failures(result)).toEqual([])
      expect(result.proof).toMatchObject({ by: 'chain', root: { name: 'Assay sample root' } })
      expect(result.findings).toEqual([])
      expect(opensslAccepts(message)).toBe(true)
    }
  })

  it('a detached signature, with what it is over', async () => {
    const message = await signed({ detached: true })
    expect((await verify(message, { detachedContent: CONTENT })).proof).not.toBeNull()
    expect(opensslAccepts(message, CONTENT)).toBe(true)
    expect(failures(await verify(message))).toEqual(['cms/content-missing'])
    const other = encodeUtf8('something else')
    expect(failures(await verify(message, { detachedContent: other }))).toEqual(['cms/digest'])
  })

  it('what is given as detached counts, and not what the message holds', async () => {
    const other = encodeUtf8('something else')
    const result = await verify(await signed(), { detachedContent: other })
    expect(failures(result)).toEqual(['cms/digest'])
  })
})

describe('what openssl signs', () => {
  it.each([
    ['plainly', []],
    ['without signed attributes', ['-noattr']],
    ['in BER, as a stream', ['-stream']],
    ['without attributes, as a stream', ['-stream', '-noattr']],
    ['with SHA-1', ['-md', 'sha1']],
    ['with SHA-384', ['-md', 'sha384']],
    ['without the S/MIME capabilities', ['-nosmimecap']],
  ])('%s', async (_name, args) => {
    for (const name of ['rsa', 'ec'] as const) {
      const common = [
        'cms',
        '-sign',
        '-binary',
        '-nodetach',
        '-outform',
        'DER',
        '-in',
        file('content'),
      ]
      const signer = ['-signer', file(`${name}-leaf.pem`), '-inkey', file(`${name}.key`)]
      const message = execFileSync('openssl', [
        ...[...common, ...signer, '-certfile', file(`${name}-intermediate.pem`), ...args],
      ])
      const result = await verify(new Uint8Array(message), { signedAt: null })
      expect(failures(result)).toEqual([])
      expect(result.proof).toMatchObject({ by: 'chain' })
    }
  })

  it('by the key’s identifier', async () => {
    const keyId = Uint8Array.from({ length: 20 }, (_, index) => index + 0xa0)
    const value = tlv(0x04, keyId)
    const leaf = await issue({
      name: 'Sample leaf',
      issuer: rsa.intermediate,
      key: 'RSA',
      marks: [RECEIPT_SIGNING],
      extensions: [{ oid: '2.5.29.14', value }],
    })
    const certificates = [rsa.root, rsa.intermediate, leaf]
    const message = await signed({ signer: leaf, certificates, keyId })
    expect((await verify(message)).proof).toMatchObject({ signer: 'Sample leaf' })
    expect(opensslAccepts(message)).toBe(true)
    const missing = await signed({ signer: leaf, certificates: [rsa.intermediate], keyId })
    expect(failures(await verify(missing))).toEqual(['cms/signer-certificate'])
  })
})

describe('what is not in order', () => {
  const other = encodeUtf8('something else')
  it.each<[string, Partial<SignCmsOptions>, string[]]>([
    ['no signature', { times: 0 }, ['cms/signers']],
    ['two signatures', { times: 2 }, ['cms/signers']],
    ['no certificates', { certificates: [] }, ['cms/signer-certificate']],
    ['another digest signed', { claimed: { digestOf: other } }, ['cms/digest']],
    ['another type signed', { claimed: { contentType: CMS_OIDS.signedData } }, ['cms/attributes']],
    ['no type signed', { claimed: { without: CMS_OIDS.contentType } }, ['cms/attributes']],
    ['no digest signed', { claimed: { without: CMS_OIDS.messageDigest } }, ['cms/attributes']],
    ['two digests signed', { claimed: { twice: CMS_OIDS.messageDigest } }, ['cms/attributes']],
  ])('%s', async (_name, more, codes) => {
    const result = await verify(await signed(more))
    expect(failures(result)).toEqual(codes)
    expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes))
    expect(result.proof).toBeNull()
  })

  it('a changed content, with and without attributes; openssl agrees', async () => {
    for (const attributes of [true, false]) {
      const message = await signed({ attributes })
      const at = Buffer.from(message).indexOf('The content')
      message[at] = 0x74
      expect(failures(await verify(message))).toEqual([attributes ? 'cms/digest' : 'cms/signature'])
      expect(opensslAccepts(message)).toBe(false)
    }
  })

  it('a changed signature; openssl agrees', async () => {
    const message = await signed()
    message[message.length - 1] = (message.at(-1) ?? 0) ^ 1
    expect(failures(await verify(message))).toEqual(['cms/signature'])
    expect(opensslAccepts(message)).toBe(false)
  })

  it('another key under the signer’s name and number', async () => {
    const fake = await issue({ name: 'x', issuer: rsa.intermediate, key: 'RSA', serial: '03' })
    const message = await signed({ signer: { ...rsa.leaf, privateKey: fake.privateKey } })
    expect(failures(await verify(message))).toEqual(['cms/signature'])
  })

  it('the intermediate left out', async () => {
    const message = await signed({ certificates: [rsa.leaf] })
    expect(failures(await verify(message))).toContain('chain/root-missing')
  })

  it('a root that nobody trusts, however it is called', async () => {
    const forged = await makePki({ kind: 'RSA', rootName: 'Apple Root CA' })
    const certificates = [forged.leaf, forged.intermediate, forged.root]
    const result = await verify(await signed({ signer: forged.leaf, certificates }))
    expect(failures(result)).toEqual(['chain/untrusted-root'])
    expect(result.proof).toBeNull()
  })

  it('a certificate that was made for something else', async () => {
    const plain = await issue({ name: 'Sample developer', issuer: rsa.intermediate, key: 'RSA' })
    const certificates = [plain, rsa.intermediate]
    const result = await verify(await signed({ signer: plain, certificates }))
    expect(failures(result)).toEqual(['chain/leaf-mark'])
  })

  it('signed attributes of another message passed off as content', async () => {
    const read = readCms(await signed())
    const signer = read.ok ? read.cms.signers[0] : undefined
    if (!signer?.attributes) throw new Error('it has attributes')
    const content = signer.attributes.signed
    const message = await signed({ attributes: false, content })
    // The signature over the content is the signature over the attributes, so it matches.
    const result = await verify(message)
    expect(result.steps.find(({ name }) => name === 'Signature matches')?.result).toBe('pass')
    expect(failures(result)).toEqual(['cms/attributes'])
    expect(result.proof).toBeNull()
  })

  it('MD5 is not judged', async () => {
    const message = await signed({ digest: 'SHA-1' })
    const sha1 = Buffer.from([0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a])
    const text = Buffer.from(message)
    const start = text.lastIndexOf(sha1)
    message.set([0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x7f], start)
    const result = await verify(message)
    expect(failures(result)).toEqual([])
    expect(result.proof).toBeNull()
    expect(result.findings.map(({ code, level }) => [code, level])).toContainEqual([
      'cms/algorithm',
      'warning',
    ])
  })
})
