/**
 * Triple DES in CBC, decryption only: WebCrypto does not have it, and Keychain exports need it. The
 * tables are those of the standard: https://csrc.nist.gov/pubs/fips/46-3/final
 */
const BLOCK = 8

const PC1 = `57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36
63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4`
const PC2 = `14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2
41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32`
const P = '16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25'
const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
/** Each S-box as four rows of sixteen hex digits. */
const BOXES = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
]

const numbers = (text: string): number[] => text.split(/\s+/).map(Number)
const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** S-box and permutation of each six bits together, as what they add to a half. */
const SP: readonly Uint32Array[] = BOXES.map((box, index) =>
  Uint32Array.from({ length: 64 }, (_, six) => {
    const row = ((six >> 4) & 2) | (six & 1)
    const out = Number.parseInt(box.charAt(row * 16 + ((six >> 1) & 15)), 16)
    return permute32((out << (28 - 4 * index)) >>> 0)
  }),
)

function permute32(word: number): number {
  return numbers(P).reduce((sum, from, to) => sum | (((word >>> (32 - from)) & 1) << (31 - to)), 0)
}

/** The sixteen round keys, each as eight numbers of six bits. */
function schedule(key: Uint8Array): Uint8Array[] {
  const bit = (place: number) => ((key[(place - 1) >> 3] ?? 0) >> (7 - ((place - 1) & 7))) & 1
  const chosen = numbers(PC1).map(bit)
  let [left, right] = [chosen.slice(0, 28), chosen.slice(28)]
  return SHIFTS.map((by) => {
    left = [...left.slice(by), ...left.slice(0, by)]
    right = [...right.slice(by), ...right.slice(0, by)]
    const both = [...left, ...right]
    const round = new Uint8Array(8)
    for (const [at, place] of numbers(PC2).entries()) {
      const six = Math.floor(at / 6)
      round[six] = ((round[six] ?? 0) << 1) | (both[place - 1] ?? 0)
    }
    return round
  })
}

/** One DES over two halves without the first and last permutation, the halves swapped at the end. */
function rounds(halves: Uint32Array, keys: readonly Uint8Array[]): void {
  let [left = 0, right = 0] = halves
  for (const key of keys) {
    const turned = rotate(right, 31)
    let mixed = 0
    for (let six = 0; six < 8; six++) {
      const index = (rotate(turned, 4 * six) >>> 26) ^ (key[six] ?? 0)
      mixed ^= SP[six]?.[index] ?? 0
    }
    const next = (left ^ mixed) >>> 0
    left = right
    right = next
  }
  halves[0] = right
  halves[1] = left
}

/** Where each bit of a block goes to first: even bits to the left half, odd ones to the right. */
function firstPermutation(block: Uint8Array, at: number, halves: Uint32Array): void {
  let [left, right] = [0, 0]
  for (let column = 0; column < 4; column++) {
    for (let row = 7; row >= 0; row--) {
      const byte = block[at + row] ?? 0
      left = (left << 1) | ((byte >> (6 - 2 * column)) & 1)
      right = (right << 1) | ((byte >> (7 - 2 * column)) & 1)
    }
  }
  halves[0] = left >>> 0
  halves[1] = right >>> 0
}

function lastPermutation(halves: Uint32Array, block: Uint8Array, at: number): void {
  const [left = 0, right = 0] = halves
  for (let row = 0; row < 8; row++) {
    let byte = 0
    for (let column = 0; column < 4; column++) {
      const place = 31 - (8 * column + 7 - row)
      byte |= ((left >>> place) & 1) << (6 - 2 * column)
      byte |= ((right >>> place) & 1) << (7 - 2 * column)
    }
    block[at + row] = byte
  }
}

/**
 * Decrypts with three DES keys of 8 bytes each; the padding stays. `data` is whole blocks, anything
 * else is a bug and throws. The round keys are wiped.
 */
export function decryptTripleDes(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  if (key.length !== 24 || iv.length !== BLOCK || data.length % BLOCK !== 0)
    throw new Error('triple DES takes 24 bytes of key, 8 of IV and whole blocks')
  const first = schedule(key.subarray(0, 8))
  const second = schedule(key.subarray(8, 16))
  const third = schedule(key.subarray(16))
  const steps = [third.toReversed(), second, first.toReversed()]
  const plain = new Uint8Array(data.length)
  const halves = new Uint32Array(2)
  for (let at = 0; at < data.length; at += BLOCK) {
    firstPermutation(data, at, halves)
    for (const keys of steps) rounds(halves, keys)
    lastPermutation(halves, plain, at)
    for (let byte = 0; byte < BLOCK; byte++) {
      const before = at === 0 ? iv[byte] : data[at - BLOCK + byte]
      plain[at + byte] = (plain[at + byte] ?? 0) ^ (before ?? 0)
    }
  }
  for (const round of [...first, ...second, ...third]) round.fill(0)
  return plain
}
