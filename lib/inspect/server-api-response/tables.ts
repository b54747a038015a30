import { ATTEMPT_RESULTS, duration, nextAttempt, onSchedule } from '../../apple/send-attempts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/node'
import { readCompact } from '../../verify/read-compact'
import type { DataTable } from '../inspection'
import { priceInWords } from './price'
import type { SignedText } from './tokens'

type Cell = string | number | boolean | null

/** What a signed text says, unverified: for a table beside the parts, which verify. */
function payloadOf(token: string): JsonObject | null {
  return readCompact(token.trim()).jws?.payload.value ?? null
}

const text = (value: JsonValue | undefined): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
const instant = (value: JsonValue | undefined): Cell =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : null

const REVOCATION: Readonly<Record<string, string>> = {
  '0': 'for another reason',
  '1': 'because of a problem in the app',
}

/** The transactions of a history, an order or statuses, as rows. */
export function transactionTable(texts: readonly SignedText[]): DataTable[] {
  const rows = texts
    .filter(({ at }) => /signedTransactions\.|signedTransactionInfo$/.test(at))
    .flatMap(({ token }) => {
      const payload = payloadOf(token)
      return payload ? [transactionRow(payload)] : []
    })
  if (rows.length === 0) return []
  return [
    {
      id: 'transactions',
      title: 'Transactions',
      columns: [
        { id: 'purchaseDate', title: 'Purchased', kind: 'instant' },
        { id: 'expiresDate', title: 'Expires', kind: 'instant' },
        { id: 'productId', title: 'Product', kind: 'mono' },
        { id: 'transactionId', title: 'Transaction ID', kind: 'mono' },
        { id: 'originalTransactionId', title: 'Original transaction ID', kind: 'mono' },
        { id: 'type', title: 'Type', kind: 'text' },
        { id: 'transactionReason', title: 'Reason', kind: 'text' },
        { id: 'price', title: 'Price', kind: 'text' },
        { id: 'ownership', title: 'Ownership', kind: 'text' },
        { id: 'revocationDate', title: 'Revoked', kind: 'instant' },
        { id: 'revocationReason', title: 'Why it was revoked', kind: 'text' },
        { id: 'environment', title: 'Environment', kind: 'text' },
      ],
      rows,
    },
  ]
}

function transactionRow(payload: JsonObject): Cell[] {
  const why = text(payload.revocationReason)
  return [
    instant(payload.purchaseDate),
    instant(payload.expiresDate),
    text(payload.productId),
    text(payload.transactionId),
    text(payload.originalTransactionId),
    text(payload.type),
    text(payload.transactionReason),
    priceInWords(payload.price, payload.currency),
    text(payload.inAppOwnershipType),
    instant(payload.revocationDate),
    why === null ? null : (own(REVOCATION, String(why)) ?? String(why)),
    text(payload.environment),
  ]
}

/** Every attempt to deliver, beside Apple's schedule. */
export function attemptTable(body: JsonObject): DataTable[] {
  const entries = Array.isArray(body.notificationHistory)
    ? body.notificationHistory.filter(isJsonObject)
    : [body]
  const rows = entries.flatMap(attemptRows)
  if (rows.length === 0) return []
  return [
    {
      id: 'attempts',
      title: 'Attempts to deliver',
      columns: [
        { id: 'notification', title: 'Notification', kind: 'text' },
        { id: 'number', title: 'Attempt', kind: 'number' },
        { id: 'attemptDate', title: 'At', kind: 'instant' },
        { id: 'sendAttemptResult', title: 'Result', kind: 'mono' },
        { id: 'words', title: 'What it means', kind: 'text' },
        { id: 'schedule', title: 'Against Apple’s schedule', kind: 'text' },
        { id: 'next', title: 'Next attempt due', kind: 'instant' },
      ],
      rows,
    },
  ]
}

function attemptRows(entry: JsonObject): Cell[][] {
  const payload = typeof entry.signedPayload === 'string' ? payloadOf(entry.signedPayload) : null
  const kind = [text(payload?.notificationType), text(payload?.subtype)].filter(Boolean).join(' ')
  const sandbox = environmentOf(payload) === 'Sandbox'
  const list = Array.isArray(entry.sendAttempts) ? entry.sendAttempts.filter(isJsonObject) : []
  const attempts = onSchedule(
    list.map((attempt) => {
      const at = instant(attempt.attemptDate)
      return {
        at: typeof at === 'number' ? at : null,
        result: String(text(attempt.sendAttemptResult)),
      }
    }),
  )
  const next = sandbox ? null : nextAttempt(attempts)
  return attempts.map((attempt, index) => [
    kind || null,
    attempt.number,
    attempt.at,
    attempt.result,
    own(ATTEMPT_RESULTS, attempt.result) ?? 'not in Apple’s list',
    schedule(attempt, sandbox),
    index === attempts.length - 1 ? next : null,
  ])
}

function schedule(
  { number, afterMilliseconds, scheduledHours }: ReturnType<typeof onSchedule>[number],
  sandbox: boolean,
): string {
  if (number === 1) return sandbox ? 'the only one: sandbox sends once' : 'the first of at most six'
  const after =
    afterMilliseconds === null
      ? 'at an unknown time'
      : `${duration(afterMilliseconds)} after the one before`
  return scheduledHours === null
    ? `${after}; the schedule has six`
    : `${after}; the schedule says ${scheduledHours} h`
}

/** What a notification says of its environment: in data, in summary or in appData. */
function environmentOf(payload: JsonObject | null): Cell {
  const holders = [payload?.data, payload?.summary, payload?.appData]
  return text(holders.find(isJsonObject)?.environment)
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
