import type { ClientHttp2Session } from 'node:http2'
import { connect } from 'node:http2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, goodPush, mint, must, open, send, startBench } from './test-client'
import type { IssuedKey, KeyRequest } from './world/teams'

/**
 * What a connection is bound to.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
const MINUTE = 60_000
let bench: Bench
let session: ClientHttp2Session

beforeEach(async () => {
  bench = await startBench()
  session = await open(bench.simulator.endpoints.sandbox)
})

afterEach(async () => {
  session.destroy()
  await bench.simulator.close()
})

/** The reason, or `200`. */
async function push(jwt: string, on = session): Promise<string> {
  const good = goodPush(bench)
  const headers = { ...good.headers, authorization: `bearer ${jwt}` }
  const answer = await send(on, { ...good, headers })
  return answer.json.reason ?? String(answer.status)
}

function key(request: KeyRequest): IssuedKey {
  return must(bench.simulator.world.issueKey(bench.owner, request))
}

function topicKey(relatedTo?: string): IssuedKey {
  const topics = [bench.device.app.bundleId]
  const related = relatedTo === undefined ? {} : { relatedTo }
  return key({ scope: 'topics', environment: 'sandbox', topics, ...related })
}

const fresh = (issued: IssuedKey) => mint(issued, bench.clock.now)

test('a second team-scoped key of the same environment is welcome', async () => {
  const second = key({ scope: 'team', environment: 'sandbox' })
  expect(await push(fresh(bench.key))).toBe('200')
  expect(await push(fresh(second))).toBe('200')
})

test('after a topic-specific key, only its related key is welcome', async () => {
  const first = topicKey()
  const related = topicKey(first.keyId)
  const unrelated = topicKey()
  expect(await push(fresh(first))).toBe('200')
  expect(await push(fresh(related))).toBe('200')
  expect(await push(fresh(unrelated))).toBe('UnrelatedKeyIdInToken')
  expect(await push(fresh(bench.key))).toBe('UnrelatedKeyIdInToken')
})

test('an unrelated key is welcome on a connection of its own', async () => {
  const second = topicKey()
  expect(await push(fresh(bench.key))).toBe('200')
  expect(await push(fresh(second))).toBe('UnrelatedKeyIdInToken')
  const other = await open(bench.simulator.endpoints.sandbox)
  expect(await push(fresh(second), other)).toBe('200')
  other.destroy()
})

test('a refused token does not bind the connection', async () => {
  const expired = mint(topicKey(), bench.clock.now - 2 * 60 * MINUTE)
  expect(await push(expired)).toBe('ExpiredProviderToken')
  expect(await push(fresh(bench.key))).toBe('200')
})

test('a token may be renewed after 20 minutes and has to be after 60', async () => {
  const first = fresh(bench.key)
  expect(await push(first)).toBe('200')
  bench.clock.now += 19 * MINUTE
  expect(await push(fresh(bench.key))).toBe('TooManyProviderTokenUpdates')
  expect(await push(first)).toBe('200')
  bench.clock.now += MINUTE
  expect(await push(fresh(bench.key))).toBe('200')
  expect(await push(first)).toBe('200')
  bench.clock.now += 41 * MINUTE
  expect(await push(first)).toBe('ExpiredProviderToken')
})

test('tokens are counted per connection', async () => {
  expect(await push(fresh(bench.key))).toBe('200')
  const other = await open(bench.simulator.endpoints.sandbox)
  expect(await push(mint(bench.key, bench.clock.now - 1000), other)).toBe('200')
  other.destroy()
})

test('a revoked key is refused on a connection that it opened', async () => {
  const jwt = fresh(bench.key)
  expect(await push(jwt)).toBe('200')
  must(bench.simulator.world.revokeKey(bench.owner, bench.key.teamId, bench.key.keyId))
  expect(await push(jwt)).toBe('InvalidProviderToken')
})

test('there is one stream until a request with a good token came, then many', async () => {
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1)
  const changed = new Promise((resolve) => session.once('remoteSettings', resolve))
  expect(await push('rubbish')).toBe('InvalidProviderToken')
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1)
  expect(await push(fresh(bench.key))).toBe('200')
  await changed
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1000)
})

test('streams above the first are refused, which is safe to send again', async () => {
  const { host, port, ca } = bench.simulator.endpoints.sandbox
  const eager = connect(`https://${host}:${port}`, { ca })
  eager.on('error', () => undefined)
  const same = goodPush(bench)
  const answers = await Promise.allSettled([1, 2, 3].map(() => send(eager, same)))
  eager.destroy()
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  for (const answer of answers.slice(1)) {
    expect(answer).toMatchObject({
      reason: { message: expect.stringContaining('NGHTTP2_REFUSED_STREAM') },
    })
  }
})
