import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { SealError } from '../vault/seal'
import { serverSecret } from '../vault/server-secret'
import {
  inboxPrivateKey,
  inboxToken,
  newOwner,
  ownerCookie,
  parseOwnerCookie,
  tokenHash,
} from './owner'
import { type ArrivalIds, inboxPublicKey, Opener, Sender } from './seal'
import { agree, newKeyPair, privateKeyOf, publicBytes, publicKeyOf } from './x25519'

const secretBytes = new Uint8Array(randomBytes(32))
const secret = serverSecret(secretBytes)
const owner = newOwner()
const ids: ArrivalIds = { inbox: 'i', id: 'a', ring: 'genuine', at: 1000 }
const key = inboxPublicKey(owner, 'i')
const text = Buffer.from('{"signedPayload":"…"}', 'utf8')
const sealed = new Sender(secret).seal(ids, 'body', key, text)

function problemOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof SealError ? error.code : `untyped: ${error}`
  }
}

describe('what arrived', () => {
  test('opens for its owner, with the server’s secret', () => {
    const opened = new Opener(secret, owner, 'i').open(ids, 'body', sealed)
    expect(opened.equals(text)).toBe(true)
  })

  test('no bit of it can change', () => {
    const opener = new Opener(secret, owner, 'i')
    const counts: Record<string, number> = {}
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const problem = problemOf(() => opener.open(ids, 'body', changed))
      counts[problem] = (counts[problem] ?? 0) + 1
    }
    expect(Object.keys(counts).sort()).toEqual(['refused', 'unknown-secret', 'unknown-version'])
    for (let length = 0; length < sealed.length; length++) {
      const problem = problemOf(() => opener.open(ids, 'body', sealed.subarray(0, length)))
      expect(problem).toMatch(/^(malformed|refused|unknown-version)$/)
    }
  })

  test.each<[string, Partial<ArrivalIds>]>([
    ['another inbox', { inbox: 'j' }],
    ['another arrival', { id: 'b' }],
    ['another ring', { ring: 'other' }],
    ['another time', { at: 1001 }],
  ])('it cannot be moved to %s', (_name, change) => {
    const opener = new Opener(secret, owner, 'i')
    expect(problemOf(() => opener.open({ ...ids, ...change }, 'body', sealed))).toBe('refused')
  })

  test('a head is no body', () => {
    expect(problemOf(() => new Opener(secret, owner, 'i').open(ids, 'head', sealed))).toBe(
      'refused',
    )
  })

  test.each<[string, () => Opener, string]>([
    [
      'another server secret',
      () => new Opener(serverSecret(randomBytes(32)), owner, 'i'),
      'unknown-secret',
    ],
    [
      'another secret under the same name',
      () => new Opener({ ...serverSecret(randomBytes(32)), kid: secret.kid }, owner, 'i'),
      'refused',
    ],
    ['another cookie', () => new Opener(secret, newOwner(), 'i'), 'refused'],
    ['another inbox of the same cookie', () => new Opener(secret, owner, 'j'), 'refused'],
  ])('%s does not open it', (_name, opener, problem) => {
    expect(problemOf(() => opener().open(ids, 'body', sealed))).toBe(problem)
  })

  test('what was sealed never stands in clear, and twice the same is never the same', () => {
    const sender = new Sender(secret)
    const again = [1, 2].map(() => Buffer.from(sender.seal(ids, 'body', key, text)))
    expect(again[0]?.equals(again[1] ?? Buffer.alloc(0))).toBe(false)
    for (const one of again) expect(one.includes('signedPayload')).toBe(false)
    expect(
      again.map((one) => new Opener(secret, owner, 'i').open(ids, 'body', one).equals(text)),
    ).toEqual([true, true])
  })

  test('an ephemeral key serves for a while and not for ever', () => {
    const sender = new Sender(secret)
    const opener = new Opener(secret, owner, 'i')
    for (const at of [0, 1, 599_999, 600_000, 1e12]) {
      expect(
        opener
          .open({ ...ids, at }, 'body', sender.seal({ ...ids, at }, 'body', key, text))
          .equals(text),
      ).toBe(true)
    }
  })

  test('a public key that leads nowhere is refused', () => {
    expect(agree(newKeyPair().privateKey, publicKeyOf(new Uint8Array(32)))).toBeNull()
    expect(() => new Sender(secret).seal(ids, 'body', new Uint8Array(32), text)).toThrow()
  })
})

describe('the owner', () => {
  test('comes back from the cookie, with the same keys and tokens', () => {
    const back = parseOwnerCookie(ownerCookie(owner))
    expect(back).toEqual(owner)
    expect(back && inboxToken(back, 'i')).toBe(inboxToken(owner, 'i'))
    expect(inboxToken(owner, 'i')).toMatch(/^[\w-]{22}$/)
    expect(inboxToken(owner, 'j')).not.toBe(inboxToken(owner, 'i'))
  })

  test.each([
    '',
    'v1',
    'v1.',
    `v2.${'A'.repeat(43)}`,
    `v1.${'A'.repeat(42)}`,
    `v1.${'A'.repeat(44)}`,
    `v1.${'A'.repeat(42)}B`,
    `v1.${'A'.repeat(43)} `,
  ])('%j is no cookie of ours', (text) => expect(parseOwnerCookie(text)).toBeNull())

  test('nothing of the half is in what the store or the address has', () => {
    const half = Buffer.from(owner.half).toString('hex')
    const known = [owner.key, tokenHash(inboxToken(owner, 'i')), Buffer.from(key).toString('hex')]
    for (const text of known) expect(text).not.toContain(half.slice(0, 16))
    expect(
      Buffer.from(publicBytes(privateKeyOf(inboxPrivateKey(owner, 'i')))).equals(Buffer.from(key)),
    ).toBe(true)
  })
})
