'use client'

import { useEffect, useRef, useState } from 'react'
import { credentialOf } from '@/components/transactions/credential'
import { fetchCall } from '@/components/transactions/use-call'
import type { CallResult } from '@/lib/app-store/answer'
import type { CallOrder } from '@/lib/app-store/call'
import type { EnvironmentId } from '@/lib/apple/environments'
import { usePage } from '../page-actions'
import { readStatus, type TestStatus, testToken } from './follow'

/** Apple allows one question a second. */
const EVERY_MS = 2000
const FOLLOWED_MS = 120_000

export type TestState =
  | { state: 'idle' | 'asking' }
  /** The request, or the question for its status; `null`: the console did not answer. */
  | { state: 'refused'; result: CallResult | null }
  | { state: 'following'; since: number }
  /** Two minutes went by, and Apple has not said how it ended. */
  | { state: 'given-up' }
  | { state: 'ended'; status: Ended }

type Ended = Extract<TestStatus, { state: 'landed' | 'failed' }>

/** Asks for a test notification, then how it went, until it landed or failed, for two minutes. */
export function useTest() {
  const { actions } = usePage()
  const [test, setTest] = useState<TestState>({ state: 'idle' })
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  async function ask(place: EnvironmentId, keyId: string) {
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    const set = (next: TestState) => {
      if (!mine.signal.aborted) setTest(next)
    }
    set({ state: 'asking' })
    const who = await credentialOf(keyId)
    if (!who.ok)
      return set({ state: 'refused', result: { kind: 'not-sent', problem: who.problem } })
    const { credential } = who
    const result = await actions
      .requestTestNotification({ id: crypto.randomUUID(), environment: place, credential })
      .catch(() => null)
    const token = result && testToken(result)
    if (!token) return set({ state: 'refused', result })
    const since = Date.now()
    set({ state: 'following', since })
    while (!mine.signal.aborted && Date.now() - since < FOLLOWED_MS) {
      const status = await statusOf(place, keyId, token, mine.signal)
      if (status === null) return
      if (status.state === 'unreadable') return set({ state: 'refused', result: status.result })
      if (status.state !== 'under-way') return set({ state: 'ended', status })
      await new Promise((done) => setTimeout(done, EVERY_MS))
    }
    set({ state: 'given-up' })
  }

  function stop() {
    abort.current?.abort()
    setTest({ state: 'given-up' })
  }
  return { test, ask, stop }
}

/** `null`: it was stopped. */
async function statusOf(
  place: EnvironmentId,
  keyId: string,
  token: string,
  signal: AbortSignal,
): Promise<TestStatus | null> {
  const order: CallOrder = {
    call: 'test-status',
    environment: place,
    path: { token },
    query: [],
    body: null,
  }
  try {
    return readStatus(await fetchCall(order, keyId, signal))
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}
