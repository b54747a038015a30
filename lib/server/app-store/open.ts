import 'server-only'
import { createHash } from 'node:crypto'
import type { CallResult } from '@/lib/app-store/answer'
import { log } from '../log'
import { singleton } from '../singleton'
import { type AskedCall, type CallerParts, makeCall } from './caller'
import { createAppStoreClient } from './client'
import { credentialFor } from './credential'
import { appStoreEndpoint } from './endpoint'
import { Limiter } from './limiter'

/** What all calls of this process share: connections and rate limits. */
function parts(): CallerParts {
  return singleton('app-store', () => ({
    client: createAppStoreClient(),
    limiter: new Limiter(),
    endpointOf: (id) => appStoreEndpoint(id),
    credentialFor: (asked, session, now) => credentialFor(asked, session, now),
  }))
}

/** Calls the App Store Server API for somebody. See `makeCall`. */
export async function callAppStore(asked: AskedCall): Promise<CallResult> {
  const result = await makeCall(parts(), asked)
  const { call, environment } = asked.order
  const became = 'status' in result ? { status: result.status, tookMs: result.tookMs } : {}
  log().debug({ call, environment, result: result.kind, ...became }, 'a call to the App Store')
  return result
}

const underWay = () => singleton('app-store-changes', () => new Map<string, Promise<CallResult>>())

/**
 * The same for a call that changes something. `id` is made for one click: while it is under way, a
 * second one gets the first one’s answer and sends nothing.
 */
export function changeAtAppStore(asked: AskedCall, id: string): Promise<CallResult> {
  const changes = underWay()
  const name = `${whose(asked)} ${asked.order.call} ${id}`
  const running = changes.get(name)
  if (running) return running
  const started = callAppStore(asked).finally(() => changes.delete(name))
  changes.set(name, started)
  return started
}

function whose({ session, credential }: AskedCall): string {
  if (session) return session.rowKey
  return createHash('sha256').update(JSON.stringify(credential)).digest('hex')
}
