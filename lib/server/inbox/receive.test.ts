import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { SIGNED_AT } from '@/lib/inspect/app-store-jws/testing/authorities'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { draft, write } from '@/lib/inspect/app-store-jws/testing/tokens'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { StoreError } from '../store/store'
import { arrivalPage, wholeArrival } from './arrivals'
import { BODY_MAX, OTHER_BODY_MAX } from './limits'
import { receive } from './receive'
import { type Bench, makeBench, post, signed } from './testing/bench'

vi.mock('../log', () => ({ log: () => ({ error: () => {} }) }))

let bench: Bench
beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench.remove())
afterEach(() => bench.store.inboxes.clear(bench.inbox))

const send = (request: Parameters<typeof receive>[2], token = bench.token) =>
  receive(bench.desk, token, request)

async function kept(): Promise<KeptArrival[]> {
  const page = await arrivalPage(bench.desk, bench.owner, await bench.state(), {}, null)
  return page.arrivals
}

async function renewal(number: number, more: object = {}) {
  const transaction = write(
    await draft(bench.authorities.good, payloadFor('transaction', 'Production', number)),
  )
  const whole = payloadFor('notification', 'Production', number)
  return {
    ...whole,
    notificationType: 'DID_RENEW',
    data: { ...(whole.data as object), status: 1, signedTransactionInfo: transaction },
    ...more,
  }
}

describe('what is genuine', () => {
  test('is stored, told in words, and answered 200', async () => {
    const answer = await send(post(await signed(bench, await renewal(1))))
    expect(answer.status).toBe(200)
    const [row] = await kept()
    expect(row).toMatchObject({ ring: 'genuine', number: expect.any(Number), repeats: 0 })
    expect(row?.answer?.status).toBe(200)
    expect(row?.told).toMatchObject({
      kind: 'v2',
      trust: 'apple',
      type: 'DID_RENEW',
      subtype: null,
      title: 'Subscription renewed',
      documented: true,
      environment: 'Production',
      bundleId: 'com.example.app',
      appAppleId: 1234567890,
      status: 1,
      product: 'pro.monthly',
      originalTransactionId: '2000000000000001',
      price: 991,
      currency: 'EUR',
      signedAt: SIGNED_AT,
    })
  })

  test('comes back as it came: body and headers, without cookies', async () => {
    const body = await signed(bench, await renewal(2))
    const headers = { 'content-type': 'application/json', 'x-one': 'Two', cookie: 'a=b' }
    await send(post(body, headers))
    const [row] = await kept()
    const whole = await wholeArrival(bench.desk, bench.owner, await bench.state(), row?.id ?? '')
    expect(whole?.raw).toMatchObject({ method: 'POST', text: body, base64: null, cut: false })
    expect(whole?.raw?.headers).toContainEqual(['x-one', 'Two'])
    expect(whole?.raw?.headers.some(([name]) => name === 'cookie')).toBe(false)
    expect(whole?.inspection).toMatchObject({
      format: 'notification',
      title: 'Subscription renewed',
    })
    expect(whole?.inspection?.steps.length).toBeGreaterThan(5)
  })

  test('that comes again is one row, counted with its times', async () => {
    const body = await signed(bench, await renewal(3))
    for (let i = 0; i < 6; i++) {
      expect((await send(post(body))).status).toBe(200)
      bench.later(1000)
    }
    const rows = await kept()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.repeats).toBe(5)
    const times = rows[0]?.repeatedAt ?? []
    expect(times.map((at) => at - (rows[0]?.at ?? 0))).toEqual([1000, 2000, 3000, 4000, 5000])
  })

  test('may be of a type that nobody knows, and is told so', async () => {
    const odd = await renewal(4, { notificationType: 'SOMETHING_NEW', subtype: 'ODD' })
    expect((await send(post(await signed(bench, odd)))).status).toBe(200)
    expect((await kept())[0]?.told).toMatchObject({
      trust: 'apple',
      documented: false,
      title: 'Unknown type: SOMETHING_NEW / ODD',
    })
  })
})

