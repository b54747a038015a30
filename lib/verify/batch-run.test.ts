import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inspect } from '../inspect'
import { type Authorities, makeAuthorities } from '../inspect/app-store-jws/testing/authorities'
import { payloadFor } from '../inspect/app-store-jws/testing/payloads'
import { draft, write } from '../inspect/app-store-jws/testing/tokens'
import { type BatchContext, batchVerifier, verifyBatch, verifyEach } from './batch'

// The real one, watched: what is genuine must not have to ask it.
vi.mock('../inspect', { spy: true })

const NOW = new Date('2026-11-22T12:00:00Z')

let authorities: Authorities
let context: BatchContext

beforeAll(async () => {
  authorities = await makeAuthorities()
  context = { now: NOW, trust: [{ name: 'Test root', pem: authorities.pki.root.pem }] }
}, 20_000)

beforeEach(() => {
  vi.mocked(inspect).mockClear()
})

describe('the quick way', () => {
  it('is taken by what is genuine, and by nothing else', async () => {
    const genuine: string[] = []
    for (const kind of ['transaction', 'renewal-info', 'app-transaction'] as const) {
      for (let number = 0; number < 20; number++) {
        genuine.push(write(await draft(authorities.good, payloadFor(kind, 'Sandbox', number))))
      }
    }
    const verdicts = await verifyBatch(genuine, context)
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['valid']))
    expect(inspect).not.toHaveBeenCalled()
    const untrusted = await verifyBatch(genuine, { now: NOW })
    expect(new Set(untrusted.map(({ verdict }) => verdict))).toEqual(new Set(['invalid']))
    expect(inspect).toHaveBeenCalledTimes(genuine.length)
  })

  it('reads a chain once, and no more of them than fit', async () => {
    const { good, chains } = authorities
    const imports = vi.spyOn(crypto.subtle, 'importKey')
    const payload = payloadFor('transaction', 'Sandbox')
    const again = await Promise.all(
      Array.from({ length: 60 }, async (_, at) =>
        write(await draft(at % 2 ? good : (chains['another leaf'] ?? good), payload)),
      ),
    )
    const verifier = await batchVerifier(context)
    for (const token of again.slice(0, 2)) await verifier.verify(token)
    const { length } = imports.mock.calls
    const verdicts = await Promise.all(again.map((token) => verifier.verify(token)))
    expect(verdicts.every(({ verdict }) => verdict === 'valid')).toBe(true)
    expect(imports.mock.calls).toHaveLength(length)
    // As many headers as there are numbers: those that were read first are forgotten.
    for (let number = 0; number < 40; number++) {
      const other = write(await draft(good, payload, { number }))
      expect((await verifier.verify(other)).verdict).toBe('valid')
    }
    const before = imports.mock.calls.length
    await verifier.verify(again[1] ?? '')
    expect(imports.mock.calls.length).toBeGreaterThan(before)
    imports.mockRestore()
  })

  it('judges each token by its own date', async () => {
    const short = authorities.chains['leaf expired since'] ?? authorities.good
    const at = (signedDate: number) =>
      draft(short, { ...payloadFor('transaction', 'Sandbox'), signedDate }).then(write)
    const expires = Date.parse('2026-06-01T12:01:00Z')
    const list = await Promise.all([0, 60_000, 60_001, 3_600_000].map((late) => at(expires + late)))
    const verdicts = await verifyBatch(list, context)
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'invalid', 'invalid'])
  })
})

describe('a long batch', () => {
  it('tells how far it is, keeps the order, and can be ended', async () => {
    const list = await Promise.all(
      Array.from({ length: 700 }, (_, number) =>
        draft(authorities.good, payloadFor('transaction', 'Sandbox', number)).then(write),
      ),
    )
    const told: [number, number][] = []
    const verdicts = await verifyBatch(list, context, {
      onProgress: (done, total) => told.push([done, total]),
    })
    expect(told).toEqual([256, 512, 700].map((done) => [done, 700]))
    expect(verdicts.map(({ payload }) => (payload as { price: number }).price)).toEqual(
      list.map((_, number) => 990 + number),
    )
    const one: unknown[] = []
    for await (const verdict of verifyEach(list, context)) one.push(verdict)
    expect(one).toEqual(verdicts)

    const abort = new AbortController()
    const reason = new Error('enough')
    const onProgress = () => abort.abort(reason)
    const { signal } = abort
    await expect(verifyBatch(list, context, { onProgress, signal })).rejects.toBe(reason)
    await expect(verifyEach(list, context, { signal }).next()).rejects.toBe(reason)
    expect(await verifyBatch([], context)).toEqual([])
  })

  it('asks for no more tokens than are in flight', async () => {
    const token = write(await draft(authorities.good, payloadFor('transaction', 'Sandbox')))
    let asked = 0
    function* endless() {
      for (;;) {
        asked += 1
        yield token
      }
    }
    let taken = 0
    for await (const { verdict } of verifyEach(endless(), context)) {
      expect(verdict).toBe('valid')
      expect(asked - taken).toBeLessThanOrEqual(64)
      taken += 1
      if (taken === 300) break
    }
  })
})
