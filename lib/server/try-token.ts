import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { environment } from '@/lib/apple/environments'
import { toWire } from '@/lib/push/wire'
import type { TryOrder, TryProblem, TryResult } from '@/lib/token/try/order'
import { tryRequest } from '@/lib/token/try/request'
import { createApnsClient } from './apns/client'
import { apnsEndpoint } from './endpoints'

/** Why nothing was sent. */
export const TRY_PROBLEMS = {
  badRequest: (place: string): TryProblem => ({
    code: 'bad-request',
    title: 'The console could not read what the page sent',
    message: `What the page sent does not fit: ${place}.`,
    fix: 'A token has up to 4,096 characters and no white space. Paste it again.',
  }),
  simulatorOff: {
    code: 'simulator-off',
    title: 'The simulator is switched off',
    message: 'This console was started with ASSAY_SIMULATOR=off.',
    fix: 'Choose Sandbox or Production at the top, or start the console with the simulator.',
  },
  notConfirmed: {
    code: 'not-confirmed',
    title: 'Production was not confirmed',
    message: 'A token goes to Apple’s production service only after a second click.',
    fix: 'Click once more.',
  },
} as const satisfies Record<string, TryProblem | ((...args: never[]) => TryProblem)>

/** A device token has 32 bytes mostly; that these are somebody’s will not happen. */
const DEVICE_TOKEN_BYTES = 32

/**
 * Sends the token in a push that cannot be delivered. The connection is made for it and closed after
 * it, so no other push is bound to its key, and nothing of it is kept or logged.
 */
export async function tryToken(order: TryOrder): Promise<TryResult> {
  const { environment: id, topic, providerToken } = order
  const { apns, simulated } = environment(id)
  if (apns === 'production' && !simulated && !order.confirmed) {
    return { kind: 'not-sent', problem: TRY_PROBLEMS.notConfirmed }
  }
  const endpoint = await apnsEndpoint(id, 443)
  if (endpoint === null) return { kind: 'not-sent', problem: TRY_PROBLEMS.simulatorOff }
  const client = createApnsClient({ maxConnections: 1 })
  const apnsId = randomUUID()
  try {
    const outcome = await client.send({
      endpoint,
      credential: `try ${apnsId}`,
      authorization: `bearer ${providerToken}`,
      request: toWire(
        tryRequest(id, topic, randomBytes(DEVICE_TOKEN_BYTES).toString('hex')),
        apnsId,
      ),
      apnsId,
      environment: id,
    })
    return { kind: 'tried', outcome }
  } finally {
    await client.close()
  }
}
