import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, test } from 'vitest'
import type { Answered, CallResult } from '@/lib/app-store/answer'
import type { CallOrder } from '@/lib/app-store/call'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { json, type Script, text } from './testing/fault-server'
import { type Harness, type HarnessOptions, SANDBOX, startHarness } from './testing/harness'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.close()
})

async function start(here: Script, there: Script = here, options: HarnessOptions = {}) {
  const harness = await startHarness(here, there, options)
  running.push(harness)
  return harness
}

function answered(result: CallResult): Answered {
  if (result.kind !== 'answered') throw new Error(JSON.stringify(result))
  return result
}

const error = (errorCode: number, errorMessage = '', headers = {}): Script =>
  json(Math.floor(errorCode / 10_000), { errorCode, errorMessage }, headers)

const PRODUCTION: CallOrder = { ...SANDBOX, environment: 'production' }
const in1h = () => Date.now() + 3_600_000

describe('what comes back', () => {
  const rows: [
    name: string,
    script: Script,
    status: number,
    codes: string[],
    about: Partial<Answered>,
  ][] = [
    ['data', json(200, { hasMore: false }), 200, [], { body: { hasMore: false }, text: null }],
    [
      'a number beyond 2^53',
      text(200, '{"appAppleId":9007199254740993}'),
      200,
      [],
      { body: { appAppleId: '9007199254740993' } },
    ],
    [
      'data under another content type',
      text(200, '{"a":1}', { 'content-type': 'text/html' }),
      200,
      [],
      { body: { a: 1 } },
    ],
    [
      'data that was packed unasked',
      text(200, gzipSync('{"a":1}'), { 'content-encoding': 'gzip' }),
      200,
      [],
      { body: { a: 1 } },
    ],
    ['broken JSON', text(200, '{"a":'), 200, ['server-api/answer-not-json'], { text: '{"a":' }],
    ['nothing at all', text(200), 200, ['server-api/answer-not-json'], { body: null, text: null }],
    [
      'a page of a portal',
      text(200, '<html>Log in</html>', { 'content-type': 'text/html' }),
      200,
      ['server-api/answer-not-json'],
      { text: '<html>Log in</html>' },
    ],
    [
      'a documented code',
      error(4_000_006, 'Invalid transaction id.'),
      400,
      ['api-response/app-store-4000006'],
      {},
    ],
    [
      'a code of nobody',
      error(9_990_000, 'New.'),
      999,
      ['api-response/app-store-unknown-code'],
      {},
    ],
    ['a 500 with a code', error(5_000_001), 500, ['api-response/app-store-5000001'], {}],
    [
      'a 502 of a gateway',
      text(502, 'Bad Gateway'),
      502,
      ['server-api/server-failed'],
      { text: 'Bad Gateway' },
    ],
    ['an empty 404', text(404), 404, ['server-api/not-found-without-code'], {}],
    [
      'a redirect',
      text(302, '', { location: 'https://localhost:1/steal' }),
      302,
      ['server-api/redirected'],
      { retryAt: null },
    ],
  ]
  it.each(rows)('%s', async (_, script, status, codes, about) => {
    const harness = await start(script)
    const result = answered(await harness.call(SANDBOX))
    expect(result).toMatchObject({
      environment: 'sandbox',
      method: 'GET',
      url: `${harness.sandbox.endpoint.origin}/inApps/v2/history/2000000123456789`,
      status,
      other: null,
      ...about,
    })
    expect(result.findings.map(({ code }) => code)).toEqual(codes)
    expect(result.serverTime).toBeGreaterThan(Date.now() - 5_000)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    if (result.body !== null) expect(Object.getPrototypeOf(result.body)).toBe(Object.prototype)
    expect(harness.sandbox.seen).toHaveLength(1)
    expect(harness.production.seen).toHaveLength(0)
  })

  it('an accepted change has no body', async () => {
    const harness = await start(text(202))
    const { order } = exampleOrder('consumption')
    expect(answered(await harness.call(order))).toMatchObject({ status: 202, findings: [] })
    expect(harness.production.seen[0]).toMatchObject({
      method: 'PUT',
      body: JSON.stringify(order.body),
      headers: { 'content-type': 'application/json' },
    })
  })
})

