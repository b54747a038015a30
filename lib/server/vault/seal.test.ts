import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openRecord, type RecordIds, SEAL_OVERHEAD, SealError, sealRecord } from './seal'
import { serverSecret } from './server-secret'
import { assemble, type RawKeys, takeApart } from './testing/envelope'

interface Sample {
  ids: RecordIds
  raw: RawKeys
  plaintext: Buffer
  sealed: Uint8Array
}

const KINDS = ['signing-key', 'key-facts', 'push-attempt', 'provider-token', 'session']

/** 20 records. `alike`: all of one session under one secret, as a thief inside it would have them. */
function samples(alike: boolean): Sample[] {
  const shared = { sid: randomBytes(16), half: randomBytes(32), secret: randomBytes(32) }
  return Array.from({ length: 20 }, (_, i) => {
    const own = alike
      ? shared
      : { sid: randomBytes(16), half: randomBytes(32), secret: randomBytes(32) }
    const ids = {
      sid: own.sid,
      kind: `${KINDS[i % 5]}`,
      id: `r${i}`,
      created: 1000 + i,
      expires: 9000 + i,
    }
    const plaintext = randomBytes(190 + i)
    return { ids, raw: own, plaintext, sealed: sealRecord(ids, keysOf(own), plaintext) }
  })
}

const keysOf = ({ half, secret }: RawKeys) => ({ half, secret: serverSecret(secret) })

/** `opened`, a code, or `untyped`: everything that can come of it. */
function resultOf(open: () => unknown): string {
  try {
    open()
    return 'opened'
  } catch (error) {
    return error instanceof SealError ? error.code : `untyped: ${error}`
  }
}

test('what is sealed opens, and is no longer than it has to be', () => {
  for (const { ids, raw, plaintext, sealed } of samples(false)) {
    expect(openRecord(ids, keysOf(raw), sealed)).toEqual(plaintext)
    expect(sealed.length).toBe(plaintext.length + SEAL_OVERHEAD)
  }
  const [one] = samples(true)
  if (!one) throw new Error('no sample')
  const empty = sealRecord(one.ids, keysOf(one.raw), new Uint8Array(0))
  expect(openRecord(one.ids, keysOf(one.raw), empty)).toHaveLength(0)
})

test('the bytes are as described: a second implementation opens them, and the other way round', () => {
  for (const { ids, raw, plaintext, sealed } of samples(false)) {
    const parts = takeApart(ids, raw, sealed)
    expect(parts.plaintext).toEqual(plaintext)
    const again = assemble(ids, raw, parts.inner, parts.data)
    expect(openRecord(ids, keysOf(raw), again)).toEqual(plaintext)
  }
})

test('sealing twice shares no byte beyond version and kid', () => {
  const [one] = samples(true)
  if (!one) throw new Error('no sample')
  const again = Buffer.from(sealRecord(one.ids, keysOf(one.raw), one.plaintext))
  expect(again.subarray(0, 9).equals(one.sealed.subarray(0, 9))).toBe(true)
  for (let at = 9; at + 4 < again.length; at += 4) {
    expect(again.includes(Buffer.from(one.sealed.subarray(at, at + 8)))).toBe(false)
  }
})

test('any changed bit is refused: every bit of 20 records', { timeout: 90_000 }, () => {
  const results = new Map<string, number>()
  for (const { ids, raw, sealed } of samples(false)) {
    const keys = keysOf(raw)
    const changed = Uint8Array.from(sealed)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      changed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const result = resultOf(() => openRecord(ids, keys, changed))
      results.set(result, (results.get(result) ?? 0) + 1)
      changed[bit >> 3] = sealed[bit >> 3] ?? 0
    }
  }
  const flips = [...results.values()].reduce((sum, n) => sum + n, 0)
  expect(flips).toBeGreaterThanOrEqual(50_000)
  expect(results.get('unknown-version')).toBe(20 * 8)
  expect(results.get('unknown-secret')).toBe(20 * 64)
  expect([...results.keys()].toSorted()).toEqual(['refused', 'unknown-secret', 'unknown-version'])
})

