import { onSchedule, RETRY_HOURS } from '../apple/send-attempts'

const HOUR = 3_600_000

/** An attempt that Apple made, will make or would make, at its place in the schedule. */
export interface ScheduleSlot {
  /** From 1. */
  number: number
  /** Hours after the attempt before; `null` for the first. */
  afterHours: number | null
  /** When it is due by the attempt before, in milliseconds since 1970 UTC; `null`: unknown. */
  due: number | null
  /** What was made of it; `null`: nothing yet, or nothing any more. */
  attempt: { at: number | null; result: string } | null
  /** Minutes after it was due, negative before; `null` where either is unknown. */
  offMinutes: number | null
  /**
   * `made`, `due` (in the future), `overdue` (it should have been made), `not-needed` (one before
   * succeeded), `none` (this environment does not repeat).
   */
  state: 'made' | 'due' | 'overdue' | 'not-needed' | 'none'
}

/** How much later than due an attempt may be before it counts as overdue. */
const GRACE_MS = HOUR

/**
 * Places attempts on Apple's schedule: five more in production, 1, 12, 24, 48 and 72 hours after the
 * one before; in the sandbox the first is the only one. `signedAt` stands in for a first attempt of
 * which nothing is known. More attempts than the schedule has are shown behind it. All times are in
 * milliseconds since 1970 UTC.
 * https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications
 */
export function placeAttempts(about: {
  attempts: readonly { at: number | null; result: string }[]
  environment: string | null
  signedAt: number | null
  now: number
}): ScheduleSlot[] {
  const { environment, signedAt, now } = about
  const made = onSchedule(about.attempts)
  const success = made.findIndex(({ result }) => result === 'SUCCESS')
  const repeats = environment !== 'Sandbox'
  const slots: ScheduleSlot[] = []
  let before = signedAt
  const count = Math.max(RETRY_HOURS.length + 1, made.length)
  for (let index = 0; index < count; index++) {
    const afterHours = index === 0 ? null : (RETRY_HOURS[index - 1] ?? null)
    const due = before === null ? null : before + (afterHours ?? 0) * HOUR
    const attempt = made[index] ?? null
    slots.push({
      number: index + 1,
      afterHours,
      due,
      attempt: attempt && { at: attempt.at, result: attempt.result },
      offMinutes:
        attempt === null || attempt.at === null || due === null
          ? null
          : Math.round((attempt.at - due) / 60_000),
      state: stateOf({ made: attempt !== null, index, repeats, success, due, now }),
    })
    before = attempt?.at ?? due
  }
  return slots
}

function stateOf(slot: {
  made: boolean
  index: number
  repeats: boolean
  success: number
  due: number | null
  now: number
}): ScheduleSlot['state'] {
  if (slot.made) return 'made'
  if (slot.success >= 0 && slot.index > slot.success) return 'not-needed'
  if (!slot.repeats && slot.index > 0) return 'none'
  return slot.due !== null && slot.due + GRACE_MS < slot.now ? 'overdue' : 'due'
}
