import { expect, test } from 'vitest'
import { inspect } from '..'

test.each([
  '{"signedTransactionInfo":"a.b.c","signedTransactionInfo":"d"}',
  'HTTP/1.1 200 OK\r\n\r\n{"signedPayload":"a","signedPayload":"b","sendAttempts":[]}',
])('says that a key stands twice: %j', async (text) => {
  const { format, findings } = await inspect(text)
  expect(format).toBe('server-api-response')
  expect(findings.map(({ code }) => code)).toContain('json/duplicate-key')
})
