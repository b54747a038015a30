import { findPemBlocks, type PemBlock } from '../../bytes/pem'
import type { Scratch } from '../../bytes/scratch'
import { noteSurroundings, readBareText } from './bare'
import { readBody } from './body'
import { looksLikeKey, readKeyDer } from './der-key'
import { isBinary, toAscii, utf16Order } from './encoding'
import { undoEscapes } from './escapes'
import { problem } from './problems'
import { type KeyOutcome, refuse } from './reading'
import { knownLabel, recogniseAtOnce, recogniseBinary, recogniseOther } from './recognise'
import type { RepairCode } from './repairs'

const LF = 0x0a
const SPACE = 0x20
/** Base64 of base64 of a PEM is seen (a secret of a secret); more is not. */
const DEPTH = 3

/**
 * Finds the one private key in a file's bytes. Every buffer it makes belongs to the scratch, except
 * the `pkcs8` of the result. Never throws on bad input.
 */
export function findKey(
  input: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
  depth = 0,
): KeyOutcome {
  if (input.every((byte) => byte === 0 || byte === SPACE || (byte >= 9 && byte <= 13))) {
    return refuse(problem('empty'))
  }
  if (!utf16Order(input)) {
    const binary = recogniseBinary(input)
    if (binary) return refuse(problem('not-a-key', binary))
    if (isBinary(input)) {
      repairs.add('der-file')
      return readKeyDer(input, scratch, repairs)
    }
  }
  const ascii = toAscii(input, scratch, repairs)
  const known = recogniseAtOnce(ascii)
  if (known) return refuse(problem(known))
  const text = undoEscapes(ascii, scratch, repairs)
  const blocks = findPemBlocks(text)
  return blocks.length > 0
    ? readBlocks(text, blocks, scratch, repairs)
    : readBare(text, ascii, scratch, repairs, depth)
}

function readBlocks(
  text: Uint8Array,
  blocks: readonly PemBlock[],
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const kinds = blocks.map((block) => knownLabel(block.label)?.kind ?? null)
  const keys = blocks.filter((_, at) => kinds[at] === 'key')
  const [block] = keys
  if (keys.length > 1) {
    return refuse(problem('several-keys', `${keys.length} were found.`))
  }
  if (!block) {
    const kind = kinds.find((found) => found && found !== 'key' && found !== 'beside')
    return refuse(problem(kind && kind !== 'key' && kind !== 'beside' ? kind : 'not-a-key'))
  }
  if (blocks.length > 1) repairs.add('other-blocks')
  return block.begin && block.finish
    ? readWhole(text, block, blocks, scratch, repairs)
    : readHalf(text, block, scratch, repairs)
}

function readWhole(
  text: Uint8Array,
  block: PemBlock,
  blocks: readonly PemBlock[],
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  noteSurroundings(text, blocks.map(outline), repairs)
  noteMarkers(block, repairs)
  const lines = text.subarray(block.start, block.end).includes(LF)
  const spaces = text.subarray(block.start, block.end).includes(SPACE)
  const body = readBody(text, block, scratch, repairs)
  if (!body.ok) return body
  if (!lines && !repairs.has('lost-backslashes')) repairs.add(spaces ? 'spaces' : 'one-line')
  return readLabelled(body.bytes, block, scratch, repairs)
}

/** One of the two lines is missing: the key may be whole all the same. */
function readHalf(
  text: Uint8Array,
  block: PemBlock,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const bare = readBareText(text, block.start, block.end, scratch, repairs)
  const missing = block.begin ? 'END' : 'BEGIN'
  const cut = refuse(
    problem('truncated', `There is no ${missing} line, and the key is incomplete without it.`),
  )
  if (!bare) return cut
  repairs.add(block.begin ? 'missing-end' : 'missing-begin')
  noteSurroundings(
    text,
    [
      { start: block.begin?.start ?? bare.start, end: bare.end },
      ...(block.finish ? [block.finish] : []),
    ],
    repairs,
  )
  const outcome = readLabelled(bare.bytes, block, scratch, repairs)
  const unsure = !outcome.ok && ['truncated', 'damaged', 'not-a-key'].includes(outcome.problem.code)
  return unsure && block.begin ? cut : outcome
}

function readLabelled(
  der: Uint8Array,
  block: PemBlock,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): KeyOutcome {
  const label = knownLabel(block.label)?.label
  if (der.length === 0)
    return refuse(problem('truncated', 'There is nothing between the BEGIN and END lines.'))
  const outcome = readKeyDer(der, scratch, repairs)
  if (outcome.ok) {
    const expected = repairs.has('sec1') ? 'EC PRIVATE KEY' : 'PRIVATE KEY'
    if (label !== expected) repairs.add('label')
    return outcome
  }
  // A block that cannot be read is still what its label says.
  if (outcome.problem.code !== 'not-a-key') return outcome
  if (label === 'RSA PRIVATE KEY') return refuse(problem('rsa'))
  if (label === 'ENCRYPTED PRIVATE KEY') return refuse(problem('encrypted'))
  if (label === 'DSA PRIVATE KEY') return refuse(problem('other-algorithm', 'It is a key for DSA.'))
  return refuse(problem('damaged'))
}

/** No BEGIN and no END: base64 of a key, or of a whole PEM file, or something else. */
function readBare(
  text: Uint8Array,
  ascii: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
  depth: number,
): KeyOutcome {
  const bare = readBareText(text, 0, text.length, scratch, repairs)
  if (!bare) return refuse(problem(recogniseOther(ascii)))
  noteSurroundings(text, [bare], repairs)
  if (looksLikeKey(bare.bytes) || isBinary(bare.bytes)) {
    repairs.add('missing-header')
    const outcome = readKeyDer(bare.bytes, scratch, repairs)
    const unknown = !outcome.ok && outcome.problem.code === 'not-a-key'
    return unknown ? refuse(problem(recogniseOther(ascii))) : outcome
  }
  if (depth >= DEPTH) return refuse(problem('not-a-key'))
  repairs.add('base64-of-pem')
  const outcome = findKey(bare.bytes, scratch, repairs, depth + 1)
  const unknown = !outcome.ok && outcome.problem.code === 'not-a-key'
  return unknown ? refuse(problem(recogniseOther(ascii))) : outcome
}

function noteMarkers(block: PemBlock, repairs: Set<RepairCode>): void {
  const exact = block.begin?.exact && block.finish?.exact && block.finish.label === block.label
  if (!exact) repairs.add('marker-lines')
}

function outline(block: PemBlock): { start: number; end: number } {
  return { start: block.begin?.start ?? block.start, end: block.finish?.end ?? block.end }
}
