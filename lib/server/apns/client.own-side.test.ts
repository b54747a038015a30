import { createServer } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { startFaultServer } from './testing/fault-server'
import { Harness, sleep } from './testing/harness'
import { listen } from './testing/listen'

const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

describe('on this side', () => {
  const stalling = () => startFaultServer({ authority, script: () => ({ do: 'stall' }) })

  it('close ends what waits as refused and what left as unknown: client-closed', async () => {
    const server = harness.keep(await stalling())
    const client = harness.client()
    const [left, waits] = [1, 2].map((n) => client.send(testCall(server.endpoint, n)))
    while (server.processed.size === 0) await sleep(5)
    await client.close()
    expect(await left).toMatchObject({ kind: 'unknown', fault: { code: 'client-closed' } })
    expect(await waits).toMatchObject({
      kind: 'refused',
      fault: { code: 'client-closed' },
      attempts: 0,
    })
    const late = await client.send(testCall(server.endpoint, 3))
    expect(late).toMatchObject({ kind: 'refused', fault: { code: 'client-closed' } })
  })

  it('close ends a dial', async () => {
    const { port } = harness.keep(await listen(createServer()))
    const client = harness.client()
    const sent = client.send(testCall({ host: '127.0.0.1', port, servername: 'localhost' }, 1))
    await sleep(20)
    await client.close()
    expect(await sent).toMatchObject({ kind: 'refused', fault: { code: 'client-closed' } })
  })

  it('forget ends the connections of one credential only', async () => {
    const server = harness.keep(await stalling())
    const client = harness.client({ deadlineMs: 400 })
    const sent = ['one', 'two'].map((credential, n) =>
      client.send(testCall(server.endpoint, n, { credential })),
    )
    while (server.processed.size < 2) await sleep(5)
    await client.forget('one')
    const codes = (await Promise.all(sent)).map((outcome) => outcome.fault?.code)
    expect(codes).toEqual(['client-closed', 'deadline'])
  })

  it.each([
    { when: 'before it is sent', wait: 0, kind: 'refused', attempts: 0 },
    { when: 'while it is dialled for', wait: 1, kind: 'refused', attempts: 0 },
    { when: 'in flight', wait: 200, kind: 'unknown', attempts: 1 },
  ])('a push that is stopped $when is $kind', async ({ wait, kind, attempts }) => {
    const server = harness.keep(await stalling())
    const stop = new AbortController()
    if (wait === 0) stop.abort()
    const sent = harness.client().send(testCall(server.endpoint, 1, { signal: stop.signal }))
    if (wait > 1) while (server.processed.size === 0) await sleep(5)
    stop.abort()
    expect(await sent).toMatchObject({ kind, fault: { code: 'stopped' }, attempts })
  })

  it('a full queue refuses what comes on top', async () => {
    const server = harness.keep(await stalling())
    const client = harness.client({ maxQueue: 3, deadlineMs: 300 })
    const sent = [1, 2, 3, 4, 5].map((n) => client.send(testCall(server.endpoint, n)))
    const outcomes = await Promise.all(sent)
    expect(outcomes.slice(3).map((outcome) => outcome.fault?.code)).toEqual([
      'queue-full',
      'queue-full',
    ])
    expect(outcomes.slice(0, 3).every((outcome) => outcome.fault?.code === 'deadline')).toBe(true)
  })

  it.each([
    { what: 'a line break in a header', headers: [['apns-topic', 'a\r\nb']], path: '/3/device/a' },
    { what: 'a NUL in a header', headers: [['apns-topic', 'a\0b']], path: '/3/device/a' },
    { what: 'a space in the path', headers: [], path: '/3/device/a b' },
    { what: 'a header of HTTP/1.1', headers: [['connection', 'close']], path: '/3/device/a' },
    { what: 'headers of 100 kB', headers: [['apns-topic', 'a'.repeat(1e5)]], path: '/3/device/a' },
  ] as const)('$what does not leave: protocol-error', async ({ headers, path }) => {
    const server = harness.keep(await startFaultServer({ authority }))
    const { request } = testCall(server.endpoint, 1)
    const call = testCall(server.endpoint, 1, { request: { ...request, headers, path } })
    const client = harness.client()
    expect(await client.send(call)).toMatchObject({
      kind: 'refused',
      fault: { code: 'protocol-error' },
      attempts: 0,
    })
    expect(server.seen.size).toBe(0)
    expect((await client.send(testCall(server.endpoint, 2))).kind).toBe('accepted')
  })
})
