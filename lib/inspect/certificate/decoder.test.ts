import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../../bytes/base64'
import { inspect } from '..'
import type { Decoder } from '../decoder'
import { Source } from '../source'
import { csr } from './csr'
import { certificate } from './decoder'
import { serverCertificates } from './server'
import signed from './signed-samples.json'

const NOW = new Date('2026-11-22T00:00:00Z')
const { samples, root } = signed
const trust = [{ name: 'Assay sample root', pem: root }]
const der = (pem: string) =>
  new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))

const every = [certificate, csr, serverCertificates].flatMap((decoder: Decoder) =>
  decoder.samples.map((sample) => ({ ...sample, decoder: decoder.id })),
)

describe('the samples', () => {
  it.each(every)(
    '$decoder: $name',
    async ({ decoder, text = '', trust, verdict, findings = [] }) => {
      const inspection = await inspect(text, { now: NOW, ...(trust ? { trust } : {}) })
      expect(inspection.format).toBe(decoder)
      expect(inspection.findings.map(({ code }) => code).sort()).toEqual([...findings].sort())
      expect(inspection.verdict).toBe(verdict)
      expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
      expect(inspection.candidates.length).toBeGreaterThan(0)
    },
  )
})

describe('a push certificate', () => {
  it('says its topics and environments', async () => {
    const { value, title, summary, fields } = await inspect(samples.push, { now: NOW })
    expect(title).toBe('Push certificate (APNs)')
    expect(value).toMatchObject({
      push: {
        environments: ['sandbox', 'production'],
        topics: [
          { topic: 'com.example.app', kind: 'app' },
          { topic: 'com.example.app.voip', kind: 'voip' },
          { topic: 'com.example.app.complication', kind: 'complication' },
        ],
      },
    })
    expect(summary).toContain('for com.example.app, com.example.app.voip')
    const list = fields.find(({ label }) => label === 'extensions')?.children
    const topics = list?.find(({ label }) => label.endsWith('.3.6'))
    expect(topics).toMatchObject({ title: 'APNs topics' })
    expect(topics?.children?.map(({ value }) => value)).toContain('com.example.app.voip')
  })

  it('names the one topic of an older certificate from its subject', async () => {
    const { value } = await inspect(samples.sandbox, { now: NOW })
    expect(value).toMatchObject({
      push: { environments: ['sandbox'], topics: [{ topic: 'com.example.app', kind: '' }] },
    })
  })

  it('is unverified alone, says what is missing, and says nothing of now without a now', async () => {
    const { verdict, steps, summary } = await inspect(samples.sandbox)
    expect(verdict).toBe('unverified')
    expect(steps.map(({ result }) => result)).toEqual(['unknown', 'skipped', 'unknown'])
    expect(steps[0]?.detail).toMatch(/neither in the chain nor a trusted root.*Paste the/)
    expect(summary).toMatch(/could not be traced to a trusted root/)
  })

  it('with its issuers names the root, which was added', async () => {
    const { summary, parts } = await inspect(samples.pushChain, { now: NOW, trust })
    expect(summary).toContain('root Assay sample root')
    expect(summary).toContain('not Apple’s')
    expect(parts.map(({ at, title }) => [at, title])).toEqual([
      ['certificate 2', 'Certificate of an authority'],
      ['certificate 3', 'Root certificate'],
    ])
  })

  it('with a forged issuer names the link', async () => {
    const { steps } = await inspect(samples.forged, { now: NOW, trust })
    expect(steps.find(({ result }) => result === 'fail')?.code).toBe('chain/issuer-signature')
  })
})

