import { createPublicKey } from 'node:crypto'
import type { ClientHttp2Session } from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoWorld } from './demo'
import { type Bench, goodPush, mint, must, open, send, startBench } from './test-client'

/** One simulator, several people: what one does is not seen by another. */
let bench: Bench
let you: Bench
let session: ClientHttp2Session

beforeAll(async () => {
  bench = await startBench({ fallbackOwner: null })
  you = { ...bench, owner: 'you', ...must(demoWorld(bench.simulator.world, 'you')) }
})

afterAll(() => bench.simulator.close())

async function push(sending: Parameters<typeof send>[1]) {
  session = await open(bench.simulator.endpoints.sandbox)
  const answer = await send(session, sending)
  session.close()
  return answer
}

const lines = (owner: string) =>
  bench.simulator.world.wireLog(owner, { limit: 100 }).map((line) => line.reason ?? 'accepted')

test('the token of another owner is as good as unknown', async () => {
  const mine = goodPush(bench)
  const answer = await push({ ...mine, path: goodPush(you).path })
  expect(answer.json.reason).toBe('BadDeviceToken')
  expect(lines('local')).toEqual(['BadDeviceToken'])
  expect(lines('you')).toEqual([])
  expect(bench.simulator.world.state('you').devices[0]?.notifications).toEqual([])
})

test('the same key with two owners: the device token says whose push it is', async () => {
  const spki = new Uint8Array(
    createPublicKey(Buffer.from(bench.key.pkcs8)).export({ format: 'der', type: 'spki' }),
  )
  const { teamId, keyId } = bench.key
  must(bench.simulator.world.registerKey('you', { teamId, keyId, spki }))
  const { deviceId } = must(bench.simulator.world.createDevice('you', { name: 'Shared' }))
  const app = { bundleId: 'com.example.shared', name: 'App', environment: 'sandbox' } as const
  const installed = must(bench.simulator.world.installApp('you', deviceId, { ...app, teamId }))
  const answer = await push({
    ...goodPush(bench),
    path: `/3/device/${installed.app.tokens.alert}`,
    headers: {
      authorization: `bearer ${mint(bench.key, bench.clock.now)}`,
      'apns-topic': app.bundleId,
    },
  })
  expect(answer.status).toBe(200)
  expect(lines('you')[0]).toBe('accepted')
})

test('a request without a good token goes to whom its device token belongs', async () => {
  const before = lines('you').length
  const { authorization, ...headers } = goodPush(you).headers
  const answer = await push({ ...goodPush(you), headers })
  expect(answer.json.reason).toBe('MissingProviderToken')
  expect(lines('you')).toHaveLength(before + 1)
})

test('a request that nothing ties to anybody is answered and seen by nobody', async () => {
  const before = [lines('local').length, lines('you').length]
  expect((await push({ path: '/', method: 'GET' })).status).toBe(405)
  expect([lines('local').length, lines('you').length]).toEqual(before)
})

test('a fault of one owner does not meet another', async () => {
  const { world } = bench.simulator
  must(world.answerNext('you', { kind: 'answer', reason: 'InternalServerError' }))
  expect((await push(goodPush(bench))).status).toBe(200)
  expect((await push(goodPush(you))).status).toBe(500)
})

test('a key that pretends to be of another’s team does not reach that team’s devices', async () => {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const named = { teamId: bench.key.teamId, keyId: 'FAKEKEY222' }
  must(bench.simulator.world.registerKey('mallory', { ...named, spki }))
  const pkcs8 = new Uint8Array(Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  const headers = {
    ...goodPush(bench).headers,
    authorization: `bearer ${mint({ ...named, pkcs8 }, bench.clock.now)}`,
  }
  const before = bench.simulator.world.state('local').devices[0]?.notifications.length
  const answer = await push({ ...goodPush(bench), headers })
  expect(answer.json.reason).toBe('TopicDisallowed')
  expect(bench.simulator.world.state('local').devices[0]?.notifications).toHaveLength(before ?? -1)
})
