import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { arrivalPage } from './arrivals'
import { changeInbox } from './inboxes'
import { receive } from './receive'
import { type Bench, makeBench, post } from './testing/bench'

let bench: Bench
beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench.remove())
afterEach(() => bench.store.inboxes.clear(bench.inbox))

const send = (request: Parameters<typeof receive>[2]) => receive(bench.desk, bench.token, request)
const kept = async () =>
  (await arrivalPage(bench.desk, bench.owner, await bench.state(), {}, null)).arrivals

describe('a webhook of App Store Connect', () => {
  const SECRET = 'my webhook secret'
  const BODY = '{"data":{"type":"webhookPingCreated","id":"e-1","version":1,"attributes":{}}}'
  const hmac = (body: string, secret = SECRET) =>
    createHmac('sha256', secret).update(body).digest('hex')

  test('is recognised without a secret, and not taken for genuine', async () => {
    bench.later(20_000)
    await changeInbox(bench.desk, bench.owner, bench.inbox, { webhookSecret: null })
    const answer = await send(post(BODY, { 'x-apple-signature': hmac(BODY) }))
    expect(answer.status).toBe(200)
    expect((await kept())[0]).toMatchObject({
      ring: 'other',
      told: { kind: 'connect-webhook', trust: 'unproven', type: 'webhookPingCreated' },
    })
  })

  test.each([
    ['with its prefix', `hmacsha256=${hmac(BODY)}`, 200, 'secret'],
    ['as bare hex', hmac(BODY), 200, 'secret'],
    ['in capitals', hmac(BODY).toUpperCase(), 200, 'secret'],
    ['of another secret', hmac(BODY, 'other'), 403, 'refused'],
    ['of another body', hmac(`${BODY} `), 403, 'refused'],
    ['cut', hmac(BODY).slice(1), 403, 'refused'],
    ['in base64', Buffer.from(hmac(BODY), 'hex').toString('base64'), 403, 'refused'],
    ['empty', '', 403, 'refused'],
    ['left out', null, 403, 'refused'],
  ])('a signature %s', async (_name, signature, status, trust) => {
    bench.later(20_000)
    await changeInbox(bench.desk, bench.owner, bench.inbox, { webhookSecret: SECRET })
    const headers: Record<string, string> =
      signature === null ? {} : { 'x-apple-signature': signature }
    expect((await send(post(BODY, headers))).status).toBe(status)
    const [row] = await kept()
    expect(row?.told).toMatchObject({ kind: 'connect-webhook', trust, uuid: 'e-1' })
    expect(row?.ring).toBe(trust === 'secret' ? 'genuine' : 'other')
  })
})