describe('Retry-After', () => {
  it.each<[string, () => string, (until: number) => boolean, string]>([
    [
      'in milliseconds',
      () => String(in1h()),
      (left) => left > 3_500_000,
      'api-response/retry-after-milliseconds',
    ],
    ['in seconds', () => '120', (left) => left <= 30_000, 'server-api/retry-after-unclear'],
    [
      'in a year',
      () => String(Date.now() + 365 * 86_400_000),
      (left) => left <= 30_000,
      'server-api/retry-after-unclear',
    ],
  ])('%s', async (_, header, fits, code) => {
    const raw = header()
    const harness = await start(error(4_290_000, 'Rate limit exceeded.', { 'retry-after': raw }))
    const first = answered(await harness.call(SANDBOX))
    expect(first.findings.map((finding) => finding.code)).toContain(code)
    expect(first.findings.map((finding) => finding.code)).toContain(
      'api-response/app-store-4290000',
    )
    expect(first.retryAfter).toBe(raw)
    expect(fits((first.retryAt ?? 0) - Date.now())).toBe(true)

    // Nothing more goes out until then, for this call in this environment.
    const second = await harness.call(SANDBOX)
    expect(second).toMatchObject({ kind: 'waiting', until: first.retryAt })
    expect(harness.sandbox.seen).toHaveLength(1)
    await harness.call({ ...SANDBOX, call: 'statuses' })
    expect(harness.sandbox.seen).toHaveLength(2)
  })
})

describe('an id that is not found', () => {
  const unknown = error(4_040_010, 'Transaction id not found.')
  const codes = (result: Answered) => result.findings.map(({ code }) => code)

  it('in the sandbox is there in production', async () => {
    const harness = await start(unknown, json(200, { hasMore: false }))
    const result = answered(await harness.call(SANDBOX))
    expect(result).toMatchObject({ status: 404, environment: 'sandbox' })
    expect(codes(result)).toEqual([
      'api-response/app-store-4040010',
      'server-api/found-in-other-environment',
    ])
    expect(result.other).toMatchObject({ status: 200, environment: 'production', findings: [] })
    expect(result.other?.url).toContain(harness.production.endpoint.origin)
  })

  it('in production is there in the sandbox', async () => {
    const harness = await start(json(200, { hasMore: false }), unknown)
    const result = answered(await harness.call(PRODUCTION))
    expect(result.other).toMatchObject({ status: 200, environment: 'sandbox' })
  })

  it('is in neither', async () => {
    const harness = await start(unknown)
    const result = answered(await harness.call(SANDBOX))
    expect(codes(result)).toContain('server-api/found-in-neither-environment')
    expect(result.other).toMatchObject({ status: 404 })
  })

  it('and the other refuses the token', async () => {
    const harness = await start(unknown, text(401))
    const result = answered(await harness.call(SANDBOX))
    expect(codes(result)).toContain('server-api/other-environment-refused')
    expect(result.other?.findings.map(({ code }) => code)).toContain('server-api/never-released')
  })

  it('and the other cannot be reached', async () => {
    const harness = await start(unknown, (_, response) => response.socket?.destroy())
    const result = answered(await harness.call(SANDBOX))
    expect(result).toMatchObject({ other: null, otherMissing: expect.stringMatching(/\.$/) })
  })

  it('stays within the simulator', async () => {
    const harness = await start(unknown)
    const result = answered(await harness.call({ ...SANDBOX, environment: 'simulator' }))
    expect(result.other?.environment).toBe('simulator-production')
  })

  it('is not changed twice', async () => {
    const harness = await start(unknown)
    const result = answered(await harness.call(exampleOrder('extend').order))
    expect(result.other).toBeNull()
    expect(harness.sandbox.seen).toHaveLength(0)
  })
})

test('a call that Apple would refuse is not sent', async () => {
  const harness = await start(json(200, {}))
  const result = await harness.call({ ...SANDBOX, path: { transactionId: ' ' } })
  expect(result).toMatchObject({
    kind: 'not-sent',
    problem: { code: 'call-refused', findings: [{ code: 'server-api/value-missing' }] },
  })
  expect(await harness.call(exampleOrder('order', { environment: 'sandbox' }).order)).toMatchObject(
    {
      problem: { findings: [{ code: 'server-api/not-in-environment' }] },
    },
  )
  expect(harness.sandbox.seen).toHaveLength(0)
})
