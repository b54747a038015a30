import { Inflate } from 'fflate'
import { BUDGETS } from '../budgets'
import { crc32 } from './crc32'
import { readDirectory } from './directory'
import { overBudget, refuse, type ZipEntry, ZipFault, type ZipRefusal } from './zip'

export type ZipReading =
  /** By name, in the order of the archive; folders are left out. */
  { ok: true; files: ReadonlyMap<string, Uint8Array> } | { ok: false; refusal: ZipRefusal }

/** At most about four megabytes come out of one piece, so that what is too much is noticed early. */
const PIECE = 4_096

/**
 * Unpacks an archive, strictly: the list at its end counts, everything in front of a file has to
 * agree with it, and the bytes that really come out are counted against the sizes it claims. What
 * several tools would read differently is refused by name. Never throws.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Uint8Array): ZipReading {
  try {
    const entries = readDirectory(bytes)
    const claimed = entries.reduce((sum, { size }) => sum + size, 0)
    if (claimed > BUDGETS.zipBytes) overBudget('zipBytes', claimed)
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) {
      const content = unpack(bytes, entry)
      if (!entry.name.endsWith('/')) files.set(entry.name, content)
    }
    return { ok: true, files }
  } catch (error) {
    if (error instanceof ZipFault) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = bytes.subarray(entry.data, entry.data + entry.packedSize)
  const content = entry.method === 'stored' ? packed.slice() : inflate(packed, entry)
  const found = crc32(content)
  if (found !== entry.crc) {
    const hex = (value: number) => value.toString(16).padStart(8, '0')
    refuse(
      'crc',
      `“${entry.name}” has the checksum ${hex(found)}, but the archive says ${hex(entry.crc)}.`,
    )
  }
  return content
}

function inflate(packed: Uint8Array, { name, size }: ZipEntry): Uint8Array {
  // The sum of the sizes is within the budget, so this is too.
  const content = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((piece) => {
    if (length + piece.length > size)
      refuse('size', `“${name}” says that it has ${size} bytes, but there are more.`)
    content.set(piece, length)
    length += piece.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    }
  } catch (error) {
    if (error instanceof ZipFault) throw error
    refuse('deflate', `“${name}” is not deflated data.`)
  }
  if (length < size)
    refuse('size', `“${name}” says that it has ${size} bytes, but there are ${length}.`)
  return content
}
