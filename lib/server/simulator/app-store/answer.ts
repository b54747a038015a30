import 'server-only'
import { ERRORS, type ErrorCode, statusOf } from './errors'

/** What goes back over the wire, and what the log says of it. */
export interface Answer {
  status: number
  /** `null`: an empty body. */
  body: object | null
  headers: Record<string, string>
  errorCode: number | null
  /** Why it was answered so, in one sentence. */
  why: string
  /** What Apple does not document about this answer. */
  undocumented: string[]
}

export function ok(body: object | null, why: string, undocumented: string[] = []): Answer {
  return { status: 200, body, headers: {}, errorCode: null, why, undocumented }
}

/** Taken in, to be looked at later. */
export const taken = (why: string): Answer => ({ ...ok(null, why), status: 202 })

/** A documented error as its JSON. */
export function refusal(errorCode: ErrorCode, why: string, undocumented: string[] = []): Answer {
  return {
    status: statusOf(errorCode),
    body: { errorCode, errorMessage: ERRORS[errorCode] },
    headers: {},
    errorCode,
    why,
    undocumented,
  }
}

/** `Retry-After` is an instant in milliseconds: https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits */
export function rateLimited(until: number, why: string): Answer {
  return { ...refusal(4290000, why), headers: { 'retry-after': String(Math.ceil(until)) } }
}

/** 401 has an empty body and says nothing of the reason: only the simulator's log does. */
export function unauthorized(why: string, undocumented: string[] = []): Answer {
  return { status: 401, body: null, headers: {}, errorCode: null, why, undocumented }
}

/** A path that is none of those that are simulated. */
export function notSimulated(what: string): Answer {
  return {
    status: 404,
    body: null,
    headers: {},
    errorCode: null,
    why: `${what} is not simulated.`,
    undocumented: ['How Apple answers an unknown path is not documented.'],
  }
}
