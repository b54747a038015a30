import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { makeAuthorities } from '../../lib/inspect/app-store-jws/testing/authorities'
import { payloadFor } from '../../lib/inspect/app-store-jws/testing/payloads'
import { draft, write } from '../../lib/inspect/app-store-jws/testing/tokens'
import { FULL_SIZE } from '../../lib/testing/full-size'
import { callAction, returned } from '../browser/action'
import { ownServer } from '../browser/notifications-page'
import { type Console, launchConsole } from './console'
import {
  chunked,
  countAll,
  folderBytes,
  percentile,
  postJson,
  residentBytes,
  slowLoris,
} from './flood'

// Acceptance: a flood fills neither memory nor disk, and a good notification gets through it.
// `npm run test:acceptance` has the numbers that were promised, which take minutes.
const SIZE = FULL_SIZE
  ? { warm: 6000, slow: 1000, bad: 10_000, forged: 100_000, chunked: 20 }
  : { warm: 800, slow: 200, bad: 500, forged: 1600, chunked: 4 }
const MEGABYTE = 1024 * 1024
const LONG_BODY = 50 * MEGABYTE
const NOBODY = '/api/notifications/nobody'

let console: Console
test.beforeAll(async () => {
  console = await launchConsole()
})
test.afterAll(() => console.stop())

