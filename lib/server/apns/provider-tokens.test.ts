import { generateKeyPair } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProviderTokens } from './provider-tokens'
import { sqliteShelf } from './testing/sqlite-shelf'
import type { TokenShelf } from './token-shelf'

const START = Date.parse('2026-11-22T10:00:00Z')
const MINUTE = 60_000
const OWNER = { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', fingerprint: 'f'.repeat(64) }

let privateKey: CryptoKey
beforeAll(async () => {
  privateKey = (await generateKeyPair('ES256')).privateKey
})

/** One process: its own memory, the given shelf, and a count of the tokens that it signed. */
function makeProcess(clock: { now: number }, shelf: TokenShelf) {
  const tokens = createProviderTokens({ now: () => clock.now })
  const signed = { count: 0 }
  const key = async () => {
    signed.count += 1
    return privateKey
  }
  const get = (expired?: string) => tokens.get({ owner: OWNER, key, shelf, expired })
  return { get, signed, tokens }
}

describe('the provider token', () => {
  // https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
  it.each([
    { after: 0, complained: false, same: true },
    { after: 19, complained: true, same: true },
    { after: 20, complained: true, same: false },
    { after: 20, complained: false, same: true },
    { after: 49, complained: false, same: true },
    { after: 50, complained: false, same: false },
    { after: 500, complained: false, same: false },
    { after: -10, complained: true, same: true },
    { after: -20, complained: false, same: false },
  ])('after $after min, complained of: $complained, is the same: $same', async (row) => {
    const clock = { now: START }
    const shelf = sqliteShelf(':memory:')
    const one = makeProcess(clock, shelf)
    const first = await one.get()
    clock.now += row.after * MINUTE
    const second = await one.get(row.complained ? first.token : undefined)
    expect(second.token === first.token).toBe(row.same)
    expect(one.signed.count).toBe(row.same ? 1 : 2)
    const since = row.same ? first.issuedAt : second.issuedAt
    expect(second.replaceableAt).toBe(since + 20 * 60)
  })

  it.each([
    { age: 0, adopts: true },
    { age: 29, adopts: true },
    { age: 30, adopts: false },
  ])('of another process, $age min old, is adopted: $adopts', async ({ age, adopts }) => {
    // What is adopted later could not be kept for 20 minutes.
    const clock = { now: START }
    const shelf = sqliteShelf(':memory:')
    const first = await makeProcess(clock, shelf).get()
    clock.now += age * MINUTE
    const other = makeProcess(clock, shelf)
    expect((await other.get()).token === first.token).toBe(adopts)
  })

  it('is not changed within 20 minutes of the last change, though another made a new one', async () => {
    const clock = { now: START }
    const shelf = sqliteShelf(':memory:')
    const [one, two] = [makeProcess(clock, shelf), makeProcess(clock, shelf)]
    const first = await one.get()
    clock.now += 19 * MINUTE
    expect((await two.get()).token).toBe(first.token)
    clock.now += 2 * MINUTE
    const second = await one.get(first.token)
    expect(second.token).not.toBe(first.token)
    expect((await two.get(first.token)).token).toBe(first.token)
    clock.now += 18 * MINUTE
    expect((await two.get(first.token)).token).toBe(second.token)
  })

  it('is made once where many ask at the same time', async () => {
    const one = makeProcess({ now: START }, sqliteShelf(':memory:'))
    const all = await Promise.all(Array.from({ length: 100 }, () => one.get()))
    expect(new Set(all.map(({ token }) => token)).size).toBe(1)
    expect(one.signed.count).toBe(1)
  })

  it('is the one of whoever was first, where two processes make one at the same time', async () => {
    const clock = { now: START }
    const shelf = sqliteShelf(':memory:')
    const [one, two] = [makeProcess(clock, shelf), makeProcess(clock, shelf)]
    for (const after of [0, 50]) {
      clock.now = START + after * MINUTE
      const [first, second] = await Promise.all([one.get(), two.get()])
      expect(first.token).toBe(second.token)
    }
    expect(one.signed.count + two.signed.count).toBe(4)
  })

  it('is read again after a key was forgotten', async () => {
    const one = makeProcess({ now: START }, sqliteShelf(':memory:'))
    await one.get()
    one.tokens.forget(OWNER.fingerprint)
    await one.get()
    expect(one.signed.count).toBe(1)
  })

  it('goes on after a making that failed', async () => {
    const tokens = createProviderTokens({ now: () => START })
    const shelf = sqliteShelf(':memory:')
    const broken = tokens.get({ owner: OWNER, key: () => Promise.reject(new Error('gone')), shelf })
    await expect(broken).rejects.toThrow('gone')
    await expect(
      tokens.get({ owner: OWNER, key: async () => privateKey, shelf }),
    ).resolves.toBeTruthy()
  })
})
