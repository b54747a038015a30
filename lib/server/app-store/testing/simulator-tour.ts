import 'server-only'
import { expect } from 'vitest'
import type { Answered, CallResult } from '@/lib/app-store/answer'
import type { CallId, CallOrder } from '@/lib/app-store/call'
import { nextPage } from '@/lib/app-store/paging'
import { type EnvironmentId, environment } from '@/lib/apple/environments'
import { isJsonObject, type JsonObject } from '@/lib/json/node'
import { verifyBatch } from '@/lib/verify/batch'
import {
  type Bench,
  BUNDLE_ID,
  HOOK,
  mint,
  must,
  startBench,
} from '../../simulator/app-store/test-client'
import { type CallerParts, makeCall } from '../caller'
import { createAppStoreClient } from '../client'
import { credentialFor } from '../credential'
import { Limiter } from '../limiter'

/** The console's client beside a simulated App Store, in one process. */

export type Place = 'simulator' | 'simulator-production'
export const PLACES: readonly Place[] = ['simulator', 'simulator-production']
export const DAY = 86_400_000

export let bench: Bench
let parts: CallerParts
export const asked = new Set<CallId>()

/** A store with customers on both sides, and the client. */
export async function openTour(): Promise<void> {
  bench = await startBench({ now: Date.now })
  const world = bench.store.world
  for (const place of PLACES) {
    const side = environment(place).apns
    must(world.setUrl('local', BUNDLE_ID, side, HOOK))
    for (const id of [
      'grace-and-recovery',
      'refund-active',
      'consumables',
      'offers',
      'commitment',
    ]) {
      must(world.startScenario('local', side, id, { begin: 'past' }))
    }
    must(world.startScenario('local', side, 'new-monthly', { begin: 'now' }))
  }
  await bench.store.deliveries.settle()
  parts = {
    client: createAppStoreClient(),
    limiter: new Limiter(),
    endpointOf: async (id) => {
      const { origin, ca } = bench.store.endpoints[environment(id).apns]
      return { origin, ca }
    },
    credentialFor,
  }
}

export async function closeTour(): Promise<void> {
  parts.client.close()
  await bench.store.close()
}

export function tokenNow(claims: object = {}, header: object = {}): string {
  const iat = Math.floor(Date.now() / 1000)
  return mint(bench, { header, claims: { iat, exp: iat + 300, ...claims } })
}

type Ask = Partial<CallOrder> & { call: CallId }

export function ask(place: EnvironmentId, about: Ask, token = tokenNow()): Promise<CallResult> {
  asked.add(about.call)
  const order: CallOrder = { environment: place, path: {}, query: [], body: null, ...about }
  return makeCall(parts, {
    order,
    credential: { kind: 'token', token },
    session: null,
    signal: null,
  })
}

export function answered(result: CallResult): Answered {
  if (result.kind !== 'answered') throw new Error(JSON.stringify(result))
  return result
}

/** The body of a call that went well, of which the console finds nothing odd. */
export async function said(place: EnvironmentId, about: Ask): Promise<JsonObject> {
  const answer = answered(await ask(place, about))
  expect(answer).toMatchObject({ environment: place, findings: [], other: null })
  expect([200, 202]).toContain(answer.status)
  return isJsonObject(answer.body) ? answer.body : {}
}

export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** What the tokens say, each verified up to the simulator's root. */
export async function read(tokens: readonly string[]): Promise<JsonObject[]> {
  const trust = [{ name: 'Simulator', pem: bench.store.signing.rootPem }]
  const verdicts = await verifyBatch(tokens, { trust })
  return verdicts.map(({ verdict, payload, why }) => {
    expect([verdict, why]).toEqual(['valid', null])
    if (!isJsonObject(payload)) throw new Error('no payload')
    return payload
  })
}

export const one = async (token: unknown) => (await read([String(token)]))[0]

export function customerOf(place: Place, scenario: string) {
  const { customers } = bench.store.world.of('local').sides[environment(place).apns]
  const row = customers.find((customer) => customer.scenario === scenario)
  const [first] = row?.transactions ?? []
  if (!row || !first) throw new Error(`no customer of ${scenario}`)
  return { row, first, path: { transactionId: first.transactionId } }
}

/** Every page of a list, the first to the last. */
export async function everyPage(place: Place, first: Ask): Promise<JsonObject[]> {
  const pages: JsonObject[] = []
  const whole: CallOrder = { environment: place, path: {}, query: [], body: null, ...first }
  for (let order: CallOrder | null = whole; order !== null; ) {
    const body = await said(place, order)
    pages.push(body)
    const next = nextPage(order, body)
    if (next.kind === 'stuck') throw new Error(next.message)
    order = next.kind === 'next' ? next.order : null
  }
  return pages
}
