import type { TokenReader } from './reading'

const LIST = /^[^[({]{0,60}[[({]([^\])}]*)[\])}][\s\S]{0,20}$/
const NUMBER = /^(?:\(byte\)\s*)?(-?)(0x)?([0-9a-f]{1,3})$/i

/**
 * Bytes as a list of numbers: `[150, 91]` of Swift or JavaScript, `[-106, 91]` of Java, `{0x96, 0x5b}`
 * of C, `{"type":"Buffer","data":[150,91]}` of Node. Null for anything else.
 */
export const readByteList: TokenReader = (text) => {
  const inner = listOf(text)
  if (inner === null) return null
  const items = inner.split(inner.includes(',') ? ',' : /\s+/).map((item) => item.trim())
  if (items.at(-1) === '') items.pop()
  if (items.length < 2) return null
  // Pairs of digits with spaces between are hex as well, and more likely so.
  if (!inner.includes(',') && items.every((item) => item.length % 2 === 0)) return null
  const values = readNumbers(items, 10) ?? readNumbers(items, 16)
  if (!values) return null
  const signed = values.some((value) => value < 0)
  return {
    form: 'byte-list',
    bytes: Uint8Array.from(values, (value) => value & 255),
    repairs: [
      signed
        ? 'The token was written as a list of signed bytes, as Java does; they were turned into hex.'
        : 'The token was written as a list of bytes; they were turned into hex.',
    ],
  }
}

function listOf(text: string): string | null {
  const buffer = /^\s*\{\s*"type"\s*:\s*"Buffer"\s*,\s*"data"\s*:\s*\[([^\]]*)\]\s*\}\s*$/.exec(
    text,
  )
  if (buffer) return buffer[1] ?? null
  if (/^[-\d\s,]+$/.test(text) && /[\s,]/.test(text)) return text
  if (/^(?:(?:\(byte\)\s*)?0x[0-9a-f]{1,2}[\s,]*)+$/i.test(text) && text.includes(',')) return text
  const list = LIST.exec(text.replaceAll(/\(byte\)|\[\]/gi, ''))
  return list ? (list[1]?.trim() ?? null) : null
}

/** All items as numbers from -128 to 255, or null. Hex without 0x has exactly two digits. */
function readNumbers(items: readonly string[], base: 10 | 16): number[] | null {
  const values: number[] = []
  for (const item of items) {
    const [, sign, prefix, digits = ''] = NUMBER.exec(item) ?? []
    if (!prefix && base === 16 && (digits.length !== 2 || sign)) return null
    if (!prefix && base === 10 && !/^\d+$/.test(digits)) return null
    const value = Number.parseInt(digits, prefix ? 16 : base) * (sign ? -1 : 1)
    if (Number.isNaN(value) || value < -128 || value > 255) return null
    values.push(value)
  }
  return values
}
