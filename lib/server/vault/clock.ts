import 'server-only'

/** Both in milliseconds. */
export interface Clock {
  /** Since 1970 UTC, as the computer has it: somebody can set it. */
  wall(): number
  /** Since some instant, at a steady pace: nobody can set it, but it may stop while a laptop sleeps. */
  steady(): number
}

export const SYSTEM_CLOCK: Clock = {
  wall: () => Date.now(),
  steady: () => performance.now(),
}

/**
 * A clock that expiry can rest on: it follows the wall clock forwards, and where that is set back
 * it goes on at the steady pace. So nothing that has ended begins again.
 */
export function steadyNow(clock: Clock): () => number {
  let last = clock.wall()
  let at = clock.steady()
  return () => {
    const steady = clock.steady()
    last = Math.max(clock.wall(), last + Math.max(0, steady - at))
    at = steady
    return Math.floor(last)
  }
}
