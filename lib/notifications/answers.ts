import type { Arrival } from './arrival'

/**
 * What an inbox answers to whatever reaches it. Apple takes 200 to 206 for done and sends anything
 * else again: five times in production, never in the sandbox. Its page has it that 40x and 50x are
 * both sent again; a report of March 2026 says that 400 no longer is, so nothing rests on a 4xx
 * bringing a notification back.
 * https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications
 */
export interface InboxAnswer {
  id: AnswerId
  status: number
  /** Seconds, for `Retry-After`. */
  retryAfter?: number
  /** What it is answered to. */
  to: string
  /** Why this status: a sentence. */
  why: string
}

export type AnswerId =
  | 'kept'
  | 'repeated'
  | 'unproven'
  | 'refused'
  | 'not-a-notification'
  | 'not-a-post'
  | 'too-large'
  | 'too-slow'
  | 'unknown-address'
  | 'store-down'
  | 'busy'

export const INBOX_ANSWERS: readonly InboxAnswer[] = [
  {
    id: 'kept',
    status: 200,
    to: 'a genuine notification or webhook',
    why: 'It has been written to disk, so Apple need not send it again.',
  },
  {
    id: 'repeated',
    status: 200,
    to: 'one that is here already',
    why: 'An earlier answer was lost or came too late. It is counted, and Apple may stop.',
  },
  {
    id: 'unproven',
    status: 200,
    to: 'version 1, or a webhook while no secret is set',
    why: 'Nothing in it can be verified, and sending it again would not change that.',
  },
  {
    id: 'refused',
    status: 403,
    to: 'what should have been signed by Apple and is not',
    why: 'Apple never sends such a thing. If the fault is on this side, Apple’s history shows the failure, which a 200 would hide.',
  },
  {
    id: 'not-a-notification',
    status: 400,
    to: 'anything that is not a notification',
    why: 'Whoever sent it learns that it is not understood here.',
  },
  {
    id: 'not-a-post',
    status: 405,
    to: 'a request that is not a POST, such as a browser’s',
    why: 'The address is there; it takes POST.',
  },
  {
    id: 'too-large',
    status: 413,
    to: 'a body of more than 256 KiB',
    why: 'The longest notification has about 20 kB. Reading ends at the limit.',
  },
  {
    id: 'too-slow',
    status: 408,
    to: 'a body that did not arrive within ten seconds',
    why: 'Apple sends it at once; a slower sender would only hold up a connection.',
  },
  {
    id: 'unknown-address',
    status: 404,
    to: 'an address that belongs to nobody, or no longer does',
    why: 'Nothing is read, kept or said.',
  },
  {
    id: 'store-down',
    status: 503,
    retryAfter: 60,
    to: 'anything, while it cannot be stored',
    why: 'A 200 would lose it. Apple sends it again in production, and Get Notification History has it in any case.',
  },
  {
    id: 'busy',
    status: 503,
    retryAfter: 5,
    to: 'anything, while too much is being read at once',
    why: 'What is read at the same time has a limit, so that a flood cannot fill the memory.',
  },
]

export function inboxAnswer(id: AnswerId): InboxAnswer {
  const row = INBOX_ANSWERS.find((one) => one.id === id)
  if (!row) throw new Error(`no answer called ${id}`)
  return row
}

/** The answer to what was read whole and could be kept. */
export function answerTo(arrival: Pick<Arrival, 'trust'>, method: string): AnswerId {
  if (method !== 'POST') return 'not-a-post'
  switch (arrival.trust) {
    case 'apple':
    case 'simulator':
    case 'secret':
      return 'kept'
    case 'unproven':
      return 'unproven'
    case 'refused':
      return 'refused'
    case 'none':
      return 'not-a-notification'
  }
}
