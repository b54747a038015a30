import type { CallResult } from '@/lib/app-store/answer'
import { isJsonObject, type JsonValue } from '@/lib/json/node'

/** How a test notification stands. */
export type TestStatus =
  /** Apple has not tried yet, or does not say so yet. */
  | { state: 'under-way' }
  | { state: 'landed' | 'failed'; attempts: Attempt[]; token: string | null }
  /** The status could not be read: `result` says how. */
  | { state: 'unreadable'; result: CallResult }

interface Attempt {
  at: number
  result: string
}

/** The token by which a test is followed, of the answer to the request for it. */
export function testToken(result: CallResult): string | null {
  if (result.kind !== 'answered' || result.status !== 200 || !isJsonObject(result.body)) return null
  const { testNotificationToken: token } = result.body
  return typeof token === 'string' && token !== '' ? token : null
}

/** Not found, which right after the request only means: not sent yet. */
const NOT_YET = 4040008

/** https://developer.apple.com/documentation/appstoreserverapi/checktestnotificationresponse */
export function readStatus(result: CallResult): TestStatus {
  if (result.kind === 'waiting') return { state: 'under-way' }
  if (result.kind !== 'answered') return { state: 'unreadable', result }
  const { body, status } = result
  if (status === 429) return { state: 'under-way' }
  if (isJsonObject(body) && body.errorCode === NOT_YET) return { state: 'under-way' }
  if (status !== 200 || !isJsonObject(body)) return { state: 'unreadable', result }
  const attempts = attemptsOf(body.sendAttempts)
  if (attempts.length === 0) return { state: 'under-way' }
  const landed = attempts.some((attempt) => attempt.result === 'SUCCESS')
  const token = typeof body.signedPayload === 'string' ? body.signedPayload : null
  return { state: landed ? 'landed' : 'failed', attempts, token }
}

function attemptsOf(list: JsonValue | undefined): Attempt[] {
  return (Array.isArray(list) ? list : []).flatMap((row) =>
    isJsonObject(row) &&
    typeof row.attemptDate === 'number' &&
    typeof row.sendAttemptResult === 'string'
      ? [{ at: row.attemptDate, result: row.sendAttemptResult }]
      : [],
  )
}
