import { RECEIPT } from '@/lib/apple/receipt-sources'
import {
  RECEIPT_STATUSES,
  type ReceiptStatus,
  receiptStatus,
} from '@/lib/apple/verify-receipt-status'
import { datesDisagree } from './receipt/dates-disagree'
import { sharedSecretShown } from './receipt/shared-secret-shown'
import { statusUnknown } from './receipt/status-unknown'
import { verifyReceiptDeprecated } from './receipt/verify-receipt-deprecated'
import { type AnyRule, defineRule } from './rule'
import { exampleAnswer, type VerifyReceiptSubject } from './verify-receipt-subject'

/** `receipt/status-21007`, `receipt/status-21100` for the whole range. */
export const statusCode = ({ code }: ReceiptStatus): `receipt/${string}` => `receipt/status-${code}`

function statusRule(row: ReceiptStatus): AnyRule<VerifyReceiptSubject> {
  const { code, to } = row
  return defineRule<VerifyReceiptSubject, { status: number; retryable: boolean | null }>({
    code: statusCode(row),
    level: row.level,
    title: row.title,
    cause: row.meaning,
    fix: row.fix,
    see: [RECEIPT.status],
    check: ({ status, retryable }) => {
      if (status === null) return 'not-applicable'
      return receiptStatus(status) === row ? { at: 'status', args: { status, retryable } } : 'pass'
    },
    message: ({ status, retryable }) =>
      `verifyReceipt answered ${status}. ${row.meaning}${retryable === null ? '' : retryable ? ' is_retryable says that asking again can help.' : ' is_retryable says that asking again does not help.'}`,
    examples: () => ({
      bad: [
        exampleAnswer({ status: code }),
        ...(to === undefined ? [] : [exampleAnswer({ status: to, retryable: true })]),
      ],
      good: [exampleAnswer(), exampleAnswer({ status: (to ?? code) + 1000 })],
    }),
  })
}

/** The rules on what is sent to verifyReceipt and what it answers: one for each status, and a few more. */
export const verifyReceiptRules: readonly AnyRule<VerifyReceiptSubject>[] = [
  ...RECEIPT_STATUSES.map(statusRule),
  statusUnknown,
  sharedSecretShown,
  datesDisagree,
  verifyReceiptDeprecated,
]
