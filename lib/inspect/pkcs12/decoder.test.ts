import { execFileSync } from 'node:child_process'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { inspect } from '..'
import { leaksOf, leaksOfBytes } from '../private-key/testing/leaks'
import { pkcs12 } from './decoder'

const folder = mkdtempSync(join(tmpdir(), 'p12-'))
afterAll(() => rmSync(folder, { recursive: true }))
const openssl = (...words: string[]) =>
  execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })

const subject = ['-days', '3650', '-subj', '/CN=Sample/OU=DEF123GHIJ']
const make = (name: string, ...algorithm: string[]) =>
  openssl(
    'req',
    '-x509',
    '-nodes',
    '-newkey',
    ...algorithm,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    ...subject,
  )
make('rsa', 'rsa:2048')
make('ec', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
make('p384', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384')

/** A file with the key and certificate of that name; the options go to OpenSSL. */
function exported(name: string, password: string, ...options: string[]): Buffer {
  const out = ['-passout', `pass:${password}`, '-out', 'out.p12']
  openssl('pkcs12', '-export', '-in', `${name}.pem`, '-inkey', `${name}.key`, ...out, ...options)
  return readFileSync(join(folder, 'out.p12'))
}
const keyOf = (name: string): KeyObject =>
  createPrivateKey(readFileSync(join(folder, `${name}.key`)))
const codes = (inspection: Awaited<ReturnType<typeof inspect>>) =>
  inspection.findings.map(({ code }) => code)

/** Nothing of the key's number, or of an RSA key's primes. */
function expectNoLeak(name: string, inspection: unknown): void {
  const key = keyOf(name)
  const { d, p = d, q = d } = key.export({ format: 'jwk' })
  if (key.asymmetricKeyType === 'ec') expect(leaksOf(key, inspection)).toEqual([])
  for (const part of [d, p, q])
    expect(leaksOfBytes(Buffer.from(String(part), 'base64url'), inspection)).toEqual([])
}

describe('the samples', () => {
  it.each(pkcs12.samples)('$name', async ({ text, file, password, verdict, findings = [] }) => {
    const input = text ?? new Uint8Array(Buffer.from(file?.base64 ?? '', 'base64'))
    const inspection = await inspect(input, password === undefined ? {} : { password })
    expect(inspection).toMatchObject({ format: 'pkcs12', verdict })
    expect(codes(inspection)).toEqual(findings)
    if (password !== undefined) {
      expect(inspection.steps[0]).toMatchObject({ result: 'pass' })
      expect(inspection.parts.map(({ format }) => format)).toEqual(['certificate'])
      expect(inspection.summary).toContain('EC on P-256')
      expect(inspection.summary).toContain('belong together')
    }
  })
})

describe('what OpenSSL writes', () => {
  it.each<[string, string, string[], string[]]>([
    ['AES-256', 'rsa', [], []],
    ['AES-128', 'ec', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC'], []],
    ['RC2 and Triple DES', 'rsa', ['-legacy'], ['pkcs12/legacy-cipher']],
    [
      'Triple DES',
      'rsa',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES'],
      ['pkcs12/old-cipher'],
    ],
    [
      'two keys of DES',
      'ec',
      ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'],
      ['pkcs12/old-cipher'],
    ],
    [
      'RC2 with 128 bits',
      'ec',
      ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128'],
      ['pkcs12/legacy-cipher'],
    ],
    [
      'Triple DES in PBES2',
      'ec',
      ['-keypbe', 'des-ede3-cbc', '-certpbe', 'des-ede3-cbc'],
      ['pkcs12/old-cipher'],
    ],
    ['a seal with SHA-512', 'p384', ['-macalg', 'sha512'], []],
    ['no seal', 'ec', ['-nomac'], ['pkcs12/no-seal']],
    ['the certificate in the open', 'ec', ['-certpbe', 'NONE'], []],
    ['nothing encrypted', 'ec', ['-certpbe', 'NONE', '-keypbe', 'NONE'], []],
    ['100,000 rounds', 'ec', ['-iter', '100000'], []],
  ])('%s', async (_name, key, options, findings) => {
    const file = exported(key, 'long enough', '-name', 'Mine', ...options)
    const inspection = await inspect(new Uint8Array(file), { password: 'long enough' })
    expect(codes(inspection)).toEqual(findings)
    expect(inspection.tables[0]?.rows.map((row) => row.slice(0, 2))).toEqual([
      ['certificate', 'Mine'],
      ['private key', 'Mine'],
    ])
    expect(inspection.tables[0]?.rows.map((row) => row[3])).toEqual([
      'its key is here',
      'to Sample',
    ])
    expect(inspection.parts).toHaveLength(1)
    expect(JSON.stringify(inspection)).not.toContain('long enough')
    expectNoLeak(key, inspection)
  })

  it('opens with letters beyond ASCII', async () => {
    const file = exported('ec', 'pässwörd')
    expect(codes(await inspect(new Uint8Array(file), { password: 'pässwörd' }))).toEqual([])
  })

  it('tries the empty password', async () => {
    const inspection = await inspect(new Uint8Array(exported('ec', '')))
    expect(codes(inspection)).toEqual(['pkcs12/empty-password'])
    expect(inspection.tables[0]?.rows).toHaveLength(2)
  })

  it('says when the password is another, and shows the outside all the same', async () => {
    const inspection = await inspect(new Uint8Array(exported('rsa', 'one')), { password: 'two' })
    expect(inspection.verdict).toBe('invalid')
    expect(codes(inspection)).toEqual(['pkcs12/wrong-password'])
    expect(inspection.fields.find(({ label }) => label === 'authSafe')?.children).toHaveLength(2)
    expect(inspection.parts).toEqual([])
  })

  it('says what is missing', async () => {
    openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'rsa.pem',
      '-passout',
      'pass:x',
      '-out',
      'certs.p12',
    )
    const alone = await inspect(new Uint8Array(readFileSync(join(folder, 'certs.p12'))), {
      password: 'x',
    })
    expect(codes(alone)).toEqual(['pkcs12/no-key'])
    openssl(
      'pkcs12',
      '-export',
      '-nocerts',
      '-inkey',
      'ec.key',
      '-in',
      'ec.key',
      '-passout',
      'pass:x',
      '-out',
      'key.p12',
    )
    const key = await inspect(new Uint8Array(readFileSync(join(folder, 'key.p12'))), {
      password: 'x',
    })
    expect(codes(key)).toEqual(['pkcs12/no-certificate'])
  })

  it('sees that the key belongs to another certificate', async () => {
    make('other', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
    const open = ['-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE']
    const file = exported('ec', 'x', ...open)
    const der = (name: string) => keyOf(name).export({ format: 'der', type: 'pkcs8' })
    const at = file.indexOf(der('ec'))
    expect(at).toBeGreaterThan(0)
    der('other').copy(file, at)
    const inspection = await inspect(new Uint8Array(file), { password: 'x' })
    expect(codes(inspection)).toEqual(['pkcs12/stray-key', 'pkcs12/no-seal'])
    expect(inspection.verdict).toBe('invalid')
    expectNoLeak('other', inspection)
  })

  it('says of an expired certificate that it is', async () => {
    const inspection = await inspect(new Uint8Array(exported('ec', 'x')), {
      password: 'x',
      now: new Date('2099-01-01'),
    })
    expect(codes(inspection)).toContain('pkcs12/expired-certificate')
  })
})

describe('what Node.js says of old files, and the rule after it', () => {
  it('refuses RC2 and takes Triple DES and AES', () => {
    const context = (...options: string[]) => {
      createSecureContext({ pfx: exported('rsa', 'x', ...options), passphrase: 'x' })
    }
    expect(() => context('-legacy')).toThrow(/Unsupported PKCS12 PFX data/)
    expect(() => context('-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES')).not.toThrow()
    expect(() => context()).not.toThrow()
  })
})
