/** What lengths and tags are made of. */
const TELLING = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x1f, 0x24, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88,
  0xa0, 0xff,
]

/** A copy with one to eight things done to it: bytes changed, taken out, put in, doubled, the end cut off. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const under = (limit: number) => Math.floor(random() * limit)
  let value: Uint8Array = bytes.slice()
  for (let left = 1 + under(8); left > 0; left--) {
    // Heads of values stand close to the start, where a change does the most.
    const at = under(random() < 0.3 ? Math.min(value.length, 80) : value.length)
    switch (under(7)) {
      case 0:
        value[at] = under(256)
        break
      case 1:
        value[at] = TELLING[under(TELLING.length)] ?? 0
        break
      case 2:
        value[at] = (value[at] ?? 0) ^ (1 << under(8))
        break
      case 3:
        value = spliced(value, at, 1 + under(4), new Uint8Array())
        break
      case 4:
        value = spliced(
          value,
          at,
          0,
          Uint8Array.from({ length: 1 + under(4) }, () => under(256)),
        )
        break
      case 5:
        value = spliced(value, at, 0, value.slice(under(value.length)).subarray(0, under(60)))
        break
      default:
        if (under(4) === 0) value = value.subarray(0, at).slice()
    }
    if (value.length === 0) return value
  }
  return value
}

function spliced(bytes: Uint8Array, at: number, gone: number, put: Uint8Array): Uint8Array {
  const value = new Uint8Array(Math.max(bytes.length - gone, at) + put.length)
  value.set(bytes.subarray(0, at))
  value.set(put, at)
  value.set(bytes.subarray(Math.min(at + gone, bytes.length)), at + put.length)
  return value
}
