import 'server-only'
import type { RingLimits } from '../store/inbox-store'

const DAY = 24 * 3600_000

/** A genuine notification has about 20 kB at most. */
export const BODY_MAX = 256 * 1024
/** In which a body has to arrive, in milliseconds. */
export const BODY_MS = 10_000
/** Of all bodies that are being read at the same time. A request under way takes 50 kB besides. */
export const READING = { bytes: 32 * 1024 * 1024, seats: 128 } as const
/** Of headers, what is kept. */
export const HEADERS_MAX = 16 * 1024
/** What is kept of the body of something that is not genuine. */
export const OTHER_BODY_MAX = 16 * 1024

/** The rings of an inbox. `days`: what is older goes. */
export const RINGS: Readonly<Record<'genuine' | 'other', RingLimits & { days: number }>> = {
  genuine: { rows: 10_000, bytes: 64 * 1024 * 1024, days: 180 },
  other: { rows: 100, bytes: 2 * 1024 * 1024, days: 30 },
}

/** How many of what is not genuine are kept in a row of requests, and how many a second after. */
export const OTHER_BURST = 20
export const OTHER_PER_SECOND = 2

/** Inboxes of one cookie, and of the whole console. */
export const INBOXES = { owner: 8, total: 1000 } as const
/** An inbox ends when nobody has opened it for this long; so does its cookie. */
export const INBOX_MS = 180 * DAY
/** How much of that has to be over before opening it is written down. */
export const EXTEND_AFTER_MS = DAY

export const expiresAfter = (at: number, ring: 'genuine' | 'other') => at + RINGS[ring].days * DAY
