import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAuthority } from './authority'

const DAY = 86_400_000
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-authority-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('the root is kept, its key readable for the owner alone', async () => {
  const first = await openAuthority(folder, Date.now())
  expect(first.root).toBe('made')
  expect(first.rootPath).toBe(join(folder, 'simulator', 'apns-root.pem'))
  expect(await readFile(first.rootPath ?? '', 'utf8')).toBe(first.rootPem)
  expect((await stat(join(folder, 'simulator', 'apns-root.key'))).mode & 0o777).toBe(0o600)
  expect(new X509Certificate(first.rootPem).fingerprint256).toBe(first.fingerprint)
  const second = await openAuthority(folder, Date.now())
  expect(second).toMatchObject({ root: 'kept', fingerprint: first.fingerprint })
})

test.each([
  ['a key that is not its own', 'apns-root.key', async () => otherKey()],
  ['rubbish in the certificate', 'apns-root.pem', async () => 'rubbish'],
  ['an empty key', 'apns-root.key', async () => ''],
])('a broken root is replaced, and said to be: %s', async (_, file, make) => {
  const first = await openAuthority(folder, Date.now())
  await writeFile(join(folder, 'simulator', file), await make())
  const second = await openAuthority(folder, Date.now())
  expect(second.root).toBe('replaced')
  expect(second.fingerprint).not.toBe(first.fingerprint)
  expect((await openAuthority(folder, Date.now())).root).toBe('kept')
})

test('a root near its end is replaced in time', async () => {
  await openAuthority(folder, Date.now())
  expect((await openAuthority(folder, Date.now() + 3600 * DAY)).root).toBe('replaced')
})

test('a server certificate is for loopback, for 90 days, and passes under the root alone', async () => {
  const authority = await openAuthority(null, Date.now())
  const { cert, key, notAfter } = await authority.issueServerCertificate(Date.now())
  const leaf = new X509Certificate(cert)
  const root = new X509Certificate(authority.rootPem)
  expect(leaf.subjectAltName).toBe(
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
  )
  expect(leaf.checkIssued(root)).toBe(true)
  expect(leaf.verify(root.publicKey)).toBe(true)
  expect(leaf.ca).toBe(false)
  expect(root.ca).toBe(true)
  expect(Math.abs(new Date(leaf.validTo).getTime() - notAfter)).toBeLessThan(1000)
  for (const servername of ['localhost', undefined]) {
    expect(await handshake({ cert, key }, authority.rootPem, servername)).toBe('trusted')
  }
  const stranger = await openAuthority(null, Date.now())
  expect(await handshake({ cert, key }, stranger.rootPem, 'localhost')).not.toBe('trusted')
})

async function handshake(
  pair: { cert: string; key: string },
  ca: string,
  servername?: string,
): Promise<string> {
  const server = createServer(pair)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const result = await new Promise<string>((resolve) => {
    const named = servername === undefined ? {} : { servername }
    const socket = connect({ host: '127.0.0.1', port, ca, ...named }, () => {
      resolve('trusted')
      socket.destroy()
    })
    socket.on('error', (error) => resolve(error.message))
  })
  server.close()
  return result
}

async function otherKey(): Promise<string> {
  const { key } = await (await openAuthority(null, Date.now())).issueServerCertificate(Date.now())
  return key
}
