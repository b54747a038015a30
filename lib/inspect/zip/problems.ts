/** Why an archive is not unpacked. Each is a rule `pass/zip-…`. */
interface ZipProblem {
  title: string
  cause: string
  /** What is said of one archive, as the rule's example. */
  example: string
}

const TOOLS =
  'Tools read such an archive differently, so a checker and a device can see different files.'

const ROWS = {
  'no-end': {
    title: 'The archive has no end',
    cause:
      'A zip ends with a list of its files, and this one does not: it was cut off, or it is not a zip.',
    example: 'There is no list of files at the end of the 1,024 bytes.',
  },
  directory: {
    title: 'The archive’s list of files is damaged',
    cause:
      'The list at the end is not where the archive says, or has a different number of files than it says.',
    example: 'The list says that it has 3 files, but it has 2.',
  },
  zip64: {
    title: 'The archive is in the form for huge files',
    cause: 'Zip64 is for archives of more than 4 GB or 65,535 files. A pass never needs it.',
    example: 'The archive uses Zip64.',
  },
  split: {
    title: 'The archive is one of several pieces',
    cause: 'It was split over several disks or files, and the others are not here.',
    example: 'The list of files names disk 1.',
  },
  encrypted: {
    title: 'A file in the archive is encrypted',
    cause: 'The archive was made with a password. Wallet does not open such an archive.',
    example: '“pass.json” is encrypted.',
  },
  method: {
    title: 'A file is packed in a way that Assay does not read',
    cause:
      'Files of a pass are stored or deflated. Wallet does not open other methods, such as LZMA.',
    example: '“pass.json” is packed with method 14.',
  },
  duplicate: {
    title: 'A name is in the archive twice',
    cause: TOOLS,
    example: '“pass.json” is listed twice.',
  },
  overlap: {
    title: 'Files in the archive lie on top of each other',
    cause:
      'The same bytes belong to several files. Ordinary tools never write that; archives built to exhaust a reader do.',
    example: '“b.png” begins before “a.png” ends.',
  },
  path: {
    title: 'A file name leads out of the archive',
    cause:
      'A name with “..”, a leading slash, a backslash or a drive could be written anywhere on a disk.',
    example: '“../pass.json” is not a name inside the archive.',
  },
  name: {
    title: 'A file’s name is not text',
    cause: 'The name is not UTF-8, is empty, or contains control characters.',
    example: 'The name of file 2 is not UTF-8.',
  },
  'special-file': {
    title: 'The archive contains a link or a device',
    cause: 'A symbolic link in an archive could point at any file on the machine that unpacks it.',
    example: '“icon.png” is a symbolic link.',
  },
  header: {
    title: 'A file is described in two ways',
    cause: `What the archive says before the file differs from what the list at the end says. ${TOOLS}`,
    example: '“pass.json” is called “other.json” where it begins.',
  },
  truncated: {
    title: 'A file in the archive is cut off',
    cause: 'The archive says that the file is longer than what is there.',
    example: '“pass.json” should continue for 12 bytes after the end.',
  },
  size: {
    title: 'A file does not unpack to the size that it says',
    cause: 'The size in the archive is forged, or its bytes were changed.',
    example: '“pass.json” says that it has 10 bytes, but there are more.',
  },
  crc: {
    title: 'A file does not match its checksum',
    cause: 'A byte was changed after the archive was made, such as by a transfer as text.',
    example: '“pass.json” has the checksum 1b2c3d4e, but the archive says 5f6a7b8c.',
  },
  deflate: {
    title: 'A file cannot be unpacked',
    cause: 'Its packed bytes are damaged.',
    example: '“pass.json” is not deflated data.',
  },
} as const satisfies Record<string, ZipProblem>

export type ZipProblemName = keyof typeof ROWS

export const ZIP_PROBLEMS: Readonly<Record<ZipProblemName, ZipProblem>> = ROWS
