import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { CallOrder } from '@/lib/app-store/call'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { makeAuthority } from '../apns/testing/certificates'
import { makeCall } from './caller'
import { hangUp, json, type Script, silence, startFaultServer, text } from './testing/fault-server'
import { type Harness, type HarnessOptions, SANDBOX, startHarness } from './testing/harness'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function start(script: Script, options: HarnessOptions = {}): Promise<Harness> {
  const harness = await startHarness(script, script, options)
  running.push(harness)
  return harness
}

const EXTEND: CallOrder = exampleOrder('extend', { environment: 'sandbox' }).order

/** Bytes that come one after another, and never end. */
const trickle: Script = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 10)
  response.on('close', () => clearInterval(timer))
}

const halfway: Script = (_, response) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"a"')
  setTimeout(() => response.socket?.destroy(), 20)
}

describe('what is no answer', () => {
  const short = { limits: { firstByteMs: 150, wholeMs: 400 } }
  it.each<[string, Script, string, HarnessOptions]>([
    ['silence', silence, 'no-answer', short],
    ['a slow body', trickle, 'no-answer', short],
    ['a hang-up', hangUp, 'connection-lost', {}],
    ['a break in the body', halfway, 'connection-lost', {}],
    ['a huge body', text(200, 'x'.repeat(2_000_001)), 'too-large', {}],
    [
      'a body that unpacks to a huge one',
      text(200, gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }),
      'too-large',
      {},
    ],
    ['gzip that is none', text(200, 'x', { 'content-encoding': 'gzip' }), 'broken-answer', {}],
    ['an unknown packing', text(200, 'x', { 'content-encoding': 'zstd' }), 'broken-answer', {}],
    [
      'no HTTP',
      (_, response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n'),
      'broken-answer',
      {},
    ],
  ])('%s', async (_, script, code, options) => {
    const harness = await start(script, options)
    const started = performance.now()
    const result = await harness.call(SANDBOX)
    expect(result).toMatchObject({ kind: 'failed', problem: { code } })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(harness.sandbox.seen).toHaveLength(1)
  })

  it('a change is to be asked after before it is sent again', async () => {
    const harness = await start(hangUp)
    const result = await harness.call(EXTEND)
    expect(result).toMatchObject({ kind: 'failed' })
    expect(result.kind === 'failed' && result.problem.fix).toMatch(
      /^It may have been done: check first/,
    )
    expect(harness.sandbox.seen).toHaveLength(1)
  })

  it('a chunked body without end is cut off', async () => {
    const chunk = 'x'.repeat(100_000)
    const flood: Script = (_, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(chunk)) {
          // As fast as the client takes it.
        }
      }
      response.on('drain', more)
      more()
    }
    const harness = await start(flood)
    expect(await harness.call(SANDBOX)).toMatchObject({ problem: { code: 'too-large' } })
    await sleep(50)
    expect(harness.sandbox.closedEarly).toBe(1)
  })
})

describe('a connection that does not come about', () => {
  const to = async (origin: string, ca: readonly string[]) => {
    const harness = await start(json(200, {}))
    const parts = { ...harness.parts, endpointOf: async () => ({ origin, ca }) }
    const credential = { kind: 'token', token: harness.token } as const
    return makeCall(parts, { order: SANDBOX, credential, session: null, signal: null })
  }

  it('a port that nobody listens on', async () => {
    const result = await to('https://127.0.0.1:1', [])
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'connection-refused' } })
  })

  it('a certificate of another root', async () => {
    const other = await makeAuthority('Another root')
    const server = await startFaultServer(other, json(200, {}))
    running.push(server)
    const mine = await makeAuthority()
    const result = await to(server.endpoint.origin, [mine.root])
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'tls-untrusted-root' } })
    expect(server.seen).toHaveLength(0)
  })

  it('a certificate of another name', async () => {
    const authority = await makeAuthority()
    const server = await startFaultServer(authority, json(200, {}))
    running.push(server)
    const origin = server.endpoint.origin.replace('localhost', '127.0.0.1')
    const result = await to(origin, [authority.root])
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'tls-wrong-name' } })
  })
})

describe('a connection that was kept open', () => {
  /** Answers the first request, and closes the connection when the second comes. */
  const closesLater: Script = (request, response) => {
    if (request.number === 2) response.socket?.destroy()
    else json(200, { number: request.number })(request, response)
  }

  it('is replaced for a GET, once', async () => {
    const harness = await start(closesLater)
    await harness.call(SANDBOX)
    const second = await harness.call(SANDBOX)
    expect(second).toMatchObject({ kind: 'answered', body: { number: 3 } })
  })

  it.each([
    ['a change', EXTEND],
    ['a POST that reads', exampleOrder('notification-history', { environment: 'sandbox' }).order],
  ])('is not, for %s', async (_, asked) => {
    const harness = await start(closesLater)
    await harness.call(SANDBOX)
    const order = {
      ...asked,
      query: asked.query.map(([name, value]) => [name, recent(name, value)] as const),
    }
    expect(await harness.call(order)).toMatchObject({ kind: 'failed' })
    expect(harness.sandbox.seen).toHaveLength(2)
  })

  const recent = (name: string, value: string): string =>
    name === 'startDate'
      ? String(Date.now() - 1000)
      : name === 'endDate'
        ? String(Date.now())
        : value
})

describe('cancelling', () => {
  it('stops a request that is under way', async () => {
    const harness = await start(silence)
    const abort = new AbortController()
    const asked = harness.call(SANDBOX, abort.signal)
    while (harness.sandbox.seen.length === 0) await sleep(5)
    abort.abort()
    expect(await asked).toMatchObject({ kind: 'failed', problem: { code: 'cancelled' } })
    while (harness.sandbox.closedEarly === 0) await sleep(5)
  })

  it('sends nothing where it came first', async () => {
    const harness = await start(json(200, {}))
    const result = await harness.call(SANDBOX, AbortSignal.abort())
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'cancelled' } })
    expect(harness.sandbox.seen).toHaveLength(0)
  })

  it('ends the wait for a turn', async () => {
    const harness = await start(json(200, {}))
    for (let sent = 0; sent < 5; sent += 1) await harness.call(SANDBOX)
    const abort = new AbortController()
    const asked = harness.call(SANDBOX, abort.signal)
    abort.abort()
    expect(await asked).toMatchObject({ kind: 'not-sent', problem: { code: 'cancelled' } })
    expect(harness.sandbox.seen).toHaveLength(5)
  })
})
