import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { arrivalPage } from './inbox/arrivals'
import { receive } from './inbox/receive'
import { type Bench, makeBench, post, signed } from './inbox/testing/bench'
import { replay } from './replay'

const settings = vi.hoisted(() => ({ hosted: false }))
const mine = vi.hoisted(() => ({ open: null as null | (() => Promise<unknown>) }))
vi.mock('./env', () => ({ config: () => settings }))
vi.mock('./inbox-owner', () => ({ openInbox: () => mine.open?.() ?? null }))

const got: { headers: IncomingHttpHeaders; body: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    got.push({ headers: request.headers, body })
    response.end()
  })
})
let bench: Bench
let url = ''
beforeAll(async () => {
  bench = await makeBench()
  mine.open = async () => ({ desk: bench.desk, owner: bench.owner, state: await bench.state() })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterAll(async () => {
  server.close()
  await bench.remove()
})
beforeEach(async () => {
  got.length = 0
  settings.hosted = false
  await bench.store.inboxes.clear(bench.inbox)
})

/** Takes that in, and names it as the page does. */
async function kept(request: Parameters<typeof receive>[2]) {
  await receive(bench.desk, bench.token, request)
  const page = await arrivalPage(bench.desk, bench.owner, await bench.state(), {}, null)
  return { inbox: bench.inbox, id: page.arrivals[0]?.id ?? '' }
}

describe('a replay', () => {
  test('sends what arrived byte for byte, with its headers and nothing of the way here', async () => {
    const body = await signed(bench, payloadFor('notification', 'Production'))
    const what = await kept(
      post(body, {
        'content-type': 'application/json',
        'x-apple-request': 'One',
        'x-forwarded-for': '192.0.2.1',
        forwarded: 'for=192.0.2.1',
        'cf-ray': '1',
        via: '1.1 tunnel',
        cookie: 'a=b',
        authorization: 'Bearer x',
      }),
    )
    const answer = await replay({ what, url, local: true })
    expect(answer).toMatchObject({ ok: true, outcome: { status: 200 } })
    expect(got.map((one) => one.body)).toEqual([body])
    const headers: IncomingHttpHeaders = got[0]?.headers ?? {}
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-apple-request': 'One' })
    for (const name of ['x-forwarded-for', 'forwarded', 'cf-ray', 'via', 'cookie', 'authorization'])
      expect(headers[name], name).toBeUndefined()
    expect(headers.host).toBe(new URL(url).host)
  })

  test('sends one of Apple’s history in the body that Apple posts', async () => {
    await replay({ what: { signedPayload: 'a.b.c' }, url, local: true })
    expect(got[0]).toMatchObject({
      body: '{"signedPayload":"a.b.c"}',
      headers: { 'content-type': 'application/json' },
    })
  })

  test.each<[string, boolean, boolean, RegExp]>([
    ['to this machine, without having been asked to', false, false, /./],
    ['to this machine, where several people use the console', true, true, /several people/],
  ])('sends nothing %s', async (_, hosted, local, problem) => {
    settings.hosted = hosted
    const answer = await replay({ what: { signedPayload: 'a.b.c' }, url, local })
    expect(answer).toEqual({ ok: false, problem: expect.stringMatching(problem) })
    expect(got).toEqual([])
  })

  test.each<[string, () => Parameters<typeof receive>[2], RegExp]>([
    [
      'a look with a browser',
      () => new Request('http://127.0.0.1/', { method: 'GET' }),
      /It was not a POST/,
    ],
    ['what was kept cut', () => post('x'.repeat(100_000)), /Only its beginning was kept/],
  ])('does not send %s', async (_, request, problem) => {
    const answer = await replay({ what: await kept(request()), url, local: true })
    expect(answer).toEqual({ ok: false, problem: expect.stringMatching(problem) })
    expect(got).toEqual([])
  })

  test('does not send what is somebody else’s, or gone', async () => {
    const what = { inbox: bench.inbox, id: 'nothing' }
    expect(await replay({ what, url, local: true })).toMatchObject({ ok: false })
    const open = mine.open
    mine.open = null
    expect(await replay({ what, url, local: true })).toMatchObject({ ok: false })
    mine.open = open
  })
})
