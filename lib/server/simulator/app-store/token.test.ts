import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, call, mint, must, startBench } from './test-client'

let bench: Bench
let path: string
const UUID = '758883e8-151b-47b7-abd0-60c4d804c2f5'

beforeAll(async () => {
  bench = await startBench()
  const started = must(
    bench.store.world.startScenario('local', 'sandbox', 'new-monthly', { begin: 'now' }),
  )
  path = `/inApps/v1/transactions/${started.transactionId}`
})

afterAll(() => bench.store.close())

const NEW_APP = { bundleId: 'com.example.new', name: 'New', appAppleId: 3 }

describe('a bad token is answered 401 with nothing in it, and the log says why', () => {
  const now = () => Math.floor(bench.clock.now / 1000)
  const rows: [string, () => string | null, RegExp][] = [
    ['none', () => null, /no authorization/],
    ['another alg', () => mint(bench, { header: { alg: 'HS256' } }), /^alg/],
    ['no kid', () => mint(bench, { header: { kid: undefined } }), /no kid/],
    ['an unknown kid', () => mint(bench, { header: { kid: 'ABCDEFGHJK' } }), /^kid/],
    ['another issuer', () => mint(bench, { claims: { iss: UUID } }), /^iss/],
    [
      'an individual key’s',
      () => mint(bench, { claims: { iss: undefined, sub: 'user' } }),
      /individual key/,
    ],
    ['another audience', () => mint(bench, { claims: { aud: 'apple' } }), /^aud/],
    ['no bid', () => mint(bench, { claims: { bid: undefined } }), /^bid/],
    ['an unknown app', () => mint(bench, { claims: { bid: 'com.example.none' } }), /^bid/],
    ['expired', () => mint(bench, { claims: { iat: now() - 900, exp: now() - 600 } }), /^exp/],
    ['milliseconds', () => mint(bench, { claims: { exp: now() * 1000 } }), /milliseconds/],
    ['too long', () => mint(bench, { claims: { exp: now() + 3700 } }), /60 minutes/],
    ['of tomorrow', () => mint(bench, { claims: { iat: now() + 600, exp: now() + 900 } }), /^iat/],
    ['DER', () => mint(bench, { dsaEncoding: 'der' }), /signature: it has 7/],
    ['changed', () => mint(bench).replace(/.{8}$/, 'AAAAAAAA'), /^signature/],
    ['rubbish', () => 'a.b', /three parts/],
  ]
  it.each(rows)('%s', async (_, token, why) => {
    const reply = await call(bench, { path, token: token() })
    expect(reply).toMatchObject({ status: 401, text: '' })
    const [entry] = bench.store.world.wireLog('local', { limit: 1 })
    expect(entry?.why).toMatch(why)
    expect(JSON.stringify(entry)).not.toContain(String(token()).split('.')[2] ?? 'nothing')
  })

  it('a revoked key, and an app that was never released, in production alone', async () => {
    const { world } = bench.store
    must(world.addApp('local', { ...NEW_APP }))
    must(world.setReleased('local', NEW_APP.bundleId, false))
    const claims = { bid: NEW_APP.bundleId }
    const unknown = '/inApps/v1/transactions/1'
    const ask = (side: 'sandbox' | 'production') =>
      call(bench, { path: unknown, side, token: mint(bench, { claims }) })
    expect((await ask('production')).status).toBe(401)
    expect((await ask('sandbox')).status).toBe(404)
    const other = must(world.issueKey('local'))
    must(world.revokeKey('local', other.keyId))
    const token = mint({ ...bench, key: other })
    expect((await call(bench, { path: unknown, token })).status).toBe(401)
    expect(world.wireLog('local', { limit: 1 })[0]?.why).toContain('revoked')
  })
})
