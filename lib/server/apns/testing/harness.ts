import 'server-only'
import type { Outcome } from '@/lib/push/outcome'
import type { ApnsCall, ApnsClientOptions } from '../call'
import { type ApnsClient, createApnsClient } from '../client'
import type { ApnsEndpoint } from '../endpoint'
import { testCall } from './calls'

/** Clients and servers of a test; `close` ends them all, the clients first. */
export class Harness {
  private readonly ends: { close(): Promise<unknown> }[] = []

  client(options: ApnsClientOptions = {}): ApnsClient {
    return this.keep(createApnsClient(options))
  }

  keep<T extends { close(): Promise<unknown> }>(one: T): T {
    this.ends.unshift(one)
    return one
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0)) await end.close()
  }
}

/** Sends pushes `from` to `from + count - 1` at the same time. */
export function sendMany(
  client: ApnsClient,
  endpoint: ApnsEndpoint,
  count: number,
  { from = 1, over = {} }: { from?: number; over?: Partial<ApnsCall> } = {},
): Promise<Outcome[]> {
  return Promise.all(
    Array.from({ length: count }, (_, at) => client.send(testCall(endpoint, from + at, over))),
  )
}

/** How many of each kind. */
export function tally(outcomes: readonly Outcome[]): Partial<Record<Outcome['kind'], number>> {
  const counts: Partial<Record<Outcome['kind'], number>> = {}
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))
