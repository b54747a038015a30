import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ReceiptUtility } from '@apple/app-store-server-library'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { signCms } from '@/lib/verify/testing/cms'
import { makePki } from '@/lib/verify/testing/pki'
import { inspect } from '../index'
import signed from './signed-samples.json'
import { buildReceipt } from './testing/build-receipt'

const run = promisify(execFile)
const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, sandbox, empty, xcode, xcodeCertificate } = signed.samples
const changed = btoa(atob(production).replace('pro.monthly', 'pro.monthlx'))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipt-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What `openssl cms -verify` says of a receipt at an instant. */
async function openssl(text: string, root: string, at: number): Promise<boolean> {
  const [receipt, anchor] = [join(folder, 'receipt'), join(folder, 'root.pem')]
  await writeFile(receipt, Buffer.from(text, 'base64'))
  await writeFile(anchor, root)
  return run('openssl', [
    ...['cms', '-verify', '-inform', 'DER', '-in', receipt, '-CAfile', anchor],
    ...['-attime', String(Math.floor(at / 1000)), '-purpose', 'any', '-out', '/dev/null'],
  ]).then(
    () => true,
    () => false,
  )
}

describe('openssl cms -verify at the creation date', () => {
  test.each([
    ['production', production, signed.root, '2026-03-06T10:00:00Z', true],
    ['sandbox, whose leaf has ended since', sandbox, signed.root, '2026-06-01T12:00:00Z', true],
    ['no purchases', empty, signed.root, '2026-03-06T10:00:00Z', true],
    ['Xcode with its certificate', xcode, xcodeCertificate, '2026-05-24T11:35:14Z', true],
    ['changed', changed, signed.root, '2026-03-06T10:00:00Z', false],
    ['another root', production, xcodeCertificate, '2026-03-06T10:00:00Z', false],
  ] as const)('agrees on %s', async (_name, text, root, at, good) => {
    expect(await openssl(text, root, Date.parse(at))).toBe(good)
    const { verdict } = await inspect(text, { trust: [{ name: 'root', pem: root }] })
    expect(verdict).toBe(good ? 'valid' : 'invalid')
  })

  it('refuses the sandbox one at the present, which is normal and is said to be so', async () => {
    const now = Date.parse('2026-11-22T00:00:00Z')
    expect(await openssl(sandbox, signed.root, now)).toBe(false)
    const found = await inspect(sandbox, { trust, now: new Date(now) })
    expect(found.verdict).toBe('valid')
    expect(found.steps.find(({ name }) => name === 'Valid now')?.detail).toContain(
      'That happens to every receipt',
    )
  })
})

describe('ReceiptUtility of Apple’s library', () => {
  const utility = new ReceiptUtility()

  test.each([
    ['production', production],
    ['sandbox', sandbox],
  ])('takes the first id out of %s, as is said here', async (_name, text) => {
    const { value } = await inspect(text)
    const facts = value as { inApp: { transactionId: string }[] }
    expect(utility.extractTransactionIdFromAppReceipt(text)).toBe(facts.inApp[0]?.transactionId)
  })

  it('says null where there is no purchase', () => {
    expect(utility.extractTransactionIdFromAppReceipt(empty)).toBeNull()
  })

  it('takes an id out of a receipt that was changed, and says nothing', async () => {
    expect(utility.extractTransactionIdFromAppReceipt(changed)).toBe('410000000000001')
    const found = await inspect(changed, { trust })
    expect(found.findings.map(({ code }) => code)).toContain('receipt/id-not-verified')
  })
})

describe('a chain that is Apple’s in name only', () => {
  const made = () => buildReceipt({ environment: 'Production', created: '2026-03-06T10:00:00Z' })

  it('a certificate of the same root that was not made for receipts cannot sign one', async () => {
    const pki = await makePki({ kind: 'RSA', marks: { leaf: null, intermediate: null } })
    const content = await made()
    const certificates = [pki.leaf, pki.intermediate, pki.root]
    const bytes = await signCms({ content, signer: pki.leaf, certificates })
    const found = await inspect(bytes, { trust: [{ name: 'root', pem: pki.root.pem }] })
    expect(found.verdict).toBe('invalid')
    expect(found.steps.filter(({ result }) => result === 'fail').map(({ name }) => name)).toEqual([
      'Leaf has Apple’s mark',
      'Intermediate has Apple’s mark',
    ])
  })

  it('a receipt that was made after its certificate ended is refused', async () => {
    const pki = await makePki({ kind: 'RSA', leafTo: new Date('2026-03-01T00:00:00Z') })
    const certificates = [pki.leaf, pki.intermediate, pki.root]
    const bytes = await signCms({ content: await made(), signer: pki.leaf, certificates })
    const found = await inspect(bytes, { trust: [{ name: 'root', pem: pki.root.pem }] })
    expect(found.verdict).toBe('invalid')
  })

  it('the SHA-1 chain is named', async () => {
    const pki = await makePki({ kind: 'RSA', leaf: { hash: 'SHA-1' } })
    const certificates = [pki.leaf, pki.intermediate, pki.root]
    const bytes = await signCms({
      content: await made(),
      signer: pki.leaf,
      certificates,
      digest: 'SHA-1',
    })
    const found = await inspect(bytes, { trust: [{ name: 'root', pem: pki.root.pem }] })
    expect(found.verdict).toBe('valid')
    expect(found.findings.map(({ code }) => code)).toContain('receipt/sha1-chain')
  })
})
