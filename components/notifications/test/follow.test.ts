import { describe, expect, test } from 'vitest'
import type { Answered, CallResult } from '@/lib/app-store/answer'
import type { JsonValue } from '@/lib/json/node'
import { readStatus, testToken } from './follow'

const answered = (status: number, body: JsonValue): Answered => ({
  kind: 'answered',
  environment: 'sandbox',
  url: 'https://api.storekit-sandbox.apple.com/inApps/v1/notifications/test',
  method: 'GET',
  status,
  body,
  text: null,
  serverTime: null,
  retryAt: null,
  tookMs: 1,
  findings: [],
  other: null,
})
const attempt = (sendAttemptResult: string) => ({ attemptDate: 1, sendAttemptResult })
const failed: CallResult = {
  kind: 'failed',
  problem: { code: 'x', title: 'x', message: 'x', fix: 'x' },
}

describe('the status of a test', () => {
  test.each<[string, CallResult, string]>([
    ['not sent yet', answered(404, { errorCode: 4040008 }), 'under-way'],
    ['sent, no attempt told', answered(200, { sendAttempts: [] }), 'under-way'],
    ['landed', answered(200, { sendAttempts: [attempt('SUCCESS')] }), 'landed'],
    [
      'landed at the second try',
      answered(200, { sendAttempts: [attempt('TIMED_OUT'), attempt('SUCCESS')] }),
      'landed',
    ],
    ['failed', answered(200, { sendAttempts: [attempt('TLS_ISSUE')] }), 'failed'],
    ['a result of no list', answered(200, { sendAttempts: [attempt('NEW')] }), 'failed'],
    ['asked too often', answered(429, null), 'under-way'],
    ['told to wait', { kind: 'waiting', until: 1, message: '' }, 'under-way'],
    ['another error', answered(401, null), 'unreadable'],
    ['no JSON', answered(200, null), 'unreadable'],
    ['no answer', failed, 'unreadable'],
  ])('%s', (_, result, state) => expect(readStatus(result).state).toBe(state))
})

test.each<[CallResult, string | null]>([
  [answered(200, { testNotificationToken: 'a_1' }), 'a_1'],
  [answered(200, { testNotificationToken: 1 }), null],
  [answered(404, { errorCode: 4040007 }), null],
  [failed, null],
])('the token of a test', (result, token) => expect(testToken(result)).toBe(token))
