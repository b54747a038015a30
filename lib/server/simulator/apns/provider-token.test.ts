import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Bench,
  goodPush,
  mint,
  must,
  open,
  send,
  startBench,
  type TokenParts,
} from './test-client'

/** Tokens that are accepted, and what the wire log says about them. */
interface Row {
  name: string
  parts?: (bench: Bench) => TokenParts
  /** Milliseconds added to the clock for `iat`. */
  shift?: number
  scheme?: string
  note: string | null
}

const ROWS: Row[] = [
  { name: 'a raw signature', note: null },
  {
    // https://github.com/kylebrowning/APNSwift/issues/36, and Apple's own command line sample
    name: 'a DER signature',
    parts: () => ({ dsaEncoding: 'der' }),
    note: 'The signature is DER',
  },
  {
    // What node-apn's signer adds.
    name: 'typ JWT',
    parts: ({ key }) => ({ header: { alg: 'ES256', typ: 'JWT', kid: key.keyId } }),
    note: null,
  },
  {
    name: 'no alg, as in the token printed on Apple’s page',
    parts: ({ key }) => ({ header: { kid: key.keyId } }),
    note: 'names no alg',
  },
  {
    name: 'iat as a string',
    parts: ({ key, clock }) => ({
      claims: { iss: key.teamId, iat: String(clock.now / 1000) },
    }),
    note: 'a string',
  },
  {
    name: 'iat with a fraction',
    parts: ({ key, clock }) => ({ claims: { iss: key.teamId, iat: clock.now / 1000 - 0.5 } }),
    note: 'fraction',
  },
  {
    name: 'claims that nobody asked for',
    parts: ({ key, clock }) => ({
      claims: { iss: key.teamId, iat: clock.now / 1000, exp: clock.now / 1000 + 60, aud: 'x' },
    }),
    note: '"exp","aud"',
  },
  { name: 'iat half an hour ahead', shift: 1_800_000, note: 'is in the future' },
  { name: 'iat 59 minutes ago', shift: -59 * 60_000, note: null },
  { name: 'Bearer with a capital', scheme: 'Bearer', note: null },
]

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})

afterAll(() => bench.simulator.close())

test.each(ROWS)('$name is accepted', async ({ parts, shift = 0, scheme = 'bearer', note }) => {
  const good = goodPush(bench)
  const jwt = mint(bench.key, bench.clock.now + shift, parts?.(bench))
  const session = await open(bench.simulator.endpoints.sandbox)
  const headers = { ...good.headers, authorization: `${scheme} ${jwt}` }
  const answer = await send(session, { ...good, headers })
  session.close()
  expect(answer).toMatchObject({ status: 200, body: '' })
  const [logged] = bench.simulator.world.wireLog(bench.owner, { limit: 1 })
  if (note === null) expect(logged?.undocumented).toEqual([])
  else expect(logged?.undocumented.join(' ')).toContain(note)
  const authorization = logged?.headers.find(([name]) => name === 'authorization')?.[1]
  expect(authorization).not.toContain(jwt.slice(0, 10))
})

test('a key that somebody has is registered by its public half', async () => {
  const { createPublicKey, generateKeyPairSync } = await import('node:crypto')
  const { world } = bench.simulator
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pkcs8 = new Uint8Array(Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  const spki = new Uint8Array(
    createPublicKey(privateKey).export({ format: 'der', type: 'spki' }) as Buffer,
  )
  const named = { teamId: bench.key.teamId, keyId: 'MYOWNKEY22' }
  const { key } = must(world.registerKey(bench.owner, { ...named, spki }))
  expect(key).toMatchObject({ origin: 'registered', scope: 'team', environment: 'both' })
  expect(must(world.registerKey(bench.owner, { ...named, spki })).key).toEqual(key)
  const session = await open(bench.simulator.endpoints.sandbox)
  const good = goodPush(bench)
  const jwt = mint({ ...named, pkcs8 }, bench.clock.now)
  const headers = { ...good.headers, authorization: `bearer ${jwt}` }
  expect((await send(session, { ...good, headers })).status).toBe(200)
  session.close()
})
