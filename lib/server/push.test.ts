import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SendResult } from '@/lib/push/attempt'
import { EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { PushRequest } from '@/lib/push/request'
import { listAttempts, readAttempt } from './attempts'
import { apnsClient, sendPush } from './push'
import { simulator } from './simulator/open'
import { store } from './store/open'
import { addKey } from './vault/keys'
import { vault } from './vault/open'
import { beginSession, type Session } from './vault/session'

const folder = mkdtempSync(join(tmpdir(), 'assay-push-'))
let session: Session
let request: PushRequest

beforeAll(async () => {
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  const running = await simulator()
  if (!running) throw new Error('the simulator is off')
  session = await beginSession(await vault())
  const issued = running.world.issueKey('local', { scope: 'team', environment: 'both' })
  if (!issued.ok) throw new Error(issued.message)
  const der = Buffer.from(
    Buffer.from(issued.pkcs8)
      .toString('latin1')
      .replace(/-----[^-]+-----|\s/g, ''),
    'base64',
  )
  const about = { name: 'k', kind: 'apns', fileName: '', origin: 'simulator' } as const
  const { keyId, teamId } = issued
  const kept = await addKey(await vault(), session, new Uint8Array(der), {
    ...about,
    keyId,
    teamId,
  })
  if (!kept.ok) throw new Error(kept.message)
  const device = running.world.createDevice('local', { name: 'iPhone' })
  if (!device.ok) throw new Error(device.message)
  const installed = running.world.installApp('local', device.deviceId, {
    bundleId: 'com.example.app',
    name: 'Example',
    teamId,
    environment: 'sandbox',
  })
  if (!installed.ok) throw new Error(installed.message)
  request = {
    ...EMPTY_REQUEST,
    deviceToken: installed.app.tokens.alert ?? '',
    topic: 'com.example.app',
    key: { id: kept.key.id, keyId, teamId },
  }
})

afterAll(async () => {
  await apnsClient().close()
  await (await simulator())?.close()
  await (await store()).close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (change: Partial<PushRequest> = {}, despiteHold = false, id: string = randomUUID()) =>
  sendPush(session, { id, request: { ...request, ...change }, despiteHold })

const requestsSeen = async () =>
  (await simulator())?.world.wireLog('local', { limit: 500 }).length ?? 0

function attemptOf(result: SendResult) {
  if (result.kind !== 'sent') throw new Error(`not sent: ${result.problem.code}`)
  return result.attempt
}

describe('sending', () => {
  it('is accepted, kept with its answer, and never shows the provider token', async () => {
    const sent = attemptOf(await send())
    expect(sent.outcome).toMatchObject({ kind: 'accepted', attempts: 1 })
    expect(await readAttempt(session, sent.id)).toEqual(sent)
    expect(JSON.stringify(sent)).not.toMatch(/eyJ/)
    expect(sent.outcome?.exchange.request.headers).toContainEqual([
      'authorization',
      expect.stringMatching(/^bearer •+$/),
    ])
  })

  it('sends one click once, however often it is asked for', async () => {
    const before = await requestsSeen()
    const id = randomUUID()
    const results = await Promise.all([send({}, false, id), send({}, false, id)])
    const later = await send({}, false, id)
    expect(new Set([...results, later].map((one) => attemptOf(one).apnsId)).size).toBe(1)
    expect((await requestsSeen()) - before).toBe(1)
  })

  it('keeps what the console stopped in the middle of as an attempt without an outcome', async () => {
    const id = randomUUID()
    const running = await simulator()
    running?.world.answerNext('local', { kind: 'delay', delayMs: 1500 })
    const under = send({}, false, id)
    const written = await until(() => readAttempt(session, id))
    expect(written.outcome).toBeNull()
    expect(attemptOf(await under).outcome?.kind).toBe('accepted')
  })

  it.each([
    ['another Key ID', { keyId: 'AAAAAAAAAA' }, 'InvalidProviderToken'],
    ['another Team ID', { teamId: 'BBBBBBBBBB' }, 'InvalidProviderToken'],
  ])('with %s is told so', async (_name, change, reason) => {
    const key = request.key && { ...request.key, ...change }
    expect(attemptOf(await send({ key })).outcome?.reason).toBe(reason)
  })

  it('is told which fault a header that no request can carry is', async () => {
    const { outcome } = attemptOf(await send({ collapseId: 'a\u0000b' }))
    expect(outcome).toMatchObject({
      kind: 'refused',
      attempts: 0,
      fault: { code: 'protocol-error' },
    })
  })

  it('says what is missing and sends nothing', async () => {
    const before = await requestsSeen()
    expect(await send({ key: null })).toMatchObject({ problem: { code: 'no-key' } })
    const gone = { id: 'gone', keyId: 'AAAAAAAAAA', teamId: 'BBBBBBBBBB' }
    expect(await send({ key: gone })).toMatchObject({ problem: { code: 'no-key' } })
    expect(await requestsSeen()).toBe(before)
  })

  it('waits where APNs asked to, unless told otherwise', async () => {
    const running = await simulator()
    running?.world.answerNext('local', {
      kind: 'answer',
      reason: 'TooManyRequests',
      retryAfter: 120,
    })
    const first = attemptOf(await send())
    expect(first.outcome?.reason).toBe('TooManyRequests')
    expect(first.outcome?.attempts).toBe(1)
    const before = await requestsSeen()
    const held = await send()
    expect(held).toMatchObject({ kind: 'not-sent', problem: { code: 'held' } })
    expect(await requestsSeen()).toBe(before)
    expect(attemptOf(await send({}, true)).outcome?.kind).toBe('accepted')
  })

  it('lists the newest first, page by page, each once', async () => {
    const first = await listAttempts(session, null)
    const times = first.attempts.map((attempt) => attempt.startedAt)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    const seen = new Set<string>()
    for (let page = first; ; page = await listAttempts(session, page.next)) {
      for (const { id } of page.attempts) {
        expect(seen.has(id)).toBe(false)
        seen.add(id)
      }
      if (page.next === null) break
    }
    expect(seen.size).toBeGreaterThan(5)
  })

  it('shows another session nothing', async () => {
    const sent = attemptOf(await send({}, true))
    const other = await beginSession(await vault())
    expect(await readAttempt(other, sent.id)).toBeNull()
    expect((await listAttempts(other, null)).attempts).toEqual([])
    expect(await sendPush(other, { id: randomUUID(), request, despiteHold: true })).toMatchObject({
      problem: { code: 'no-key' },
    })
  })
})

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
