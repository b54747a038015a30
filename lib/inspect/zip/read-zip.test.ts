import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bytes/testing/seeded'
import { readZip } from './read-zip'
import { type MadeEnd, type MadeEntry, makeZip } from './testing/make-zip'

const json = { name: 'pass.json', data: Buffer.from('{"formatVersion":1}') }
const icon = { name: 'icon.png', data: Buffer.from('icon'.repeat(50)) }
const zeros = (length: number) => Buffer.alloc(length)
const zip = (entries: readonly MadeEntry[], end?: MadeEnd) => makeZip(entries, end)
const many = (count: number) =>
  zip(Array.from({ length: count }, (_, at) => ({ name: `${at}`, data: zeros(0), stored: true })))

// Sources: bamsoftware.com/hacks/zipbomb (overlaps), Snyk’s Zip Slip (paths), APPNOTE.TXT 4.3 and
// 4.4 (sizes, disks, Zip64), and what fflate was seen to let pass: a forged size of ten bytes.
const HOSTILE: [name: string, archive: () => Buffer, refused: string][] = [
  ['200 MB of zeros', () => zip([{ ...big(200_000_000), crc: 0 }]), 'zipBytes'],
  ['40 times a megabyte', () => zip(copies(40, zeros(1_000_000))), 'zipBytes'],
  ['a forged size of 10 for 30 MB', () => zip([{ ...big(30_000_000), size: 10 }]), 'size'],
  ['a forged size of 31 MB for 10 bytes', () => zip([{ ...icon, size: 31_000_000 }]), 'size'],
  ['a forged size when stored', () => zip([{ ...icon, stored: true, size: 10 }]), 'size'],
  [
    'an entry over another',
    () => zip([icon, { ...icon, name: 'b', pointsAt: 0, localName: 'b' }]),
    'header',
  ],
  ['the same bytes twice under one name', () => zip([icon, { ...icon, pointsAt: 0 }]), 'duplicate'],
  ['a file inside another one', overlapping, 'overlap'],
  ['a file that reaches into the list', intoTheList, 'overlap'],
  ['65,534 entries', () => many(65_534), 'zipEntries'],
  ['65,535 entries', () => many(65_535), 'zipEntries'],
  ['2,001 entries', () => many(2_001), 'zipEntries'],
  ['a name twice', () => zip([json, json]), 'duplicate'],
  [
    'a name twice in two forms',
    () =>
      zip([
        { ...icon, name: 'é' },
        { ...icon, name: 'e\u0301' },
      ]),
    'duplicate',
  ],
  ['..', () => zip([{ ...json, name: '../pass.json' }]), 'path'],
  ['.. in the middle', () => zip([{ ...json, name: 'en.lproj/../../pass.json' }]), 'path'],
  ['an absolute name', () => zip([{ ...json, name: '/etc/passwd' }]), 'path'],
  ['a backslash', () => zip([{ ...json, name: 'en.lproj\\pass.strings' }]), 'path'],
  ['a drive', () => zip([{ ...json, name: 'C:pass.json' }]), 'path'],
  ['a control character', () => zip([{ ...json, name: 'pass\0.json' }]), 'name'],
  ['a name that is not UTF-8', () => zip([{ ...json, name: Buffer.from([0xff, 0xfe]) }]), 'name'],
  ['an empty name', () => zip([{ ...json, name: '' }]), 'name'],
  ['a symbolic link', () => zip([{ ...json, mode: 0o120777 }]), 'special-file'],
  ['a device', () => zip([{ ...json, mode: 0o060644 }]), 'special-file'],
  ['an encrypted file', () => zip([{ ...json, flags: 1 }]), 'encrypted'],
  ['strong encryption', () => zip([{ ...json, flags: 0x41 }]), 'encrypted'],
  ['LZMA', () => zip([{ ...json, method: 14 }]), 'method'],
  ['a bad checksum', () => zip([{ ...json, crc: 1 }]), 'crc'],
  ['another name in front', () => zip([{ ...json, localName: 'fass.json' }]), 'header'],
  ['sizes of Zip64', () => zip([{ ...json, size: 0xffffffff }]), 'zip64'],
  ['a list of Zip64', () => zip([json], { start: 0xffffffff }), 'zip64'],
  ['a locator of Zip64', () => zip([json], { beforeEnd: locator(), size: 75 }), 'zip64'],
  ['several disks', () => zip([json], { disk: 1 }), 'split'],
  ['a file on another disk', () => zip([{ ...json, disk: 2 }]), 'split'],
  ['more files than are listed', () => zip([json], { count: 2 }), 'directory'],
  ['fewer files than are listed', () => zip([json, icon], { count: 1 }), 'directory'],
  [
    'something in front that moves everything',
    () => zip([json], { before: zeros(9), start: 49 }),
    'directory',
  ],
  ['a beginning that is none', () => zip([{ ...json, shift: 3 }]), 'header'],
  ['a file that goes past the end', () => zip([{ ...json, packedSize: 5_000 }]), 'truncated'],
  [
    'broken packing',
    () => zip([{ ...json, packed: Buffer.from([0xff, 0xff, 0xff, 0xff]) }]),
    'deflate',
  ],
  [
    'packing that is cut off',
    () => zip([{ ...icon, packed: deflateRawSync(icon.data).subarray(0, 6) }]),
    'deflate',
  ],
  ['an archive that is cut off', () => zip([json]).subarray(0, 60), 'no-end'],
  ['nothing', () => zeros(0), 'no-end'],
]

