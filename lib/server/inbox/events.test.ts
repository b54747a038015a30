import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import type { InboxEvent } from '@/lib/notifications/inbox'
import { inboxEvents } from './events'
import { forgetInbox, makeInbox, ownInbox } from './inboxes'
import { receive } from './receive'
import { type Bench, makeBench, openDesk, post, signed } from './testing/bench'

let bench: Bench
beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench.remove())
beforeEach(() => bench.store.inboxes.clear(bench.inbox))

interface Message {
  id: string | null
  event: InboxEvent
}

/** Somebody who follows, as an EventSource does. */
function follow(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const messages: Message[] = []
  let rest = ''
  let done = false
  const pumped = (async () => {
    for (;;) {
      const read = await reader?.read().catch(() => undefined)
      if (!read || read.done) break
      const parts = (rest + read.value).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        const id = /^id: (.*)$/m.exec(part)?.[1] ?? null
        if (data !== undefined) messages.push({ id, event: JSON.parse(data) })
      }
    }
    done = true
  })()
  return {
    messages,
    pumped,
    isDone: () => done,
    async until(count: number) {
      const limit = performance.now() + 15_000
      while (messages.length < count && performance.now() < limit) {
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return messages
    },
  }
}

async function open(after: string | null, signal = new AbortController().signal) {
  return follow(inboxEvents(bench.desk, bench.owner, await bench.state(), after, signal))
}

const body = (name: string) =>
  signed(bench, { ...payloadFor('notification', 'Production'), notificationUUID: name })

const send = async (name: string, desk = bench.desk) =>
  receive(desk, bench.token, post(await body(name)))

const named = (messages: readonly Message[]) =>
  messages.map(({ event }) =>
    event.kind === 'arrival' ? `${event.arrival.told?.uuid}:${event.arrival.repeats}` : event.kind,
  )

describe('an inbox, live', () => {
  test('tells what comes, in order, and what comes again', async () => {
    const stop = new AbortController()
    const one = await open(null, stop.signal)
    for (const name of ['a', 'b', 'c', 'b']) {
      await send(name)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    expect(named(await one.until(4))).toEqual(['a:0', 'b:0', 'c:0', 'b:1'])
    const ids = one.messages.map(({ id }) => Number(id))
    expect(ids).toEqual(ids.toSorted((x, y) => x - y))
    stop.abort()
    await one.pumped
    expect(one.isDone()).toBe(true)
  })

  test('resumes after a break: nothing is lost, nothing comes twice', async () => {
    const { version } = await bench.state()
    const seen: string[] = []
    let last = String(version)
    for (let round = 0; round < 12; round++) {
      const stop = new AbortController()
      const one = await open(last, stop.signal)
      // Some arrive while it follows, and some while nobody does.
      await send(`r-${round}-0`)
      await one.until(round === 0 ? 1 : 2)
      stop.abort()
      await one.pumped
      seen.push(...named(one.messages))
      last = one.messages.at(-1)?.id ?? last
      await send(`r-${round}-1`)
    }
    const final = await open(last)
    seen.push(...named(await final.until(1)))
    const all = Array.from({ length: 12 }, (_, i) => [`r-${i}-0:0`, `r-${i}-1:0`]).flat()
    expect(seen).toEqual(all)
  })

  test('two follow it at once, and each gets all of it', async () => {
    const both = [await open(null), await open(null)]
    for (let i = 0; i < 20; i++) await send(`t-${i}`)
    for (const one of both) {
      expect(named(await one.until(20))).toEqual(Array.from({ length: 20 }, (_, i) => `t-${i}:0`))
    }
  })

  test('what another process writes comes too', async () => {
    const one = await open(null)
    const now = () => bench.desk.vault.now()
    const other = openDesk(bench.folder, bench.authorities.pki.root, true, now)
    for (const name of ['x', 'y']) await send(name, other.desk)
    expect(named(await one.until(2))).toEqual(['x:0', 'y:0'])
    await other.store.close()
  })

  test('hundreds that were missed come in one go', async () => {
    const { version } = await bench.state()
    for (let i = 0; i < 450; i++) {
      await bench.store.inboxes.append(
        {
          ...{ inbox: bench.inbox, id: `m-${i}`, ring: 'other', mark: null, at: 1, expires: 9e12 },
          ...{ bytes: 1, head: Uint8Array.of(1), body: Uint8Array.of(1) },
        },
        { rows: 1000, bytes: 1e9 },
      )
    }
    const one = await open(String(version))
    const messages = await one.until(450)
    expect(messages).toHaveLength(450)
    // What does not open is told as that.
    expect(messages[0]?.event).toMatchObject({ kind: 'arrival', arrival: { told: null } })
  })

  test('clearing and forgetting are told, and the latter ends it', async () => {
    const one = await open(null)
    await send('a')
    await one.until(1)
    await bench.store.inboxes.clear(bench.inbox)
    expect(named(await one.until(2))).toEqual(['a:0', 'cleared'])

    const { desk, owner } = bench
    const id = (await makeInbox(desk, owner, { name: '', environment: null })) ?? ''
    const state = await ownInbox(desk, owner, id)
    if (!state) throw new Error('the inbox was refused')
    const two = follow(inboxEvents(desk, owner, state, null, new AbortController().signal))
    await forgetInbox(desk, owner, id)
    expect(named(await two.until(1))).toEqual(['gone'])
    await two.pumped
    expect(two.isDone()).toBe(true)
  })

  test('a number from elsewhere begins at the present', async () => {
    for (const after of ['999999999', 'x', '-1', '']) {
      const stop = new AbortController()
      const one = await open(after, stop.signal)
      await send(`n-${after}`)
      expect(named(await one.until(1))).toEqual([`n-${after}:0`])
      stop.abort()
    }
  })
})
