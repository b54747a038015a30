import { beforeAll, describe, expect, it, vi } from 'vitest'
import { FULL_SIZE } from '@/lib/testing/full-size'
import { seeded } from '../../bytes/testing/seeded'
import { type Inspection, inspect } from '..'
import { type Authorities, makeAuthorities } from './testing/authorities'
import { type Fault, FORM_FAULTS, HEADER_FAULTS, SIGNATURE_FAULTS } from './testing/faults'
import { payloadFor } from './testing/payloads'
import { b64, draft, numbersOf, ORDER, ofNumbers, type Signer, write } from './testing/tokens'

const NOW = new Date('2026-11-22T12:00:00Z')

/** Chains and forms that are unusual and still good: what an attacker gains nothing by. */
const HARMLESS = new Set([
  'as it is',
  'a payload with spaces',
  'a new field',
  'a large number',
  '__proto__',
  'the other s',
  'another leaf',
  'leaf without keyUsage',
  'leaf expired since',
  'leaf expired 30 s before',
  'another third certificate',
])

let authorities: Authorities
let attacks: { name: string; text: string }[]

const read = (text: string): Promise<Inspection> =>
  inspect(text, { now: NOW, trust: [{ name: 'Test root', pem: authorities.pki.root.pem }] })

beforeAll(async () => {
  authorities = await makeAuthorities()
  attacks = await makeAttacks(authorities)
}, 20_000)

/** Attacks of jwt_tool’s playbook, of RFC 8725 and of the CVEs that their names give. */
async function makeAttacks({ pki, good, chains }: Authorities) {
  const made: { name: string; text: string }[] = []
  const payload = payloadFor('transaction', 'Production')
  const attacker = chains['a look-alike chain'] ?? good
  // Apple’s certificates, and the attacker’s key.
  const forger: Signer = { leaf: attacker.leaf, x5c: good.x5c }
  const add = async (name: string, fault: Fault, signer: Signer) => {
    if (!HARMLESS.has(name)) made.push({ name, text: await fault(signer, payload, pki.leaf) })
  }
  for (const [name, fault] of Object.entries(HEADER_FAULTS)) await add(name, fault, forger)
  for (const [name, fault] of Object.entries(SIGNATURE_FAULTS)) await add(name, fault, good)
  for (const [name, fault] of Object.entries(FORM_FAULTS)) await add(name, fault, good)
  for (const [name, signer] of Object.entries(chains)) {
    await add(`chain: ${name}`, async () => write(await draft(signer, payload)), good)
  }
  for (const [name, header] of Object.entries(await keyOffers(pki.root.publicKey))) {
    await add(name, async () => write(await draft(forger, payload, header)), forger)
    const without = { ...header, x5c: undefined }
    await add(`${name}, no x5c`, async () => write(await draft(forger, payload, without)), forger)
  }
  return [
    ...made.filter(({ name }) => !HARMLESS.has(name.replace('chain: ', ''))),
    ...(await serialised(good, payload)),
  ]
}

/** Keys that come with the token, and addresses to fetch one from (CVE-2018-0114, CVE-2026-34240). */
async function keyOffers(key: CryptoKey): Promise<Record<string, object>> {
  const jwk = await crypto.subtle.exportKey('jwk', key)
  return {
    'jwk in the header': { jwk },
    'jwk with a kid': { jwk: { ...jwk, kid: 'attacker' }, kid: 'attacker' },
    jku: { jku: 'https://attacker.example/jwks.json' },
    'jku of this machine': { jku: 'http://127.0.0.1:9/jwks.json' },
    x5u: { x5u: 'https://attacker.example/chain.pem' },
    'x5u of a file': { x5u: 'file:///etc/passwd' },
    x5t: { x5t: 'AAAA', 'x5t#S256': 'AAAA' },
    'kid with an address': { kid: 'https://attacker.example/key' },
  }
}

/** Other ways of writing a JWS, and what is none. */
async function serialised(good: Signer, payload: object) {
  const token = write(await draft(good, payload))
  const [header = '', body = '', signature = ''] = token.split('.')
  const one = { protected: header, signature }
  return Object.entries({
    'flattened JSON': JSON.stringify({ payload: body, ...one }),
    'general JSON': JSON.stringify({ payload: body, signatures: [one] }),
    'two signatures': JSON.stringify({
      payload: body,
      signatures: [one, { ...one, signature: 'AA' }],
    }),
    'a detached payload': `${header}..${signature}`,
    'a JWE': `${b64('{"alg":"dir","enc":"A128GCM"}')}..AAAA.AAAA.AAAA`,
    'a JWE with its parts': `${token}.AAAA.AAAA`,
    'decoded JSON': JSON.stringify(payload),
    'Xcode, unsigned': `${b64('{"alg":"none"}')}.${b64(JSON.stringify({ ...payload, environment: 'Xcode' }))}.`,
  }).map(([name, text]) => ({ name, text }))
}

describe('sixty attacks and more', () => {
  it('are all refused, alone and in the body that Apple posts', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('not to be called'))
    expect(attacks.length).toBeGreaterThanOrEqual(60)
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
    const passed: string[] = []
    for (const { name, text } of attacks) {
      const alone = await read(text)
      const inBody = await read(JSON.stringify({ signedPayload: text }))
      if (alone.verdict === 'valid' || inBody.verdict === 'valid') passed.push(name)
    }
    expect(passed).toEqual([])
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  }, 20_000)

  it('differ from what passes by the attack alone', async () => {
    const { good } = authorities
    const token = await draft(good, payloadFor('transaction', 'Production'))
    expect((await read(write(token))).verdict).toBe('valid')
    // Of the two signatures that ECDSA knows, JWS takes both (RFC 7518, section 3.4).
    const { r, s } = numbersOf(token.signature)
    const other = { ...token, signature: ofNumbers(r, ORDER - s) }
    expect((await read(write(other))).verdict).toBe('valid')
  })
})

const MUTATED = FULL_SIZE ? 10_000 : 4_000
describe(`${MUTATED} mutated tokens`, () => {
  it('never crash and never pass unless they are the same', async () => {
    const tokens = [
      write(await draft(authorities.good, payloadFor('transaction', 'Production'))),
      write(await draft(authorities.good, payloadFor('notification', 'Sandbox'))),
    ]
    const random = seeded(20261122)
    const passed: string[] = []
    for (let round = 0; round < MUTATED; round++) {
      const token = tokens[round % tokens.length] ?? ''
      const text = mutate(token, random)
      const { verdict } = await read(text)
      // White space around a paste is no part of it.
      if (verdict === 'valid' && text.trim() !== token) passed.push(text)
    }
    expect(passed).toEqual([])
  }, 60_000)
})

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n\0é'

/** One to eight changes anywhere, often at the ends of the parts, where bits are spare. */
function mutate(token: string, random: () => number): string {
  const upTo = (end: number) => Math.floor(random() * end)
  let text = token
  for (let left = 1 + upTo(8); left > 0; left--) {
    const ends = [text.indexOf('.') - 1, text.lastIndexOf('.') - 1, text.length - 1]
    const at = random() < 0.3 ? (ends[upTo(3)] ?? 0) : upTo(text.length)
    const char = CHARACTERS.charAt(upTo(CHARACTERS.length))
    const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
    const kinds = [
      `${before}${char}${after}`,
      `${before}${here}${char}${after}`,
      `${before}${after}`,
      `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
      `${before}${here}${here}${after}`,
    ]
    text = kinds[upTo(kinds.length)] ?? text
  }
  return text
}
