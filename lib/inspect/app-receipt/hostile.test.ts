import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { encodeBase64 } from '@/lib/bytes/base64'
import { FULL_SIZE } from '@/lib/testing/full-size'
import { leastTime } from '@/lib/testing/least-time'
import { inspect } from '../index'
import signed from './signed-samples.json'
import { buildPayload, buildReceipt, type MadePurchase } from './testing/build-receipt'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, xcode } = signed.samples
const originals = [production, xcode].map((text) => new Uint8Array(Buffer.from(text, 'base64')))

const MUTATED = FULL_SIZE ? 2000 : 1000
it(`${MUTATED} mutated receipts: never throws, never valid unless nothing that counts was changed`, async () => {
  const original = fc.constantFrom(...originals)
  const change = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert', 'flip'))
  const changes = fc.array(change, { minLength: 1, maxLength: 6 })
  const told = new Set<string>()
  await fc.assert(
    fc.asyncProperty(original, changes, async (bytes, list) => {
      let mutated = [...bytes]
      for (const [place, byte, kind] of list) {
        const at = place % Math.max(1, mutated.length)
        if (kind === 'set') mutated[at] = byte
        if (kind === 'flip') mutated[at] = (mutated[at] ?? 0) ^ (1 << (byte % 8))
        if (kind === 'insert') mutated.splice(at, 0, byte)
        if (kind === 'cut') mutated = mutated.slice(0, at)
      }
      const found = await inspect(Uint8Array.from(mutated), { trust, as: 'app-receipt' })
      told.add(found.verdict)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      // What is signed is what is shown: a valid one says what the original said.
      if (found.verdict === 'valid')
        expect(found.value).toMatchObject({ bundleId: 'com.example.app' })
    }),
    { numRuns: MUTATED },
  )
  expect(told).toContain('invalid')
}, 60_000)

it('every changed bit of what is signed breaks the signature', async () => {
  const [bytes = new Uint8Array()] = originals
  const start = Buffer.from(bytes).indexOf('com.example.app')
  for (let at = start; at < start + 120; at++) {
    const found = await inspect(bytes.with(at, (bytes[at] ?? 0) ^ 1), { trust, as: 'app-receipt' })
    expect(found.verdict, `byte ${at}`).toBe('invalid')
  }
})

it('5,000 purchases take no more than a moment, and the tree stays small', async () => {
  const purchases = Array.from(
    { length: 5000 },
    (_, index): MadePurchase => ({
      id: String(410000000000000 + index),
      original: '410000000000000',
      bought: '2026-03-01T00:00:00Z',
      expires: '2026-04-01T00:00:00Z',
      line: 2000000123000000 + index,
    }),
  )
  const payload = await buildReceipt({
    environment: 'Production',
    created: '2026-03-06T10:00:00Z',
    purchases,
  })
  const text = encodeBase64(payload)
  const found = await inspect(text)
  expect(found.tables[0]?.rows).toHaveLength(5000)
  const shown = found.fields.filter(({ label }) => label === '17')
  expect(shown).toHaveLength(51)
  expect(shown.at(-1)?.note).toContain('4,950 more purchases')
  // Measured at 100 to 300 ms; quadratic would be minutes.
  expect(await leastTime(() => inspect(text))).toBeLessThan(500)
})

test.each([
  [
    'a million empty values',
    wrap(
      0x31,
      new Uint8Array(2_100_000).map((_, i) => (i % 2 ? 0 : 5)),
    ),
  ],
  ['values nested 100 deep', nested(100)],
  ['values nested 100,000 deep', nested(100_000)],
  [
    'open lengths nested 50,000 deep',
    Uint8Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 0x80 : 0x30)),
  ],
  ['a length of 4 GB', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x06, 0x09)],
])('%s: refused in no time', async (_name, bomb) => {
  const found = await inspect(bomb, { as: 'app-receipt' })
  expect(found.verdict).toBe('invalid')
  expect(found.findings.length).toBeGreaterThan(0)
  const took = await leastTime(() => inspect(bomb, { as: 'app-receipt' }))
  expect(took).toBeLessThan(500)
})

it('names the budget where there are more values than any receipt has', async () => {
  const filler = wrap(
    0x31,
    new Uint8Array(2_100_000).map((_, i) => (i % 2 ? 0 : 5)),
  )
  const found = await inspect(buildPayload([[17, filler]]), { as: 'app-receipt' })
  expect(found.findings.map(({ code }) => code)).toEqual(['budget/asn-nodes'])
})

function wrap(tag: number, body: Uint8Array): Uint8Array {
  const head = [tag, 0x83, body.length >> 16, (body.length >> 8) & 255, body.length & 255]
  const whole = new Uint8Array(head.length + body.length)
  whole.set(head)
  whole.set(body, head.length)
  return whole
}

function nested(depth: number): Uint8Array {
  const whole = new Uint8Array(depth * 5)
  for (let at = 0; at < depth; at++) {
    const rest = (depth - at - 1) * 5
    whole.set([0x30, 0x83, rest >> 16, (rest >> 8) & 255, rest & 255], at * 5)
  }
  return whole
}
