import { deflateSync } from 'fflate'
import { crc32 } from '../crc32'

/** A file of an archive, and how to describe it falsely. */
export interface MadeEntry {
  name: string | Buffer
  data: Buffer
  stored?: boolean
  /** Instead of what `data` packs to. */
  packed?: Buffer
  size?: number
  packedSize?: number
  crc?: number
  flags?: number
  method?: number
  /** Of the file in Unix: 0o120777 is a link. */
  mode?: number
  extra?: Buffer
  disk?: number
  /** The name in front of the file, where it is another. */
  localName?: string
  /** No bytes of its own: it points where the entry of that number stands. */
  pointsAt?: number
  /** Added to where it says that it begins. */
  shift?: number
}

export interface MadeEnd {
  count?: number
  diskCount?: number
  size?: number
  start?: number
  disk?: number
  comment?: Buffer
  before?: Buffer
  /** Between the list and its end. */
  beforeEnd?: Buffer
}

/** An archive, byte for byte as a test needs it. */
export function makeZip(entries: readonly MadeEntry[], end: MadeEnd = {}): Buffer {
  const files: Buffer[] = end.before ? [end.before] : []
  const list: Buffer[] = []
  const starts: number[] = []
  let at = end.before?.length ?? 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed =
      entry.packed ?? (entry.stored ? entry.data : Buffer.from(deflateSync(entry.data)))
    const start = entry.pointsAt === undefined ? at : (starts[entry.pointsAt] ?? 0)
    starts.push(start)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.flags ?? 0x800, 2)
    common.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
    common.writeUInt32LE(entry.crc ?? crc32(entry.data), 10)
    common.writeUInt32LE(entry.packedSize ?? packed.length, 14)
    common.writeUInt32LE(entry.size ?? entry.data.length, 18)
    common.writeUInt16LE(name.length, 22)
    if (entry.pointsAt === undefined) {
      const local = Buffer.from(entry.localName ?? name)
      const head = Buffer.from(common)
      head.writeUInt16LE(local.length, 22)
      const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, local, packed])
      files.push(file)
      at += file.length
    }
    const listed = Buffer.alloc(46)
    listed.write('PK\x01\x02')
    listed.writeUInt16LE(0x314, 4)
    common.copy(listed, 6)
    listed.writeUInt16LE(entry.extra?.length ?? 0, 30)
    listed.writeUInt16LE(entry.disk ?? 0, 34)
    listed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    listed.writeUInt32LE(start + (entry.shift ?? 0), 42)
    list.push(listed, name, entry.extra ?? Buffer.alloc(0))
  }
  const directory = Buffer.concat(list)
  const last = Buffer.alloc(22)
  last.write('PK\x05\x06')
  last.writeUInt16LE(end.disk ?? 0, 4)
  last.writeUInt16LE(end.diskCount ?? end.count ?? entries.length, 8)
  last.writeUInt16LE(end.count ?? entries.length, 10)
  last.writeUInt32LE(end.size ?? directory.length, 12)
  last.writeUInt32LE(end.start ?? at, 16)
  last.writeUInt16LE(end.comment?.length ?? 0, 20)
  return Buffer.concat([
    ...files,
    directory,
    end.beforeEnd ?? Buffer.alloc(0),
    last,
    end.comment ?? Buffer.alloc(0),
  ])
}
