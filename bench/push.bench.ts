import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { PushRequest } from '@/lib/push/request'
import { toWire } from '@/lib/push/wire'
import { medianTimes } from './rounds'
import type { BenchRow } from './row'

const ROUNDS = 12
const PER_ROUND = 25
/** Every so many pushes the simulator would say TooManyRequests for one token. */
const DEVICES = 2

/**
 * What the console adds to a push: the session's records, the rules, the intent on disk (fsync) and
 * the outcome on disk, beside the client sending the same request by itself. One at a time, on a
 * warm connection, to the simulator in this process.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  const { apnsClient, sendPush } = await import('@/lib/server/push')
  const { providerTokenFor } = await import('@/lib/server/provider-token')
  const { apnsEndpoint } = await import('@/lib/server/endpoints')
  const { simulator } = await import('@/lib/server/simulator/open')
  const { issueTrialKeyInto } = await import('./trial-key')
  const { demoDevice } = await import('@/lib/server/simulator/apns/demo')
  const { store } = await import('@/lib/server/store/open')

  const running = await simulator()
  if (!running) throw new Error('the simulator is off')
  const { session, key } = await issueTrialKeyInto(running.world)
  const requests = Array.from({ length: DEVICES }, (): PushRequest => {
    const made = demoDevice(running.world, 'local')
    if (!made.ok) throw new Error(made.message)
    const deviceToken = made.app.tokens.alert ?? ''
    return { ...EMPTY_REQUEST, deviceToken, topic: made.app.bundleId, key }
  })
  const endpoint = await apnsEndpoint('simulator', 443)
  const signed = await providerTokenFor(session, key)
  if (!endpoint || !signed) throw new Error('nothing to send with')

  let count = 0
  const next = () => {
    const request = requests[count++ % DEVICES]
    if (!request) throw new Error('no request')
    return request
  }
  const work = {
    client: async () => {
      const request = next()
      const apnsId = randomUUID()
      const outcome = await apnsClient().send({
        endpoint,
        credential: signed.credential,
        authorization: `bearer ${signed.token.token}`,
        request: toWire(request, apnsId),
        apnsId,
        environment: 'simulator',
      })
      if (outcome.kind !== 'accepted') throw new Error(`the client: ${outcome.reason}`)
    },
    console: async () => {
      const sent = await sendPush(session, {
        id: randomUUID(),
        request: next(),
        despiteHold: false,
      })
      if (sent.kind !== 'sent' || sent.attempt.outcome?.kind !== 'accepted') {
        throw new Error(`the console: ${JSON.stringify(sent).slice(0, 200)}`)
      }
    },
  }
  try {
    const times = await medianTimes(work, { rounds: ROUNDS, perRound: PER_ROUND })
    return [
      { name: 'the client alone', value: times.client, unit: 'ms' },
      {
        name: 'the console: records, rules, intent, outcome',
        value: times.console,
        unit: 'ms',
        ratio: { to: 'the client alone', value: times.console / times.client },
      },
    ]
  } finally {
    await apnsClient().close()
    await running.close()
    await (await store()).close()
    rmSync(folder, { recursive: true, force: true })
  }
}
