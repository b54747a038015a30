import { expect, it } from 'vitest'
import { faultSentence, readFault } from './app-store-faults'

const form = { kind: 'error', errorCode: '4040010', times: '1', seconds: '5' } as const

it.each([
  [form, { kind: 'error', errorCode: 4040010, times: 1 }, 'The next request: error 4040010'],
  [
    { ...form, kind: 'rate-limit', times: '2' },
    { kind: 'rate-limit', waitMs: 5000, times: 2 },
    'The next 2 requests: rate limit, wait 5 s',
  ],
  [
    { ...form, kind: 'slow', seconds: '0,5' },
    { kind: 'slow', delayMs: 500, times: 1 },
    'The next request: answered 0.5 s late',
  ],
  [
    { ...form, kind: 'drop', seconds: 'x' },
    { kind: 'drop', times: 1 },
    'The next request: the connection breaks',
  ],
] as const)('%o', (written, fault, words) => {
  expect(readFault(written)).toEqual(fault)
  expect(faultSentence(fault)).toBe(words)
})

it.each([
  [{ ...form, times: '0' }, 'The number of requests must be at least 1.'],
  [{ ...form, times: 'two' }, 'The number of requests must be at least 1.'],
  [{ ...form, kind: 'slow', seconds: '0' }, 'The time must be a number of seconds, more than 0.'],
  [{ ...form, kind: 'slow', seconds: 'x' }, 'The time must be a number of seconds, more than 0.'],
] as const)('%o is told', (written, wanted) => expect(readFault(written)).toBe(wanted))