describe('its form', () => {
  it.each([
    ['DER', der(samples.push)],
    ['base64', encodeBase64(der(samples.push))],
    ['the PEM with text before it', `Bag Attributes\n  friendlyName: x\n${samples.push}`],
    ['the PEM with Windows line ends', samples.push.replaceAll('\n', '\r\n')],
    ['the PEM in JSON quotation marks', JSON.stringify(samples.push)],
  ])('%s comes out the same', async (_name, input) => {
    const [inspection, usual] = [await inspect(input), await inspect(samples.push)]
    expect(inspection.format).toBe('certificate')
    expect(inspection.value).toEqual(usual.value)
  })

  it('places of fields are places in the DER', async () => {
    const { fields, views } = await inspect(samples.push)
    const bytes = Buffer.from(views[0]?.base64 ?? '', 'base64')
    const range = fields.find(({ label }) => label === 'subject')?.range
    expect(bytes.subarray(range?.start, range?.end).toString('latin1')).toContain('com.example.app')
  })

  it.each([
    ['cut', samples.push.replace(/\n[^\n]+\n-----END/, '\n-----END'), /ends too early|not base64/],
    ['no base64', '-----BEGIN CERTIFICATE-----\n???\n-----END CERTIFICATE-----', /not base64/],
    ['empty', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', /no bytes/],
  ])('%s: unreadable, and why', async (_name, text, why) => {
    const { verdict, findings } = await inspect(text)
    expect(verdict).toBe('invalid')
    expect(findings[0]).toMatchObject({ code: 'certificate/unreadable' })
    expect(findings[0]?.message).toMatch(why)
  })

  it('a private key beside it is told and not shown', async () => {
    const key =
      '-----BEGIN PRIVATE KEY-----\nTUlHSEFnRUFNQk1HQnlxR1NNNDk=\n-----END PRIVATE KEY-----\n'
    const inspection = await inspect(samples.push + key)
    expect(inspection.findings.map(({ code }) => code)).toEqual(['certificate/private-key-beside'])
    expect(JSON.stringify(inspection)).not.toContain('TUlHSEFn')
  })

  it('bytes that follow it are told', async () => {
    const { fields, verdict } = await inspect(Uint8Array.of(...der(samples.push), 0, 1, 2))
    expect(verdict).toBe('unverified')
    expect(fields.at(-1)).toMatchObject({ label: 'leftover', value: '3 bytes', unknown: true })
  })

  it('more than 64 certificates end at the budget', async () => {
    const { findings, parts } = await inspect(samples.sandbox.repeat(70))
    expect(findings.map(({ code }) => code)).toContain('budget/certificates')
    expect(parts.length).toBeLessThan(64)
  })

  it('Apple’s own root is known for what it is', async () => {
    const { APPLE_ROOTS } = await import('../../apple/roots')
    const { verdict, summary } = await inspect(APPLE_ROOTS[0]?.pem ?? '', { now: NOW })
    expect(verdict).toBe('valid')
    expect(summary).toContain('Genuine: signed by Apple, up to the root Apple Root CA - G3')
  })
})

describe('a request', () => {
  it('whose key or signature was changed is invalid', async () => {
    const bytes = der(samples.request)
    const changed = bytes.with(bytes.length - 1, (bytes[bytes.length - 1] ?? 0) ^ 1)
    const { verdict, findings, format } = await inspect(changed)
    expect([format, verdict]).toEqual(['csr', 'invalid'])
    expect(findings.map(({ code }) => code)).toEqual(['certificate/request-signature'])
  })

  it('says whose it is and that it is no certificate', async () => {
    const { summary, steps } = await inspect(samples.request)
    expect(summary).toContain('“Example Developer”')
    expect(summary).toContain('not a certificate yet')
    expect(steps).toMatchObject([{ result: 'pass' }])
  })
})

describe('the output of openssl s_client', () => {
  it('names host, root and openssl’s own verdict, and has each certificate as a part', async () => {
    const { value, parts, title } = await inspect(samples.apns, { now: NOW })
    expect(title).toBe('Certificates of api.push.apple.com')
    expect(value).toMatchObject({
      host: 'api.push.apple.com',
      root: 'USERTrust RSA Certification Authority',
      verify: { code: 0, text: 'ok' },
      protocol: 'TLSv1.3',
    })
    expect(parts).toHaveLength(2)
  })

  it('says the same of root and announcement from the certificates alone', async () => {
    const bundle = (text: string) =>
      text.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []
    const [known, proxied] = [bundle(samples.apns), bundle(samples.proxied)]
    expect(known).toHaveLength(2)
    const codes = async (pems: string[]) =>
      (await inspect(pems.join('\n'), { as: 'certificate', now: NOW })).findings.map(
        ({ code }) => code,
      )
    expect(await codes(known)).toEqual(['certificate/server-root-announced'])
    expect(await codes(proxied)).toEqual(['certificate/server-root-other'])
    expect(await codes(proxied.slice(0, 1))).toEqual([])
    expect(await codes([samples.push])).toEqual([])
  })

  it('without -showcerts takes the root from the list of names', async () => {
    const without = samples.apns.replace(
      / 1 s:[^-]*(-----BEGIN[^-]+-----[^-]+-----END[^-]+-----)/,
      (all, pem) => all.replace(pem, ''),
    )
    const { value, parts, findings } = await inspect(without, { now: NOW })
    expect(value).toMatchObject({ root: 'USERTrust RSA Certification Authority' })
    expect(parts.map(({ findings }) => findings)).toEqual([[]])
    expect(findings.map(({ code }) => code)).toEqual(['certificate/server-root-announced'])
  })

  it('reads the older form of names, and output without certificates', async () => {
    const text =
      'CONNECTED(00000005)\ndepth=0\nverify error:num=20:unable to get local issuer certificate\n---\nCertificate chain\n 0 s:/CN=api.sandbox.push.apple.com/O=Apple Inc.\n   i:/C=US/O=Apple Inc./CN=Apple Public Server RSA CA 12 - G1\n'
    const { value, findings, format } = await inspect(text)
    expect(format).toBe('server-certificates')
    expect(value).toMatchObject({
      root: 'Apple Public Server RSA CA 12 - G1',
      verify: { code: 20 },
    })
    expect(findings.map(({ code }) => code)).toEqual(['certificate/server-not-verified'])
  })
})

it('mutated inputs of all three never throw', async () => {
  const inputs = [samples.push, samples.request, samples.apns].map((text) => Buffer.from(text))
  const change = fc.record({ at: fc.nat(4000), byte: fc.nat(255) })
  const context = { ...EMPTY_CONTEXT, trust: [] }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...inputs),
      fc.array(change, { maxLength: 5 }),
      async (input, changes) => {
        const bytes = new Uint8Array(input)
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte
        for (const decoder of [certificate, csr, serverCertificates]) {
          const source = new Source(bytes)
          decoder.detect(source)
          const decoded = await decoder.decode(source, context)
          expect(decoded.summary).toMatch(/\S/)
        }
      },
    ),
    { numRuns: 300 },
  )
})

const EMPTY_CONTEXT = {
  now: NOW.getTime(),
  keys: [],
  device: null,
  password: null,
  expect: {},
  part: () => inspect('x'),
}
