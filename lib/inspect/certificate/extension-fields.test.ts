import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { APPLE_OIDS, appleOid } from '../../apple/oids'
import { type IssueOptions, issue, KeyUsageFlags } from '../../verify/testing/issue'
import { readCertificate } from '../../x509/read-certificate'
import { certificateFields } from './fields'

async function extensionsOf(der: Uint8Array) {
  const reading = readCertificate(der)
  if (!reading.ok) throw new Error(reading.problem)
  const fields = await certificateFields(reading.certificate)
  return fields.find(({ label }) => label === 'extensions')?.children ?? []
}

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

describe('what extensions say', () => {
  const rows: [string, string, Partial<IssueOptions>, string | undefined][] = [
    ['basicConstraints', 'of a leaf', {}, 'may not issue certificates'],
    ['basicConstraints', 'of an authority', { ca: true }, 'may issue certificates'],
    [
      'basicConstraints',
      'with a path length',
      { ca: true, pathLength: 2 },
      'may issue certificates, with 2 authorities between',
    ],
    [
      'keyUsage',
      'two uses',
      { keyUsage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyAgreement },
      'digitalSignature, keyAgreement',
    ],
    [
      'extKeyUsage',
      'known and unknown',
      { extensions: [{ oid: '2.5.29.37', value: hex('300f 0608 2b06010505070302 0603 2a0304') }] },
      'TLS client, 1.2.3.4',
    ],
    [
      'extKeyUsage',
      'that is no list',
      { extensions: [{ oid: '2.5.29.37', value: hex('0500') }] },
      undefined,
    ],
    [
      'subjectAltName',
      'names and an address',
      { extensions: [{ oid: '2.5.29.17', value: hex('300b 8203 612e62 8704 7f000001') }] },
      'DNS a.b, IP 127.0.0.1',
    ],
    [
      'subjectKeyIdentifier',
      'in hex',
      { extensions: [{ oid: '2.5.29.14', value: hex('0402 abcd') }] },
      'abcd',
    ],
    [
      'authorityKeyIdentifier',
      'in hex',
      { extensions: [{ oid: '2.5.29.35', value: hex('3004 8002 abcd') }] },
      'abcd',
    ],
    [
      '1.2.840.113635.100.6.1.16',
      'the pass type',
      { extensions: [{ oid: '1.2.840.113635.100.6.1.16', value: hex('0c03 612e62') }] },
      'a.b',
    ],
    [
      '1.2.840.113635.100.6.11.1',
      'only that it is there',
      { marks: ['1.2.840.113635.100.6.11.1'] },
      undefined,
    ],
    [
      '1.2.3.4',
      'nobody knows it',
      { extensions: [{ oid: '1.2.3.4', value: hex('ff') }] },
      undefined,
    ],
  ]
  it.each(rows)('%s, %s', async (label, _what, options, words) => {
    const { der } = await issue({ name: 'Example', ...options })
    const field = (await extensionsOf(der)).find((row) => row.label === label)
    expect(field).toMatchObject({ label })
    expect(field?.words).toBe(words)
    expect(field?.unknown).toBe(label === '1.2.3.4' ? true : undefined)
  })

  it('says that one is critical', async () => {
    const { der } = await issue({ name: 'Example' })
    const field = (await extensionsOf(der)).find(({ label }) => label === 'keyUsage')
    expect(field?.note).toMatch(/critical/)
  })

  it('whether it may issue agrees with Node, over roots that it ships', async () => {
    for (const pem of rootCertificates.slice(0, 60)) {
      const node = new X509Certificate(pem)
      const field = (await extensionsOf(node.raw)).find(({ label }) => label === 'basicConstraints')
      if (field) expect(field.words?.startsWith('may issue')).toBe(node.ca)
    }
  })
})

describe('the table of Apple’s marks', () => {
  it('has each once, with a sentence and a source', () => {
    expect(new Set(APPLE_OIDS.map(({ oid }) => oid)).size).toBe(APPLE_OIDS.length)
    expect(new Set(APPLE_OIDS.map(({ name }) => name)).size).toBe(APPLE_OIDS.length)
    for (const { about, see, oid } of APPLE_OIDS) {
      expect(about).toMatch(/^[A-Z].*\.$/)
      expect(see).toMatch(/^https:\/\//)
      expect(appleOid(oid)?.oid).toBe(oid)
    }
    expect(appleOid('1.2.840.113635.100.6.99')).toBeNull()
  })
})
