import { describe, expect, it } from 'vitest'
import type { Attempt } from './attempt'
import { exampleDraft } from './example-draft'
import { holdOf } from './hold'
import type { Outcome } from './outcome'
import type { PushRequest } from './request'

// https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
const NOW = 1_800_000_000_000

function attempt(request: Partial<PushRequest>, status: number, reason: string, inMs: number) {
  const outcome = {
    kind: 'rejected',
    reason,
    retryAt: NOW + inMs,
    exchange: { response: { status } },
  } as unknown as Outcome
  return {
    id: 'a',
    request: { ...exampleDraft().request, ...request },
    outcome,
  } as unknown as Attempt
}

const SAME = exampleDraft().request
const OTHER_TOKEN = { ...SAME, deviceToken: 'ff'.repeat(32) }
const OTHER_KEY = { ...SAME, key: { id: 'other', keyId: 'ABCDEFGHIJ', teamId: 'ABCDEFGHIJ' } }
const ELSEWHERE: PushRequest = { ...SAME, environment: 'production' }

describe('whether an earlier answer asks a push to wait', () => {
  const tooMany = [attempt({}, 429, 'TooManyRequests', 5_000)]
  const updates = [attempt({}, 429, 'TooManyProviderTokenUpdates', 5_000)]
  const down = [attempt({}, 503, 'ServiceUnavailable', 900_000)]
  const over = [attempt({}, 503, 'ServiceUnavailable', -1)]

  it.each([
    ['429 TooManyRequests is about that device token', tooMany, SAME, 'device-token'],
    ['and not about another one', tooMany, OTHER_TOKEN, null],
    ['429 TooManyProviderTokenUpdates is about the key', updates, OTHER_TOKEN, 'provider-token'],
    ['and not about another key', updates, OTHER_KEY, null],
    ['a 503 is about everything there', down, OTHER_TOKEN, 'environment'],
    ['and not about another environment', down, ELSEWHERE, null],
    ['what is over is over', over, SAME, null],
  ] as const)('%s', (_name, recent, request, about) => {
    expect(holdOf(recent, request, NOW)?.about ?? null).toBe(about)
  })

  it('ends when APNs said', () => {
    expect(holdOf(down, SAME, NOW + 899_999)?.until).toBe(NOW + 900_000)
    expect(holdOf(down, SAME, NOW + 900_000)).toBeNull()
  })
})
