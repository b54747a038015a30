import 'server-only'
import { createApnsClient } from '../client'
import type { ApnsEndpoint } from '../endpoint'
import { createProviderTokens } from '../provider-tokens'
import { testCall } from './calls'
import { sqliteShelf } from './sqlite-shelf'

/** What the parent says first, and then for every push. */
export type ToTokenProcess =
  | { start: { shelf: string; key: JsonWebKey; endpoint: ApnsEndpoint } }
  | { push: { number: number; now: number; times: number } }

export interface FromTokenProcess {
  ready?: true
  /** The reasons of the pushes that were not accepted. */
  done?: string[]
}

const OWNER = { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', fingerprint: 'f'.repeat(64) }
const clock = { now: 0 }
const tokens = createProviderTokens({ now: () => clock.now })
const client = createApnsClient()
let send: ((number: number) => Promise<string | null>) | null = null

/** One of several processes that push with the same key, at the times that the parent tells. */
process.on('message', async (message: ToTokenProcess) => {
  if ('start' in message) {
    send = await prepare(message.start)
    report({ ready: true })
    return
  }
  const { number, now, times } = message.push
  clock.now = now
  const sent = Array.from({ length: times }, (_, at) => send?.(number + at))
  const reasons = (await Promise.all(sent)).filter((reason) => reason !== null)
  report({ done: reasons.map(String) })
})

async function prepare({ shelf: file, key: jwk, endpoint }: ToTokenProcessStart) {
  const shelf = sqliteShelf(file)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign'])
  const get = (expired?: string) =>
    tokens.get({ owner: OWNER, key: async () => key, shelf, expired })
  // As the console does it: the complaint is answered by the next push, which leaves at once. A token
  // taken now and first used later would reach the connection later than this process counts from.
  let expired: string | undefined
  return async (number: number): Promise<string | null> => {
    const { token } = await get(expired)
    const outcome = await client.send(
      testCall(endpoint, number, { authorization: `bearer ${token}` }),
    )
    if (outcome.reason === 'ExpiredProviderToken') expired = token
    return outcome.kind === 'accepted' ? null : (outcome.reason ?? outcome.fault?.detail ?? '')
  }
}

type ToTokenProcessStart = Extract<ToTokenProcess, { start: unknown }>['start']

function report(message: FromTokenProcess): void {
  process.send?.(message)
}
