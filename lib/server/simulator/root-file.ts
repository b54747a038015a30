import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'

export const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export interface Root {
  cert: x509.X509Certificate
  key: CryptoKey
}

export interface KeptRoot extends Root {
  /** Where the certificate lies, or `null` where nothing is kept on disk. */
  path: string | null
  /** `replaced`: the files on disk did not fit together, so people have to trust the new root. */
  origin: 'kept' | 'made' | 'replaced'
}

/**
 * A root certificate of the simulator's own, kept in `<dataFolder>/simulator/` (`<name>.pem`, and its
 * key in `<name>.key` with mode 0600) so that it has to be trusted once. `dataFolder: null` keeps it
 * in memory. One with less than `leastMs` to go is replaced. Throws where the folder cannot be written.
 */
export async function openRoot(options: {
  dataFolder: string | null
  name: string
  /** Milliseconds since 1970 UTC. */
  now: number
  leastMs: number
  make(): Promise<Root>
}): Promise<KeptRoot> {
  const { dataFolder, name } = options
  if (dataFolder === null) return { ...(await options.make()), path: null, origin: 'made' }
  const folder = join(dataFolder, 'simulator')
  const path = join(folder, `${name}.pem`)
  const kept = await readRoot(folder, name, options.now + options.leastMs)
  if (typeof kept !== 'string') return { ...kept, path, origin: 'kept' }
  const root = await options.make()
  await writeRoot(folder, name, root)
  return { ...root, path, origin: kept === 'none' ? 'made' : 'replaced' }
}

/** SHA-256 of a certificate, hex with colons. */
export async function fingerprintOf(cert: x509.X509Certificate): Promise<string> {
  const thumbprint = Buffer.from(await cert.getThumbprint('SHA-256', crypto))
  return thumbprint.toString('hex').toUpperCase().match(/../g)?.join(':') ?? ''
}

/** `broken`: files are there, but unreadable, not a pair, or near their end. */
async function readRoot(
  folder: string,
  name: string,
  goodUntil: number,
): Promise<Root | 'none' | 'broken'> {
  const [pem, keyPem] = await Promise.all([
    readFile(join(folder, `${name}.pem`), 'utf8').catch(absent),
    readFile(join(folder, `${name}.key`), 'utf8').catch(absent),
  ])
  if (pem === null && keyPem === null) return 'none'
  if (pem === null || keyPem === null) return 'broken'
  try {
    const cert = new x509.X509Certificate(pem)
    const der = x509.PemConverter.decodeFirst(keyPem)
    const key = await crypto.subtle.importKey('pkcs8', der, EC, true, ['sign'])
    if (cert.notAfter.getTime() < goodUntil) return 'broken'
    return (await isPair(cert, key)) ? { cert, key } : 'broken'
  } catch {
    return 'broken'
  }
}

async function isPair(cert: x509.X509Certificate, key: CryptoKey): Promise<boolean> {
  const probe = randomBytes(32)
  const signature = await crypto.subtle.sign(EC, key, probe)
  const publicKey = await cert.publicKey.export(EC, ['verify'], crypto)
  return crypto.subtle.verify(EC, publicKey, signature, probe)
}

async function writeRoot(folder: string, name: string, root: Root): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await replaceFile(join(folder, `${name}.key`), await keyToPem(root.key), 0o600)
  await replaceFile(join(folder, `${name}.pem`), `${root.cert.toString('pem')}\n`, 0o644)
}

/** Whole or not at all, and never readable by others for a moment. */
async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(temporary, text, { mode, flag: 'wx' })
  await rename(temporary, path)
}

/** PKCS#8 in PEM. */
export async function keyToPem(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key)
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`
}

/** Positive and without a leading zero byte, as RFC 5280 section 4.1.2.2 asks. */
export function serialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw new Error('a root certificate of the simulator cannot be read', { cause: error })
}