describe('what is not genuine', () => {
  const MANY = 'x'.repeat(BODY_MAX + 1)
  test.each<[name: string, make: () => Promise<string | Uint8Array>, status: number, told: object]>(
    [
      ['nothing', async () => '', 400, { trust: 'none', title: 'An empty request' }],
      ['no JSON', async () => 'hello', 400, { trust: 'none', title: 'Not JSON' }],
      ['bytes', async () => Uint8Array.of(0xff, 0xfe, 0), 400, { title: 'Not text' }],
      ['a list', async () => '[]', 400, { title: 'Not a JSON object' }],
      ['other JSON', async () => '{"a":1}', 400, { title: 'JSON of another kind' }],
      ['too much', async () => MANY, 413, { title: 'Too large' }],
      ['no token', async () => '{"signedPayload":1}', 403, { kind: 'v2', trust: 'refused' }],
      ['half a token', async () => '{"signedPayload":"a.b"}', 403, { trust: 'refused' }],
      [
        'a token of somebody else',
        async () =>
          signed(
            bench,
            await renewal(9),
            bench.authorities.chains['a look-alike chain with the real root'],
          ),
        403,
        { kind: 'v2', trust: 'refused', type: 'DID_RENEW', failedStep: expect.any(String) },
      ],
      [
        'Xcode, signed by nobody',
        async () =>
          signed(
            bench,
            payloadFor('notification', 'Xcode'),
            bench.authorities.chains['Xcode’s certificate'],
          ),
        403,
        { kind: 'v2', trust: 'refused', environment: 'Xcode' },
      ],
      [
        'a token twice',
        async () => {
          const body = await signed(bench, await renewal(8))
          return body.replace('{', '{"signedPayload":"x",')
        },
        403,
        { trust: 'refused', why: 'signedPayload is in the body twice.' },
      ],
      [
        'a transaction in its place',
        async () => signed(bench, payloadFor('transaction', 'Production')),
        403,
        { trust: 'refused', type: null },
      ],
      [
        'version 1',
        async () =>
          '{"notification_type":"DID_RENEW","environment":"PROD","bid":"com.example.app","password":"s3cret","unified_receipt":{"latest_receipt_info":[{"product_id":"p","original_transaction_id":"7"}]}}',
        200,
        { kind: 'v1', trust: 'unproven', environment: 'Production', originalTransactionId: '7' },
      ],
    ],
  )('%s', async (_name, make, status, told) => {
    bench.later(20_000)
    const answer = await send(post(await make()))
    expect(answer.status).toBe(status)
    const [row] = await kept()
    expect(row).toMatchObject({ ring: 'other', told, answer: { status } })
    expect(JSON.stringify(row)).not.toContain('s3cret')
  })

  test('is kept cut short, and says so', async () => {
    bench.later(20_000)
    await send(post(`{"a":"${'é'.repeat(OTHER_BODY_MAX)}"}`))
    const [row] = await kept()
    const whole = await wholeArrival(bench.desk, bench.owner, await bench.state(), row?.id ?? '')
    expect(whole?.raw?.cut).toBe(true)
    expect(whole?.raw?.text?.length).toBeGreaterThan(8000)
    expect(row?.bytes).toBe(OTHER_BODY_MAX * 2 + 8)
  })

  test('never counts as a repetition of a genuine one, nor keeps one out', async () => {
    bench.later(20_000)
    const payload = await renewal(12)
    const forged = bench.authorities.chains['a look-alike chain']
    await send(post(await signed(bench, payload, forged)))
    expect((await send(post(await signed(bench, payload)))).status).toBe(200)
    expect((await kept()).map(({ ring, repeats }) => [ring, repeats])).toEqual([
      ['genuine', 0],
      ['other', 0],
    ])
  })

  test('a look with a browser is answered 405 and kept', async () => {
    bench.later(20_000)
    const answer = await send(new Request('http://x/'))
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect((await kept())[0]?.told?.title).toBe('A request that is not a POST')
  })

  test('an address that nobody has gets nothing: no word, no row, no reading', async () => {
    const body = await signed(bench, await renewal(13))
    for (const token of [
      '',
      'x',
      'A'.repeat(22),
      `${bench.token}A`,
      bench.token.slice(1),
      '../..',
    ]) {
      const read = vi.fn()
      const stream = new ReadableStream({ pull: read }, { highWaterMark: 0 })
      const answer = await send(post(stream), token)
      expect([answer.status, await answer.text()]).toEqual([404, ''])
      expect(read).not.toHaveBeenCalled()
      expect((await send(post(body), token)).status).toBe(404)
    }
    expect(await kept()).toEqual([])
  })
})

describe('a store that fails', () => {
  test.each(['full', 'unavailable', 'read-only', 'corrupt'] as const)('%s: 503', async (code) => {
    const { inboxes } = bench.store
    for (const method of ['append', 'find'] as const) {
      const failing = vi
        .spyOn(inboxes, method)
        .mockRejectedValueOnce(new StoreError(code, 'It fails.'))
      const body = await signed(bench, await renewal(20))
      const answer = await send(post(body))
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      failing.mockRestore()
    }
    expect(await kept()).toEqual([])
  })
})
