import { decodeHex } from '../../bytes/hex'

/**
 * RC2 in CBC, decryption only: WebCrypto does not have it, and older Keychain and OpenSSL exports
 * encrypt their certificates with it. https://www.rfc-editor.org/rfc/rfc2268
 */
const BLOCK = 8

/** Bytes made from the digits of pi, section 2. */
const PI = table(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
)

/** Section 2: 64 words of 16 bits from the key, of which only `bits` count. */
function expand(key: Uint8Array, bits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  bytes.set(key)
  for (let at = key.length; at < 128; at++) {
    bytes[at] = pi((bytes[at - 1] ?? 0) + (bytes[at - key.length] ?? 0))
  }
  const effective = Math.ceil(bits / 8)
  const mask = 0xff >> (8 * effective - bits)
  bytes[128 - effective] = pi((bytes[128 - effective] ?? 0) & mask)
  for (let at = 127 - effective; at >= 0; at--) {
    bytes[at] = pi((bytes[at + 1] ?? 0) ^ (bytes[at + effective] ?? 0))
  }
  const words = Uint16Array.from(
    { length: 64 },
    (_, at) => (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8),
  )
  bytes.fill(0)
  return words
}

const pi = (index: number): number => PI[index & 0xff] ?? 0

const TURNS = [1, 2, 3, 5] as const

/** Section 4: the rounds backwards, five, six and five with two of mashing between them. */
function decryptBlock(words: Uint16Array, keys: Uint16Array): void {
  let next = 63
  const word = (at: number) => words[at & 3] ?? 0
  const mix = (times: number) => {
    for (let round = 0; round < times; round++) {
      for (let at = 3; at >= 0; at--) {
        const turn = TURNS[at] ?? 1
        const turned = ((word(at) >>> turn) | (word(at) << (16 - turn))) & 0xffff
        const other = (word(at + 3) & word(at + 2)) + (~word(at + 3) & word(at + 1))
        words[at] = turned - (keys[next] ?? 0) - other
        next--
      }
    }
  }
  const mash = () => {
    for (let at = 3; at >= 0; at--) words[at] = word(at) - (keys[word(at + 3) & 63] ?? 0)
  }
  mix(5)
  mash()
  mix(6)
  mash()
  mix(5)
}

/**
 * Decrypts with a key of which `bits` count; the padding stays. `data` is whole blocks, anything
 * else is a bug and throws. The expanded key is wiped.
 */
export function decryptRc2(
  key: Uint8Array,
  bits: number,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  if (iv.length !== BLOCK || data.length % BLOCK !== 0)
    throw new Error('RC2 takes 8 bytes of IV and whole blocks')
  const keys = expand(key, bits)
  const plain = new Uint8Array(data.length)
  const words = new Uint16Array(4)
  for (let at = 0; at < data.length; at += BLOCK) {
    for (let word = 0; word < 4; word++) {
      words[word] = (data[at + 2 * word] ?? 0) | ((data[at + 2 * word + 1] ?? 0) << 8)
    }
    decryptBlock(words, keys)
    for (let byte = 0; byte < BLOCK; byte++) {
      const before = at === 0 ? iv[byte] : data[at - BLOCK + byte]
      plain[at + byte] = (((words[byte >> 1] ?? 0) >> (8 * (byte & 1))) & 0xff) ^ (before ?? 0)
    }
  }
  keys.fill(0)
  return plain
}

function table(hex: string): Uint8Array {
  const read = decodeHex(hex)
  if (!read.ok) throw new Error('the table is not hex')
  return read.bytes
}