test('a flood of forged, endless, slow and misdirected requests fills neither memory nor disk, and good ones get through', async ({
  request,
}) => {
  test.setTimeout(FULL_SIZE ? 3_600_000 : 300_000)
  const { port, pid, dataFolder } = console
  const genuine = await genuineBodies(request)
  const made = await act(request, 'makeInbox', [{ name: '', environment: null }])
  expect(made.ok).toBe(true)
  const path = new URL((await inbox(request)).address).pathname
  const forged = await forgedBodies(genuine)
  const one = (index: number) => postJson(port, path, forged(index))
  const misdirected = (index: number) =>
    postJson(
      port,
      `/api/notifications/${'bad'.padEnd(22 - String(index).length, '-')}${index}`,
      forged(index),
    )

  // A little of everything first: what a process takes once it is warm is no part of what a flood
  // takes, and grows no further.
  await countAll(SIZE.warm, 24, (index) => (index % 4 ? one(index) : misdirected(index)))
  await Promise.all([
    ...Array.from({ length: 100 }, () => slowLoris(port, path)),
    endless(port, [path, NOBODY], 2),
  ])
  for (const body of genuine) expect(await postJson(port, path, body)).toBe(200)
  const before = { rss: residentBytes(pid), disk: folderBytes(dataFolder) }

  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid) ?? 0)
  }, 100)
  let flooding = true
  const waits: number[] = []
  const good = (async () => {
    for (let index = 0; flooding; index++) {
      const began = performance.now()
      expect(await postJson(port, path, genuine[index % genuine.length] ?? '')).toBe(200)
      waits.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const began = performance.now()
  const [forgedSaid, badSaid, slowSaid, longSaid] = await Promise.all([
    countAll(SIZE.forged, 16, one),
    countAll(SIZE.bad, 4, misdirected),
    Promise.all(Array.from({ length: SIZE.slow }, () => slowLoris(port, path))),
    endless(port, [path, NOBODY], SIZE.chunked),
  ])
  const seconds = (performance.now() - began) / 1000
  flooding = false
  await good
  clearInterval(watch)

  expect(forgedSaid).toEqual({ 403: SIZE.forged })
  expect(badSaid).toEqual({ 404: SIZE.bad })
  for (const { status, ms } of slowSaid) {
    expect(['408', '503', 'closed']).toContain(status)
    expect(ms).toBeLessThan(120_000)
  }
  for (const { status, sent } of longSaid) {
    expect(['413', '404', 'closed']).toContain(status)
    // Where there is an inbox, reading ends at its limit; what lies in the system's buffers has left
    // all the same. Where there is none, nothing is read, and Node throws the rest away as it comes.
    if (status === '413') expect(sent).toBeLessThan(LONG_BODY / 4)
  }
  const { genuine: kept, other, id } = await inbox(request)
  expect(kept.rows).toBe(genuine.length)
  expect(other.rows).toBeLessThanOrEqual(other.most.rows)
  expect(other.bytes).toBeLessThanOrEqual(other.most.bytes)
  expect(rowsByInbox(dataFolder)).toEqual([{ inbox: id, rows: kept.rows + other.rows }])
  const grown = { rss: peak - (before.rss ?? peak), disk: folderBytes(dataFolder) - before.disk }
  const p99 = percentile(waits, 0.99)
  const said = `${SIZE.forged} forged, ${SIZE.bad} to nobody, ${SIZE.slow} slow and ${longSaid.length} endless in ${seconds.toFixed(0)} s; memory +${mb(grown.rss)} MB at most, disk +${mb(grown.disk)} MB; ${waits.length} good ones between them, p50 ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`
  test.info().annotations.push({ type: 'measured', description: said })
  if (FULL_SIZE) globalThis.console.log(said)
  expect(grown.disk).toBeLessThan(16 * MEGABYTE)
  expect(grown.rss).toBeLessThan((FULL_SIZE ? 64 : 256) * MEGABYTE)
  expect(p99).toBeLessThan(FULL_SIZE ? 1000 : 10_000)
})

const mb = (bytes: number) => (bytes / MEGABYTE).toFixed(1)

/** Bodies of fifty megabytes in chunks, one after another, to each of these. */
async function endless(port: number, paths: readonly string[], count: number) {
  const said: Awaited<ReturnType<typeof chunked>>[] = []
  for (let index = 0; index < count; index++) {
    said.push(await chunked(port, paths[index % paths.length] ?? '', LONG_BODY))
  }
  return said
}

async function act(request: APIRequestContext, name: string, args: unknown[]) {
  return returned<{ ok: boolean }>(await callAction(request, console.origin, name, args))
}

async function inbox(request: APIRequestContext) {
  const { inboxes } = await (await request.get(`${console.origin}/api/inbox`)).json()
  return inboxes[0]
}

/** What the console's own App Store signs, as a server of a developer's would get it. */
async function genuineBodies(request: APIRequestContext): Promise<string[]> {
  const server = await ownServer()
  const store = (command: object) => act(request, 'runAppStore', [command])
  const side = 'production'
  const bundleId = 'com.example.assay.demo'
  await store({ do: 'set-url', side, bundleId, url: server.url })
  for (let count = 0; count < 20; count++) {
    await store({ do: 'start-scenario', side, scenario: 'non-consumable', begin: 'now', bundleId })
  }
  await expect.poll(() => server.got.length).toBeGreaterThanOrEqual(20)
  await store({ do: 'set-url', side, bundleId, url: null })
  await server.close()
  return [...new Set(server.got.map(({ body }) => body))]
}

/** Each another one: a changed signature, a changed payload, no algorithm, somebody else's chain. */
async function forgedBodies(genuine: readonly string[]): Promise<(index: number) => string> {
  const { chains } = await makeAuthorities()
  const look = chains['a look-alike chain']
  if (!look) throw new Error('there is no look-alike')
  const alike = write(await draft(look, payloadFor('notification', 'Production')))
  const { signedPayload } = JSON.parse(genuine[0] ?? '') as { signedPayload: string }
  const [header = '', payload = '', signature = ''] = signedPayload.split('.')
  const b64 = (text: string) => Buffer.from(text).toString('base64url')
  const none = b64(
    JSON.stringify({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), alg: 'none' }),
  )
  const body = (token: string) => JSON.stringify({ signedPayload: token })
  const told = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return (index) => {
    const other = b64(JSON.stringify({ ...told, notificationUUID: `forged-${index}` }))
    switch (index % 4) {
      case 0:
        return body(`${header}.${payload}.${b64(`${index}`.padStart(64, 'x'))}`)
      case 1:
        return body(`${header}.${other}.${signature}`)
      case 2:
        return body(`${none}.${other}.`)
      default:
        return body(
          `${alike.split('.').slice(0, 2).join('.')}.${b64(`${index}`.padStart(64, 'y'))}`,
        )
    }
  }
}

function rowsByInbox(folder: string): unknown[] {
  const db = new DatabaseSync(join(folder, 'assay.db'), { readOnly: true })
  try {
    const rows = db.prepare('SELECT inbox, count(*) AS rows FROM arrival GROUP BY inbox').all()
    return rows.map((row) => ({ ...row }))
  } finally {
    db.close()
  }
}