describe('records cannot be moved', () => {
  type Move = (mine: Sample, theirs: Sample) => unknown
  const mixed = (mine: Sample, theirs: Sample, cut: (from: Sample) => [Uint8Array, Uint8Array]) =>
    openRecord(
      mine.ids,
      keysOf(mine.raw),
      Buffer.concat([...cut(mine).slice(0, 1), ...cut(theirs).slice(1)]),
    )
  const moves: Record<string, Move> = {
    row: (mine, theirs) => openRecord(mine.ids, keysOf(mine.raw), theirs.sealed),
    data: (mine, theirs) =>
      mixed(mine, theirs, ({ sealed }) => [sealed.subarray(0, 97), sealed.subarray(97)]),
    outer: (mine, theirs) =>
      mixed(
        mine,
        {
          ...theirs,
          sealed: Buffer.concat([theirs.sealed.subarray(0, 97), mine.sealed.subarray(97)]),
        },
        ({ sealed }) => [sealed.subarray(0, 9), sealed.subarray(9)],
      ),
    inner: (mine, theirs) => {
      const inner = takeApart(theirs.ids, theirs.raw, theirs.sealed).inner
      return openRecord(
        mine.ids,
        keysOf(mine.raw),
        assemble(mine.ids, mine.raw, inner, mine.sealed.subarray(97)),
      )
    },
    'inner and data': (mine, theirs) => {
      const { inner, data } = takeApart(theirs.ids, theirs.raw, theirs.sealed)
      return openRecord(mine.ids, keysOf(mine.raw), assemble(mine.ids, mine.raw, inner, data))
    },
    id: (mine, theirs) =>
      openRecord({ ...mine.ids, id: theirs.ids.id }, keysOf(mine.raw), mine.sealed),
    created: (mine, theirs) =>
      openRecord({ ...mine.ids, created: theirs.ids.created }, keysOf(mine.raw), mine.sealed),
    expires: (mine, theirs) =>
      openRecord({ ...mine.ids, expires: theirs.ids.expires }, keysOf(mine.raw), mine.sealed),
    kind: (mine, theirs) =>
      openRecord({ ...mine.ids, kind: `${theirs.ids.kind}.` }, keysOf(mine.raw), mine.sealed),
  }
  /** Between two sessions there is more to exchange. */
  const foreign: Record<string, Move> = {
    session: (mine, theirs) =>
      openRecord({ ...mine.ids, sid: theirs.ids.sid }, keysOf(mine.raw), mine.sealed),
    half: (mine, theirs) =>
      openRecord(mine.ids, keysOf({ ...mine.raw, half: theirs.raw.half }), mine.sealed),
    secret: (mine, theirs) =>
      openRecord(mine.ids, keysOf({ ...mine.raw, secret: theirs.raw.secret }), mine.sealed),
    kid: (mine, theirs) => {
      const other = Buffer.from(mine.sealed)
      other.set(theirs.sealed.subarray(1, 9), 1)
      return openRecord(mine.ids, keysOf(mine.raw), other)
    },
  }

  test.each([
    ['one session', true, moves],
    ['20 sessions', false, { ...moves, ...foreign }],
  ] as const)('within %s: all pairs, all parts', (_, alike, all) => {
    const records = samples(alike)
    let tried = 0
    for (const mine of records) {
      for (const theirs of records) {
        if (mine === theirs) continue
        for (const [name, move] of Object.entries(all)) {
          tried++
          const result = resultOf(() => move(mine, theirs))
          if (!/^(refused|unknown-secret)$/.test(result)) expect.fail(`${name}: ${result}`)
        }
      }
    }
    expect(tried).toBe(20 * 19 * Object.keys(all).length)
    expect(tried).toBeGreaterThanOrEqual(3000)
  })
})

test('store and server secret without a cookie: nothing opens', () => {
  for (const { ids, raw, sealed } of samples(false)) {
    for (const half of [new Uint8Array(32), randomBytes(32), new Uint8Array(0)]) {
      expect(resultOf(() => openRecord(ids, keysOf({ ...raw, half }), sealed))).toBe('refused')
    }
  }
})

describe('short tags, other versions, other secrets', () => {
  const [one] = samples(true)
  if (!one) throw new Error('no sample')
  const keys = keysOf(one.raw)

  test('tags of 0 to 15 bytes, in data and outer wrap', () => {
    for (let cut = 1; cut <= 16; cut++) {
      const short = one.sealed.subarray(0, one.sealed.length - cut)
      expect(resultOf(() => openRecord(one.ids, keys, short))).toMatch(/^(refused|malformed)$/)
      const outer = Buffer.concat([one.sealed.subarray(0, 97 - cut), one.sealed.subarray(97)])
      expect(resultOf(() => openRecord(one.ids, keys, outer))).toMatch(/^(refused|malformed)$/)
    }
  })

  test('every version but this one', () => {
    for (let version = 0; version < 256; version++) {
      const other = Uint8Array.from(one.sealed)
      other[0] = version
      const expected = version === 1 ? 'opened' : 'unknown-version'
      expect(resultOf(() => openRecord(one.ids, keys, other))).toBe(expected)
    }
  })

  test('every length up to that of a record, of zeros and of noise', () => {
    for (let length = 0; length <= one.sealed.length; length++) {
      for (const noise of [
        new Uint8Array(length),
        randomBytes(length),
        one.sealed.subarray(0, length),
      ]) {
        if (noise.length === one.sealed.length && noise[0] === 1) continue
        const result = resultOf(() => openRecord(one.ids, keys, noise))
        expect(result).toMatch(/^(malformed|unknown-version|unknown-secret|refused)$/)
      }
    }
  })
})
