import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeJwt } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { seeded } from '@/lib/bytes/testing/seeded'
import { TOKEN_AGE } from '@/lib/token/token-age'
import type { Act } from './testing/act'
import { makeAuthority } from './testing/certificates'
import { type SeenRequest, startFaultServer } from './testing/fault-server'
import { Harness } from './testing/harness'
import type { FromTokenProcess, ToTokenProcess } from './testing/token-process'

const START = Date.parse('2026-11-22T00:00:00Z')
const SIX_HOURS = 6 * 3_600_000
const PUSHES = 10_000
const PROCESSES = 3

const harness = new Harness()
const folder = mkdtempSync(join(tmpdir(), 'tokens-'))
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children) child.kill()
  await harness.close()
  rmSync(folder, { recursive: true })
})

function startProcess(): ChildProcess {
  const file = fileURLToPath(new URL('./testing/token-process.ts', import.meta.url))
  const execArgv = [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--disable-warning=ExperimentalWarning',
  ]
  const child = fork(file, { execArgv })
  children.push(child)
  return child
}

async function ask(child: ChildProcess, message: ToTokenProcess): Promise<FromTokenProcess> {
  const answer = once(child, 'message')
  child.send(message)
  const [reply] = await answer
  return reply
}

/**
 * Plays APNs by the fake clock: a token older than an hour is refused, so is one that changes within
 * 20 minutes on a connection, and now and then a good one is called expired.
 */
function judge(clock: { now: number }, random: () => number) {
  const firstUse = new Map<string, number>()
  const onConnection = new Map<number, { token: string; since: number }>()
  const say = (status: number, reason: string): Act => ({
    do: 'answer',
    status,
    body: JSON.stringify({ reason }),
  })
  const script = ({ headers, connection }: SeenRequest): Act => {
    const token = String(headers.authorization).slice('bearer '.length)
    if (!firstUse.has(token)) firstUse.set(token, clock.now)
    const age = clock.now / 1_000 - (decodeJwt(token).iat ?? 0)
    if (age > 3_600) return say(403, 'ExpiredProviderToken')
    const before = onConnection.get(connection)
    if (before?.token !== token) {
      if (before && clock.now - before.since < 20 * 60_000) {
        return say(429, 'TooManyProviderTokenUpdates')
      }
      onConnection.set(connection, { token, since: clock.now })
    }
    return random() < 0.001 ? say(403, 'ExpiredProviderToken') : { do: 'answer' }
  }
  return { script, firstUse }
}

it('3 processes, 1 key, 6 hours, 10,000 pushes: one token for all, at most one in 20 minutes', async () => {
  const random = seeded(41)
  const clock = { now: START }
  const { script, firstUse } = judge(clock, random)
  const server = harness.keep(await startFaultServer({ authority: await makeAuthority(), script }))
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ])
  const key = await crypto.subtle.exportKey('jwk', pair.privateKey)
  const start = { shelf: join(folder, 'shelf.sqlite'), key, endpoint: server.endpoint }
  const processes = Array.from({ length: PROCESSES }, startProcess)
  for (const child of processes) await ask(child, { start })

  const refused: string[] = []
  let number = 0
  while (number < PUSHES) {
    // Each round some or all of the processes push at the same instant, each a few times.
    clock.now = START + Math.floor((number / PUSHES) * SIX_HOURS)
    const busy = processes.filter(() => random() < 0.7)
    const rounds = busy.map((child) => {
      const times = Math.min(1 + Math.floor(random() * 8), PUSHES - number)
      const push = { number, now: clock.now, times }
      number += times
      return ask(child, { push })
    })
    for (const { done } of await Promise.all(rounds)) refused.push(...(done ?? []))
  }

  expect([...server.seen.values()].reduce((sum, times) => sum + times, 0)).toBe(PUSHES)
  expect(new Set(refused)).toEqual(new Set(['ExpiredProviderToken']))
  expect(refused.length).toBeLessThan(PUSHES * 0.003)
  const made = [...firstUse.values()].sort((one, other) => one - other)
  const gaps = made.slice(1).map((at, n) => (at - (made[n] ?? 0)) / 1_000)
  // Six hours need at least one every 50 minutes; the clock moves by up to a few seconds a round.
  expect(made.length).toBeGreaterThanOrEqual(7)
  expect(made.length).toBeLessThanOrEqual(18)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(TOKEN_AGE.youngestToReplace)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(TOKEN_AGE.oldestToUse + 120)
}, 240_000)
