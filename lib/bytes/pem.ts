import { hasWordAt } from './ascii'
import { type Base64Reading, base64Room, readBase64 } from './base64-read'
import type { Scratch } from './scratch'

/**
 * PEM found in bytes. Only labels become strings; a body may be a secret and never does.
 * https://www.rfc-editor.org/rfc/rfc7468
 */
export interface PemMarker {
  kind: 'begin' | 'end'
  /** As written, upper case, runs of spaces as one: `PRIVATE KEY`. */
  label: string
  /** The first hyphen, and the place after the last one. */
  start: number
  end: number
  /** Written as the RFC asks: five hyphens, upper case, single spaces. */
  exact: boolean
}

/** A BEGIN, an END, or both with a body between them. */
export interface PemBlock {
  label: string
  begin: PemMarker | null
  finish: PemMarker | null
  /** Of the body. Without a BEGIN it starts where the marker before it ended, or at 0. */
  start: number
  end: number
}

const HYPHEN = 0x2d
const SPACE = 0x20
/** More markers than any real file has; the rest is not looked at. */
const MOST_MARKERS = 200
const LONGEST_LABEL = 64

/** Every marker, tolerant of one to five hyphens, either case and lost spaces. Never throws. */
export function findPemMarkers(bytes: Uint8Array): PemMarker[] {
  const markers: PemMarker[] = []
  let from = 0
  for (let at = 0; at < bytes.length && markers.length < MOST_MARKERS; at++) {
    if (bytes[at] !== HYPHEN) continue
    const marker = markerAfter(bytes, at + 1, from)
    if (!marker) continue
    markers.push(marker)
    from = marker.end
    at = marker.end - 1
  }
  return markers
}

/** The markers in pairs; one that has no partner makes a block with `begin` or `finish` null. */
export function findPemBlocks(bytes: Uint8Array): PemBlock[] {
  const blocks: PemBlock[] = []
  let open: PemMarker | null = null
  let last = 0
  const close = (end: number, finish: PemMarker | null) => {
    const label = open?.label ?? finish?.label ?? ''
    blocks.push({ label, begin: open, finish, start: open ? open.end : last, end })
    open = null
  }
  for (const marker of findPemMarkers(bytes)) {
    if (marker.kind === 'begin') {
      if (open) close(marker.start, null)
      open = marker
    } else {
      close(marker.start, marker)
    }
    last = marker.end
  }
  if (open) close(bytes.length, null)
  return blocks
}

/** Decodes the base64 of a block's body into a buffer of the scratch; `bytes` is a view on it. */
export function decodePemBody(
  bytes: Uint8Array,
  block: Pick<PemBlock, 'start' | 'end'>,
  scratch: Scratch,
): { reading: Base64Reading; bytes: Uint8Array } {
  const into = scratch.take(base64Room(block.end - block.start))
  const reading = readBase64(bytes, into, block.start, block.end)
  return { reading, bytes: into.subarray(0, reading.ok ? reading.length : 0) }
}

/** The marker whose word (BEGIN or END) starts at `word`, just after a hyphen. */
function markerAfter(bytes: Uint8Array, word: number, from: number): PemMarker | null {
  let at = word
  while (bytes[at] === SPACE) at++
  const kind = hasWordAt(bytes, at, 'BEGIN') ? 'begin' : hasWordAt(bytes, at, 'END') ? 'end' : null
  if (!kind) return null
  at += kind === 'begin' ? 5 : 3
  const label = readLabel(bytes, at)
  if (!label) return null
  const start = hyphensBefore(bytes, word, from)
  const end = hyphensAfter(bytes, label.end)
  const plain = `-----${kind.toUpperCase()} ${label.text}-----`
  const exact = end - start === plain.length && hasExactly(bytes, start, plain)
  return { kind, label: label.text, start, end, exact }
}

/** Letters, digits and spaces up to a hyphen. */
function readLabel(bytes: Uint8Array, from: number): { text: string; end: number } | null {
  let text = ''
  for (let at = from; at < bytes.length && at - from <= LONGEST_LABEL; at++) {
    const byte = bytes[at] ?? 0
    if (byte === HYPHEN) return text.trim() ? { text: text.trim(), end: at } : null
    const letter = byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte
    const known = (letter >= 0x41 && letter <= 0x5a) || (byte >= 0x30 && byte <= 0x39)
    if (!known && byte !== SPACE) return null
    if (byte !== SPACE || !text.endsWith(' ')) text += String.fromCharCode(letter)
  }
  return null
}

/** At most five: any more before an END belong to a base64url body. */
function hyphensBefore(bytes: Uint8Array, word: number, from: number): number {
  let start = word
  while (start > from && word - start < 5 && bytes[start - 1] === HYPHEN) start--
  return start
}

function hyphensAfter(bytes: Uint8Array, from: number): number {
  let end = from
  while (end - from < 5 && bytes[end] === HYPHEN) end++
  return end
}

function hasExactly(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}
