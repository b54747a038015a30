import 'server-only'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@/lib/server/store/store'
import { SECRET_BYTES } from './secret-text'
import { type ServerSecret, serverSecret } from './server-secret'

/** Where the store keeps proof of the secret it was written with: `kid ‖ check`. */
const CHECK = 'server-secret'

/**
 * The server secret: as configured, or else from the file `secret` of the data folder, which is
 * made (0600, 32 random bytes) where there is none; the folder has to be there. Throws an Error fit
 * for a person.
 */
export function readServerSecret(configured: Uint8Array | null, dataFolder: string): ServerSecret {
  if (configured !== null) return serverSecret(configured)
  const bytes = fromFile(join(dataFolder, 'secret'))
  try {
    return serverSecret(bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Compares the secret with the one that the store was written with, and notes it in a new store.
 * Throws an Error fit for a person where they differ: what is stored could not be opened, and what
 * would be stored could not be opened by the others.
 */
export async function checkServerSecret(store: Store, secret: ServerSecret): Promise<void> {
  const proof = Buffer.concat([secret.kid, secret.check])
  if ((await store.getMeta(CHECK)) === null) await store.putMeta(CHECK, proof)
  // Read again: of two that start at once with different secrets, one has to lose.
  const noted = (await store.getMeta(CHECK)) ?? new Uint8Array(0)
  if (noted.length === proof.length && timingSafeEqual(noted, proof)) return
  throw new Error(
    'The server secret is not the one that this data was sealed with. Put the previous one back (ASSAY_SECRET, or the file “secret” in the data folder), or start with an empty data folder.',
  )
}

function fromFile(path: string): Buffer {
  const found = read(path)
  if (found !== null) return found
  make(path)
  const made = read(path)
  if (made === null) throw new Error(`The file ${path} was made, but is gone again.`)
  return made
}

/** `null` where there is no such file. */
function read(path: string): Buffer | null {
  let file: number
  try {
    // A link could point to a file that somebody else can read.
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return null
    const why = isCode(cause, 'ELOOP') ? 'is a link' : 'cannot be read'
    throw new Error(`The file ${path} ${why}. It has to be a file that you own.`, { cause })
  }
  try {
    const { mode, size } = fstatSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) tighten(file, path)
    if (size !== SECRET_BYTES) {
      throw new Error(
        `The file ${path} has ${size} bytes instead of ${SECRET_BYTES}, so it is not a server secret. Put the previous one back, or remove the whole data folder.`,
      )
    }
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

function tighten(file: number, path: string): void {
  try {
    fchmodSync(file, 0o600)
  } catch (cause) {
    throw new Error(`Others can read the file ${path}. Run “chmod 600” on it.`, { cause })
  }
}

/** All of it or nothing, and never over one that is there: a link is made to a finished file. */
function make(path: string): void {
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  const bytes = randomBytes(SECRET_BYTES)
  try {
    const file = openSync(/* turbopackIgnore: true */ draft, 'wx', 0o600)
    try {
      writeSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    linkSync(draft, path)
  } catch (cause) {
    // Another process was faster; its secret is the one.
    if (isCode(cause, 'EEXIST')) return
    throw new Error(`The server secret could not be written to ${path}.`, { cause })
  } finally {
    bytes.fill(0)
    rmSync(draft, { force: true })
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
