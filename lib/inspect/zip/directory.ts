import { decodeUtf8 } from '../../bytes/utf8'
import { BUDGETS } from '../budgets'
import { overBudget, refuse, type ZipEntry } from './zip'

/** Signatures, as https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT section 4.3 has them. */
const END = 0x06054b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const ZIP64_LOCATOR = 0x07064b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const LISTED_SIZE = 46
const LOCAL_SIZE = 30

const ENCRYPTED = 0x41
const STREAMED = 0x08
const KIND = 0xf000
const REGULAR = 0x8000
const FOLDER = 0x4000
const LINK = 0xa000

/** The files of an archive from its list at the end, none of them unpacked. Throws a `ZipFault`. */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR)
    refuse('zip64', 'The archive uses Zip64.')
  if (count > BUDGETS.zipEntries) overBudget('zipEntries', count)
  if (size === 0xffffffff || start === 0xffffffff) refuse('zip64', 'The archive uses Zip64.')
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)]
  if (disks.some((disk) => disk !== 0) || view.getUint16(end + 8, true) !== count)
    refuse('split', `The list of files names disk ${Math.max(...disks)}.`)
  if (start + size !== end)
    refuse('directory', `The list should be at byte ${start}, but it does not end where it says.`)
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + LISTED_SIZE > end || view.getUint32(at, true) !== LISTED)
      refuse('directory', `The list says that it has ${count} files, but it has ${index}.`)
    const { entry, next } = readListed(bytes, view, at, index)
    if (next > end) refuse('directory', `The entry of file ${index + 1} goes past the list.`)
    entries.push(entry)
    at = next
  }
  if (at !== end) refuse('directory', `The list continues after its ${count} files.`)
  refuseDuplicates(entries)
  refuseOverlaps(entries, start)
  return entries
}

/** The last record that ends the archive with its comment to the byte. */
function findEnd(view: DataView): number {
  const first = Math.max(view.byteLength - END_SIZE - LONGEST_COMMENT, 0)
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return refuse('no-end', `There is no list of files at the end of the ${view.byteLength} bytes.`)
}

function readListed(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  index: number,
): { entry: ZipEntry; next: number } {
  const short = (offset: number) => view.getUint16(at + offset, true)
  const long = (offset: number) => view.getUint32(at + offset, true)
  const [nameSize, extraSize, commentSize] = [short(28), short(30), short(32)]
  const next = at + LISTED_SIZE + nameSize + extraSize + commentSize
  const name = readName(bytes.subarray(at + LISTED_SIZE, at + LISTED_SIZE + nameSize), index)
  const [flags, method, crc, packedSize, size] = [short(8), short(10), long(16), long(20), long(24)]
  if ([packedSize, size, long(42)].includes(0xffffffff))
    refuse('zip64', `“${name}” is described as Zip64.`)
  if (short(34) !== 0) refuse('split', `“${name}” is on disk ${short(34)}.`)
  if (flags & ENCRYPTED) refuse('encrypted', `“${name}” is encrypted.`)
  if (method !== 0 && method !== 8) refuse('method', `“${name}” is packed with method ${method}.`)
  if (method === 0 && packedSize !== size)
    refuse('size', `“${name}” is stored, but has two sizes: ${packedSize} and ${size}.`)
  const kind = (long(38) >>> 16) & KIND
  if (kind !== 0 && kind !== REGULAR && kind !== FOLDER)
    refuse(
      'special-file',
      `“${name}” is ${kind === LINK ? 'a symbolic link' : 'no ordinary file'}.`,
    )
  const listed = { name, flags, method, crc, packedSize, size, start: long(42) }
  return { entry: readLocal(bytes, view, listed), next }
}

interface Listed extends Pick<ZipEntry, 'name' | 'crc' | 'packedSize' | 'size' | 'start'> {
  flags: number
  method: number
}

/** The header in front of the file has to say the same as the list. */
function readLocal(bytes: Uint8Array, view: DataView, listed: Listed): ZipEntry {
  const { name, flags, method, crc, packedSize, size, start } = listed
  if (start + LOCAL_SIZE > bytes.length || view.getUint32(start, true) !== LOCAL)
    refuse('header', `“${name}” should begin at byte ${start}, but no file begins there.`)
  const short = (offset: number) => view.getUint16(start + offset, true)
  const long = (offset: number) => view.getUint32(start + offset, true)
  const nameEnd = start + LOCAL_SIZE + short(26)
  const data = nameEnd + short(28)
  const called = decodeUtf8(bytes.subarray(start + LOCAL_SIZE, nameEnd))
  if (called !== name) refuse('header', `“${name}” has another name where it begins.`)
  if (short(6) & ENCRYPTED) refuse('encrypted', `“${name}” is encrypted.`)
  const streamed = (short(6) & STREAMED) !== 0
  const same = [long(14), long(18), long(22)].every(
    (value, index) => value === [crc, packedSize, size][index] || (streamed && value === 0),
  )
  if (!same || short(8) !== method || streamed !== ((flags & STREAMED) !== 0))
    refuse('header', `“${name}” has another size, checksum or method where it begins.`)
  if (data + packedSize > bytes.length) {
    const missing = data + packedSize - bytes.length
    refuse('truncated', `“${name}” should continue for ${missing} bytes after the end.`)
  }
  const packing = method === 0 ? ('stored' as const) : ('deflated' as const)
  return { name, method: packing, crc, packedSize, size, start, data, streamed }
}

function readName(raw: Uint8Array, index: number): string {
  const name = decodeUtf8(raw)
  if (name === null || name === '') {
    return refuse(
      'name',
      `The name of file ${index + 1} is ${name === null ? 'not UTF-8' : 'empty'}.`,
    )
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\0-\x1f\x7f]/.test(name))
    refuse('name', `The name of file ${index + 1} contains control characters.`)
  const outside = /^[/~]|^[A-Za-z]:|\\|(?:^|\/)\.{1,2}(?:\/|$)|\/\//.test(name)
  if (outside) refuse('path', `“${name}” is not a name inside the archive.`)
  return name
}

function refuseDuplicates(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    // File systems of Apple's take two forms of one letter for the same name.
    const form = name.normalize('NFC')
    if (seen.has(form)) refuse('duplicate', `“${name}” is listed twice.`)
    seen.add(form)
  }
}

function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
  let before: ZipEntry | undefined
  for (const entry of entries.toSorted((one, other) => one.start - other.start)) {
    if (before && entry.start < before.data + before.packedSize)
      refuse('overlap', `“${entry.name}” begins before “${before.name}” ends.`)
    if (entry.data + entry.packedSize > directory)
      refuse('overlap', `“${entry.name}” reaches into the list of files.`)
    before = entry
  }
}
