import type { Mistake, MistakeId } from './mistake'

/** A reading of the signature's bytes as R and S, 32 bytes each, and what has to be wrong for it. */
export interface HalvesReading {
  raw: Uint8Array
  mistake: Mistake | null
}

const HALF = 32
/** The order of P-256: https://csrc.nist.gov/pubs/sp/800/186/final, section 3.2.1.3. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Every way in which the bytes can be R and S: as they stand, swapped, with the bytes of each number
 * in reverse, as numbers that were not brought to 32 bytes, as DER that is not quite DER. Readings
 * with a number that no signature has are left out.
 */
export function halvesReadings(bytes: Uint8Array, strictDer: Uint8Array | null): HalvesReading[] {
  const readings: (HalvesReading | null)[] = []
  if (bytes.length === 2 * HALF) {
    const [r, s] = [bytes.subarray(0, HALF), bytes.subarray(HALF)]
    readings.push(
      reading(r, s, null),
      reading(s, r, shown('halves-swapped', 'S comes before R.')),
      reading(
        r.toReversed(),
        s.toReversed(),
        shown('halves-little-endian', 'The bytes of R and of S are in reverse order.'),
      ),
      reading(
        s.toReversed(),
        r.toReversed(),
        shown('halves-little-endian', 'All 64 bytes are in reverse order.'),
      ),
    )
  }
  if (strictDer) {
    readings.push({ raw: strictDer, mistake: null })
    const [r, s] = [strictDer.subarray(0, HALF), strictDer.subarray(HALF)]
    readings.push(reading(s, r, shown('halves-swapped', 'In the DER, S comes before R.')))
  } else {
    const lax = laxDer(bytes)
    if (lax) readings.push(reading(lax[0], lax[1], laxMistake(bytes.length)))
  }
  if (bytes.length >= 60 && bytes.length <= 66) readings.push(...unpadded(bytes))
  return readings.filter((found) => found !== null)
}

/** R or S is zero, or as large as the order of the curve: no key makes such a signature. */
function isInRange(raw: Uint8Array): boolean {
  const numbers = [raw.subarray(0, HALF), raw.subarray(HALF)].map(numberOf)
  return numbers.every((number) => number > 0n && number < ORDER)
}

export function laxMistake(length: number): Mistake {
  const words = `Its ${length} bytes are DER with numbers that are not written as DER requires.`
  return shown('signature-der-lax', words)
}

/** R and S of DER whose numbers lack the zero in front, have too many, or whose lengths are off. */
export function laxDer(bytes: Uint8Array): [r: Uint8Array, s: Uint8Array] | null {
  if (bytes.length < 60 || bytes.length > 80 || bytes[0] !== 0x30) return null
  const start = bytes[1] === 0x81 ? 3 : 2
  const r = integerAt(bytes, start)
  const s = r && integerAt(bytes, start + 2 + r.length)
  return r && s ? [r, s] : null
}

function integerAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const length = bytes[at + 1] ?? 0
  const number = bytes.subarray(at + 2, at + 2 + length)
  return bytes[at] === 0x02 && length > 0 && number.length === length ? number : null
}

/** Numbers of a big-integer class put one after the other: 33 bytes with a zero, or fewer than 32. */
function unpadded(bytes: Uint8Array): (HalvesReading | null)[] {
  return [33, 32, 31, 30].map((at) => {
    const [r, s] = [bytes.subarray(0, at), bytes.subarray(at)]
    if (at === HALF && s.length === HALF) return null
    const words = `R has ${r.length} bytes and S has ${s.length}, where each should have 32.`
    return reading(r, s, shown('halves-not-padded', words))
  })
}

function reading(r: Uint8Array, s: Uint8Array, mistake: Mistake | null): HalvesReading | null {
  const raw = new Uint8Array(2 * HALF)
  for (const [index, half] of [r, s].entries()) {
    const first = half.findIndex((byte) => byte !== 0)
    const number = first < 0 ? half.subarray(0, 0) : half.subarray(first)
    if (number.length > HALF) return null
    raw.set(number, (index + 1) * HALF - number.length)
  }
  return isInRange(raw) ? { raw, mistake } : null
}

function numberOf(bytes: Uint8Array): bigint {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  return number
}

function shown(mistake: MistakeId, words: string): Mistake {
  return { mistake, words, proof: 'shown' }
}
