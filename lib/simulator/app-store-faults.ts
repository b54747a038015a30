import type { AppStoreFault } from './app-store-state'

export interface FaultChoice {
  value: AppStoreFault['kind']
  label: string
  about: string
  /** What its seconds are called, where it has some. */
  seconds: string | null
}

/** What an answer of the API can be made to be. */
export const CHOICES: readonly FaultChoice[] = [
  {
    value: 'error',
    label: 'An error',
    about: 'Its first three digits are the HTTP status.',
    seconds: null,
  },
  {
    value: 'rate-limit',
    label: 'A rate limit',
    about:
      '429 and 4290000, with Retry-After as Apple writes it: an instant in milliseconds since 1970.',
    seconds: 'Wait, seconds',
  },
  {
    value: 'slow',
    label: 'The answer, late',
    about: 'The request is handled as usual, and answered after that time.',
    seconds: 'Delay, seconds',
  },
  {
    value: 'drop',
    label: 'A broken connection',
    about:
      'The request is handled as usual, but the connection ends before the answer leaves: a change may have been made.',
    seconds: null,
  },
]

/** A fault as it was written down; a sentence where it cannot be read. The server has the last word. */
export function readFault(form: {
  kind: AppStoreFault['kind']
  errorCode: string
  times: string
  seconds: string
}): AppStoreFault | string {
  const times = Number(form.times)
  const ms = Math.round(Number(form.seconds.replace(',', '.')) * 1000)
  if (!Number.isSafeInteger(times) || times < 1) return 'The number of requests must be at least 1.'
  if (form.kind === 'error') return { kind: 'error', errorCode: Number(form.errorCode), times }
  if (form.kind === 'drop') return { kind: 'drop', times }
  if (!(ms >= 1)) return 'The time must be a number of seconds, more than 0.'
  return form.kind === 'slow'
    ? { kind: 'slow', delayMs: ms, times }
    : { kind: 'rate-limit', waitMs: ms, times }
}

/** A waiting fault in words. */
export function faultSentence(fault: AppStoreFault): string {
  const next =
    fault.times === 1
      ? 'The next request'
      : `The next ${fault.times.toLocaleString('en-GB')} requests`
  if (fault.kind === 'error') return `${next}: error ${fault.errorCode}`
  if (fault.kind === 'rate-limit') return `${next}: rate limit, wait ${fault.waitMs / 1000} s`
  if (fault.kind === 'slow') return `${next}: answered ${fault.delayMs / 1000} s late`
  return `${next}: the connection breaks`
}
