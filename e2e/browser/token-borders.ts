import { createPrivateKey } from 'node:crypto'
import type { KeyFile } from './keys-page'
import { type Attack, ending, input, makerOf, p1363 } from './token-attacks'

/** Order of the group of P-256. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const hex = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(64, '0'), 'hex')

/**
 * Values of R and S at their borders, in the classes that Wycheproof tests implementations of ECDSA
 * with (range check, size, special cases): none is a signature of anything.
 */
export function borders(file: KeyFile, claims: object): Attack[] {
  const maker = makerOf(file, claims)
  const key = createPrivateKey(file.buffer)
  const text = input(maker)
  const signature = p1363(key, text)
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)].map((half) =>
    BigInt(`0x${half.toString('hex')}`),
  )
  if (r === undefined || s === undefined) throw new Error('a signature without halves')
  const special = {
    '0': 0n,
    '1': 1n,
    '2': 2n,
    'n-1': N - 1n,
    n: N,
    'n+1': N + 1n,
    '2^256-1': 2n ** 256n - 1n,
  }
  const made: Attack[] = []
  for (const [rName, rValue] of Object.entries(special)) {
    for (const [sName, sValue] of Object.entries(special)) {
      const bytes = Buffer.concat([hex(rValue), hex(sValue)])
      made.push({ name: `r is ${rName}, s is ${sName}`, text: ending(text, bytes) })
    }
  }
  const add = (name: string, bytes: Buffer) => made.push({ name, text: ending(text, bytes) })
  for (const [name, value] of Object.entries(special)) {
    add(`r is ${name}, s as signed`, Buffer.concat([hex(value), hex(s)]))
    add(`r as signed, s is ${name}`, Buffer.concat([hex(r), hex(value)]))
  }
  add('r and s exchanged', Buffer.concat([hex(s), hex(r)]))
  add('n - r', Buffer.concat([hex(N - r), hex(s)]))
  add('r twice', Buffer.concat([hex(r), hex(r)]))
  add('s twice', Buffer.concat([hex(s), hex(s)]))
  for (let bit = 0; bit < 512; bit += 37) {
    const flipped = Buffer.from(signature)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    add(`bit ${bit} flipped`, flipped)
  }
  for (const length of [0, 1, 16, 31, 32, 33, 48, 63])
    add(`${length} bytes of it`, signature.subarray(0, length))
  for (const length of [1, 2, 32, 64])
    add(`${length} bytes of zeros behind it`, Buffer.concat([signature, Buffer.alloc(length)]))
  add('a zero before each half', Buffer.concat([Buffer.alloc(1), hex(r), Buffer.alloc(1), hex(s)]))
  add('96 bytes, as P-384 has', Buffer.concat([Buffer.alloc(16), hex(r), Buffer.alloc(16), hex(s)]))
  return made
}

/** Signatures that are good: also those with the other S, which ECDSA allows. */
export function genuine(file: KeyFile, claims: object): Attack[] {
  const maker = makerOf(file, claims)
  const key = createPrivateKey(file.buffer)
  return Array.from({ length: 12 }, (_, index) => {
    const text = input({ ...maker, claims: { ...claims, iat: seconds(claims) - index } })
    const signature = p1363(key, text)
    const s = BigInt(`0x${signature.subarray(32).toString('hex')}`)
    const bytes =
      index % 2 === 0 ? signature : Buffer.concat([signature.subarray(0, 32), hex(N - s)])
    return {
      name: `signature ${index}${index % 2 === 0 ? '' : ', the other s'}`,
      text: ending(text, bytes),
    }
  })
}

const seconds = (claims: object): number => ('iat' in claims ? Number(claims.iat) : 0)
