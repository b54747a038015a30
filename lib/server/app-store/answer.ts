import 'server-only'
import type { Answered } from '@/lib/app-store/answer'
import { type ReadBody, readAnswerBody } from '@/lib/app-store/read-answer'
import { readRetryAfter } from '@/lib/app-store/retry-after'
import type { RawAnswer } from './request'

/** An answer that was read and is not explained yet. */
export interface ReadAnswer
  extends Omit<Answered, 'kind' | 'findings' | 'steps' | 'other' | 'otherMissing'> {
  is: ReadBody['is']
  oddities: ReadBody['oddities']
  /** When it came, by the console’s clock: milliseconds since 1970 UTC. */
  cameAt: number
  retryAfterTaken: boolean
}

/** RFC 9110 §5.6.7, the one format that is still sent. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const MOST_HEADER = 200

/** `secret` is the token: a server that says it back does not get it any further. */
export function answerFrom(
  raw: RawAnswer,
  about: Pick<Answered, 'environment' | 'url' | 'method'> & { now: number },
  secret: string,
): ReadAnswer {
  const { now, ...asked } = about
  const mask = (text: string) => text.replaceAll(secret, '[token]')
  const sent = raw.header('retry-after')
  const retryAfter = sent === null ? null : mask(sent)
  const read = readAnswerBody(mask(raw.bytes.toString('utf8')))
  const { until, taken } = readRetryAfter(raw.status, retryAfter, now)
  return {
    ...asked,
    status: raw.status,
    ...read,
    // What an action answers has to have prototypes.
    body: JSON.parse(JSON.stringify(read.body)),
    serverTime: readDate(raw.header('date')),
    retryAt: until,
    ...(retryAfter === null ? {} : { retryAfter: retryAfter.slice(0, MOST_HEADER) }),
    retryAfterTaken: taken,
    tookMs: Math.round(raw.tookMs),
    cameAt: now,
  }
}

function readDate(value: string | null): number | null {
  const at = value !== null && HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : at
}
