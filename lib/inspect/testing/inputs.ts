import { decodeBase64 } from '../../bytes/base64'
import { seeded } from '../../bytes/testing/seeded'
import { encodeUtf8 } from '../../bytes/utf8'
import type { InspectOptions } from '..'
import type { Decoder } from '../decoder'

/** One input and the options it goes with. */
export interface HostileInput {
  input: string | Uint8Array
  options: InspectOptions
}

const NAUGHTY = [
  '"',
  "'",
  '\\',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\ud800',
  '💥',
  '=',
  '==',
  '.',
  '..',
  '%',
  '%00',
  '<',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-----BEGIN CERTIFICATE-----',
  '__proto__',
  'null',
  '1e999',
  '9007199254740993',
  '0x',
  '\r\n',
  ' ',
  '\t',
  'A',
  '\u0130',
  'ﬃ',
]

/** Longer samples are cut to this, so that the time goes into many inputs and not into few. */
const LONGEST = 12_000

/**
 * The input of that number: the same for the same number, seed and decoders, wherever it runs.
 * A tenth is random; the rest are samples with one to eight things done to them, some forced into
 * the wrong decoder.
 */
export function hostileInput(
  number: number,
  seed: number,
  decoders: readonly Decoder[],
): HostileInput {
  const random = seeded(seed * 1_000_003 + number)
  const under = (limit: number) => Math.floor(random() * limit)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[under(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const options: InspectOptions = {
    ...(random() < 0.8 ? { now: new Date(1_795_000_000_000 + under(1_000_000_000)) } : {}),
    ...(random() < 0.1 ? { as: pick(decoders).id } : {}),
    ...(random() < 0.05 ? { device: pick(['', 'x', '00:11:22:33:44:55']) } : {}),
    ...(random() < 0.05 ? { expect: { bundleId: pick(NAUGHTY), appAppleId: under(10) } } : {}),
  }
  if (random() < 0.1) return { input: randomInput(under, pick), options }
  const decoder = pick(decoders)
  const sample = pick(decoder.samples)
  const bytes = sample.file ? bytesOf(sample.file.base64) : null
  const input = bytes
    ? mutatedBytes(bytes, under)
    : mutatedText(sample.text ?? '', under, pick, () => pick(pick(decoders).samples).text ?? '')
  const { trust, keys, password } = sample
  const given = {
    ...(trust ? { trust } : {}),
    ...(keys ? { keys } : {}),
    ...(password === undefined ? {} : { password }),
  }
  return { input, options: { ...given, ...options } }
}

function randomInput(
  under: (limit: number) => number,
  pick: <Item>(items: readonly Item[]) => Item,
) {
  const length = under(200)
  if (under(2) === 0) return Uint8Array.from({ length }, () => under(256))
  return Array.from({ length: under(30) }, () => pick(NAUGHTY)).join('')
}

function bytesOf(base64: string): Uint8Array {
  const read = decodeBase64(base64)
  if (!read.ok) throw new Error('a sample is not base64')
  return read.bytes
}

function mutatedBytes(sample: Uint8Array, under: (limit: number) => number): Uint8Array {
  const bytes = Array.from(sample.subarray(0, LONGEST))
  for (let left = 1 + under(8); left > 0; left--) {
    const at = under(bytes.length + 1)
    switch (under(5)) {
      case 0:
        bytes[at] = under(256)
        break
      case 1:
        bytes.splice(at, 1 + under(16))
        break
      case 2:
        bytes.splice(at, 0, ...Array.from({ length: 1 + under(8) }, () => under(256)))
        break
      case 3:
        bytes.splice(at, 0, ...bytes.slice(under(bytes.length + 1)).slice(0, under(64)))
        break
      default:
        if (under(4) === 0) bytes.length = at
        else bytes[at] = (bytes[at] ?? 0) ^ (1 << under(8))
    }
  }
  return Uint8Array.from(bytes, (byte) => byte ?? 0)
}

function mutatedText(
  sample: string,
  under: (limit: number) => number,
  pick: <Item>(items: readonly Item[]) => Item,
  other: () => string,
): string | Uint8Array {
  let text = sample.slice(0, LONGEST)
  for (let left = 1 + under(8); left > 0; left--) {
    const at = under(text.length + 1)
    const before = text.slice(0, at)
    const after = text.slice(at)
    switch (under(8)) {
      case 0:
        text = before + after.slice(1 + under(4))
        break
      case 1:
        text = before + pick(NAUGHTY) + after
        break
      case 2:
        text = before + String.fromCharCode(32 + under(95)) + after.slice(1)
        break
      case 3:
        text = before + text.slice(under(text.length + 1)).slice(0, under(200)) + after
        break
      case 4:
        text = under(4) === 0 ? before : text
        break
      case 5:
        text = under(4) === 0 ? before + other().slice(0, 2_000) + after : text
        break
      case 6:
        text = text.replace(/\d+/, (digits) => `${digits}${under(1_000_000)}`)
        break
      default:
        text = before + after.slice(0, 8).toUpperCase() + after.slice(8)
    }
  }
  return under(20) === 0 ? encodeUtf8(text.toWellFormed()) : text
}
