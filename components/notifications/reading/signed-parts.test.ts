import { expect, test } from 'vitest'
import { signedParts } from './signed-parts'

const token = (payload: object) =>
  ['{}', JSON.stringify(payload), 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

const TRANSACTION = token({ transactionId: '1' })
const RENEWAL = token({ autoRenewStatus: 1 })
const NOTICE = token({
  notificationType: 'DID_RENEW',
  data: { signedTransactionInfo: TRANSACTION, signedRenewalInfo: RENEWAL },
})

test.each<[string, string, [string, string][]]>([
  [
    'a notification with what is signed inside',
    JSON.stringify({ signedPayload: NOTICE }),
    [
      ['signedPayload', NOTICE],
      ['data.signedTransactionInfo', TRANSACTION],
      ['data.signedRenewalInfo', RENEWAL],
    ],
  ],
  [
    'a token that cannot be read is still one to look at',
    '{"signedPayload":"a.b.c"}',
    [['signedPayload', 'a.b.c']],
  ],
  ['version 1', '{"notification_type":"RENEWAL"}', []],
  ['a list', '[1]', []],
  ['no JSON', 'hello', []],
  ['a number for a token', '{"signedPayload":1}', []],
])('%s', (_, body, parts) => {
  expect(signedParts(body).map(({ at, token: of }) => [at, of])).toEqual(parts)
})
