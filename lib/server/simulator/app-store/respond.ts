import 'server-only'
import type { AppStoreFault } from '@/lib/simulator/app-store-state'
import { type Answer, notSimulated, rateLimited, refusal, unauthorized } from './answer'
import { type ReceivedBody, readJson } from './body'
import { findRoute } from './calls/routes'
import { isErrorCode } from './errors'
import type { RateLimits } from './limits'
import type { Signer } from './signer'
import { authorize } from './token'
import type { AppStoreWorld } from './world'
import type { App, Side } from './world/model'

export interface Server {
  world: AppStoreWorld
  signer: Signer
  limits: RateLimits
  side: Side
}

export interface Request {
  method: string
  /** With its query. */
  path: string
  authorization: string | undefined
  body: ReceivedBody
}

export interface Responded {
  answer: Answer
  /** `null`: nothing ties the request to anybody. */
  owner: string | null
  keyId: string | null
  bundleId: string | null
  fault: AppStoreFault | null
}

/**
 * From a request to its answer: first who asks, then what was switched on for them, then the limit,
 * then the endpoint. Apple does not document this order.
 */
export function respond(server: Server, request: Request): Responded {
  const { world, side } = server
  const who = authorize(world, side, request.authorization)
  if (!who.ok) {
    const { owner, keyId, bundleId, why } = who
    const answer = unauthorized(why)
    return { answer, owner: owner ?? world.fallbackOwner, keyId, bundleId, fault: null }
  }
  const { owner, app, key, notes } = who
  const about = { owner, keyId: key.keyId, bundleId: app.bundleId }
  const fault = world.takeFault(owner)
  const faulty = fault ? faultAnswer(fault, world.sources.now()) : null
  const answer = faulty ?? endpointAnswer(server, request, owner, app)
  const undocumented = [...answer.undocumented, ...notes]
  return { ...about, answer: { ...answer, undocumented }, fault }
}

function endpointAnswer(server: Server, request: Request, owner: string, app: App): Answer {
  const { world, signer, side, limits } = server
  const [pathname = '', search = ''] = request.path.split('?')
  const found = findRoute(request.method, pathname)
  if (!found) return notSimulated(`${request.method.slice(0, 16)} ${pathname.slice(0, 120)}`)
  const over = limits.count(
    { owner, bundleId: app.bundleId, side },
    found.route,
    world.sources.now(),
  )
  if (over) return rateLimited(over.until, `More than ${over.most} such requests in this hour.`)
  if (request.body.end === 'too-long') {
    return refusal(4000000, 'The body is longer than 64 kB, so it was not read.', [
      'How long a body may be is not documented.',
    ])
  }
  return found.route.handle({
    world,
    stage: world.stage(owner, side),
    app,
    signer,
    params: found.params,
    query: new URLSearchParams(search),
    body: readJson(request.body.text),
  })
}

function faultAnswer(fault: AppStoreFault, now: number): Answer | null {
  if (fault.kind === 'error' && isErrorCode(fault.errorCode)) {
    return refusal(fault.errorCode, 'This answer was switched on for this request.')
  }
  if (fault.kind === 'rate-limit') {
    return rateLimited(now + fault.waitMs, 'The limit was switched on for this request.')
  }
  return null
}
