import 'reflect-metadata'
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509'
import { writeDer } from '../../lib/bytes/der-write'
import { Scratch } from '../../lib/bytes/scratch'
import { encodeUtf8 } from '../../lib/bytes/utf8'
import { generateKeys, issue, SAMPLE_TO } from '../../lib/verify/testing/issue'
import { makePki } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

const ARC = '1.2.840.113635.100.6.'
const NULL = Uint8Array.of(5, 0)
/** The topic of a push certificate stands in its subject under this attribute. */
const UID = '0.9.2342.19200300.100.1.1'

export const certificate: SampleFamily = {
  file: 'lib/inspect/certificate/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'RSA', intermediateName: 'Sample: Developer Relations' })
    const { root, intermediate } = pki
    const by = { issuer: intermediate, key: 'RSA' as const }
    const attributes = { [UID]: 'com.example.app', OU: 'DEF123GHIJ', O: 'Example', C: 'US' }
    const push = await issue({
      ...by,
      name: 'Sample: Apple Push Services: com.example.app',
      attributes,
      serial: '0a01',
      extensions: [mark('3.1'), mark('3.2'), topics()],
    })
    const sandbox = await issue({
      ...by,
      name: 'Sample: Apple Development Push Services: com.example.app',
      attributes,
      serial: '0a02',
      to: new Date('2021-01-01T00:00:00Z'),
      extensions: [mark('3.1')],
    })
    const pass = await issue({
      ...by,
      name: 'Sample: Pass Type ID: pass.com.example.coupon',
      attributes: { ...attributes, [UID]: 'pass.com.example.coupon' },
      serial: '0a03',
      extensions: [{ oid: `${ARC}1.16`, value: text('pass.com.example.coupon') }],
    })
    const distribution = await issue({
      ...by,
      name: 'Sample: Apple Distribution: Example (DEF123GHIJ)',
      serial: '0a04',
      extensions: [{ ...mark('1.4'), critical: true }],
    })
    const apns = await server('api.push.apple.com', 'USERTrust RSA Certification Authority')
    const proxied = await server('api.sandbox.push.apple.com', 'Example Proxy CA')
    return {
      root: root.pem,
      samples: {
        push: push.pem,
        pushChain: `${push.pem}${intermediate.pem}${root.pem}`,
        sandbox: sandbox.pem,
        pass: pass.pem,
        distribution: `${distribution.pem}${intermediate.pem}`,
        forged: `${push.pem}${(await makePki({ kind: 'RSA', intermediateName: 'Sample: Developer Relations' })).intermediate.pem}`,
        request: await request(),
        apns,
        proxied: proxied.replace(
          'code: 0 (ok)',
          'code: 19 (self-signed certificate in certificate chain)',
        ),
      },
    }
  },
}

const mark = (tail: string) => ({ oid: `${ARC}${tail}`, value: NULL })

const text = (value: string): Uint8Array => writeDer(new Scratch(), 0x0c, encodeUtf8(value))

/** A topic and a list of its kinds, for each. */
function topics() {
  const scratch = new Scratch()
  const rows: [string, string][] = [
    ['com.example.app', 'app'],
    ['com.example.app.voip', 'voip'],
    ['com.example.app.complication', 'complication'],
  ]
  const parts = rows.flatMap(([topic, kind]) => [text(topic), writeDer(scratch, 0x30, text(kind))])
  return { oid: `${ARC}3.6`, value: writeDer(scratch, 0x30, ...parts) }
}

async function request(): Promise<string> {
  const made = await Pkcs10CertificateRequestGenerator.create({
    name: [{ E: ['developer@example.com'] }, { CN: ['Example Developer'] }, { C: ['US'] }],
    keys: await generateKeys('RSA'),
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  })
  return `${made.toString('pem')}\n`
}

/** What `openssl s_client -showcerts` prints of a chain made here; the root is only named. */
async function server(host: string, rootName: string): Promise<string> {
  const root = await issue({ name: rootName, attributes: { O: 'Sample' }, ca: true })
  const authority = await issue({ name: 'Sample server authority', issuer: root, ca: true })
  const names = writeDer(new Scratch(), 0x30, writeDer(new Scratch(), 0x82, encodeUtf8(host)))
  const leaf = await issue({
    name: host,
    issuer: authority,
    to: SAMPLE_TO,
    extensions: [{ oid: '2.5.29.17', value: names }],
  })
  return `CONNECTED(00000003)
---
Certificate chain
 0 s:CN = ${host}
   i:CN = Sample server authority
   a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
${leaf.pem} 1 s:CN = Sample server authority
   i:CN = ${rootName}, O = Sample
${authority.pem}---
Server certificate
subject=CN = ${host}
issuer=CN = Sample server authority
---
New, TLSv1.3, Cipher is TLS_AES_128_GCM_SHA256
Verify return code: 0 (ok)
---
`
}