describe('archives that are made to harm', () => {
  it.each(HOSTILE)('%s: refused by name, fast', (_name, archive, refused) => {
    const bytes = archive()
    const started = performance.now()
    const reading = readZip(bytes)
    const ms = performance.now() - started
    if (reading.ok) throw new Error('it was taken')
    const { refusal } = reading
    expect(refusal.kind === 'problem' ? refusal.problem : refusal.budget).toBe(refused)
    if (refusal.kind === 'problem') expect(refusal.detail).toMatch(/^\S.*\.$/s)
    expect(ms).toBeLessThan(500)
  })
})

describe('archives that are in order', () => {
  it.each<[string, Buffer, string[]]>([
    ['deflated', zip([json, icon]), ['pass.json', 'icon.png']],
    ['stored', zip([{ ...json, stored: true }]), ['pass.json']],
    [
      'with folders',
      zip([
        { name: 'en.lproj/', data: zeros(0), stored: true, mode: 0o040755 },
        { ...json, name: 'en.lproj/pass.strings' },
      ]),
      ['en.lproj/pass.strings'],
    ],
    ['with a comment', zip([json], { comment: Buffer.from('made') }), ['pass.json']],
    ['without files', zip([]), []],
    ['a name like a member of every object', zip([{ ...json, name: '__proto__' }]), ['__proto__']],
  ])('%s', (_name, archive, names) => {
    const reading = readZip(archive)
    if (!reading.ok) throw new Error(JSON.stringify(reading.refusal))
    expect([...reading.files.keys()]).toEqual(names)
    for (const [name, content] of reading.files)
      expect(Buffer.from(content)).toEqual(name === 'icon.png' ? icon.data : json.data)
  })
})

it('a thousand mutated archives: never throws', () => {
  const whole = zip([json, icon, { ...icon, name: 'logo.png', stored: true }])
  const random = seeded(28)
  for (let number = 0; number < 1_000; number++) {
    const bytes = Buffer.from(whole)
    for (let left = 1 + Math.floor(random() * 4); left > 0; left--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const cut = random() < 0.1 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes
    expect(typeof readZip(cut).ok).toBe('boolean')
  }
})

function copies(count: number, data: Buffer): MadeEntry[] {
  const packed = deflateRawSync(data)
  return Array.from({ length: count }, (_, at) => ({ name: `${at}.png`, data, packed }))
}

function big(length: number): MadeEntry {
  const packed = deflateRawSync(zeros(length), { level: 1 })
  return { name: 'a', data: zeros(0), packed, size: length, crc: 0 }
}

/** A stored file that has the header of the next one inside, as overlapping bombs do. */
function overlapping(): Buffer {
  const inner = zip([{ ...icon, name: 'b' }])
  const head = inner.subarray(0, inner.indexOf('PK\x01\x02'))
  const outer = { name: 'a', data: head, stored: true }
  return makeZip([outer, { ...icon, name: 'b', pointsAt: 0, shift: 31 }])
}

/** The first file claims the list's own first bytes. */
function intoTheList(): Buffer {
  const archive = zip([{ name: 'a', data: Buffer.from('abc'), stored: true }])
  for (const at of [18, 22, 34 + 20, 34 + 24]) archive.writeUInt32LE(20, at)
  return archive
}

function locator(): Buffer {
  const bytes = zeros(20)
  bytes.write('PK\x06\x07')
  return bytes
}
