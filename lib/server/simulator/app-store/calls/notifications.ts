import 'server-only'
import { createHash } from 'node:crypto'
import { NOTIFICATION_DAYS } from '@/lib/apple/app-store/notification-history'
import { type Answer, ok, refusal } from '../answer'
import { uuid } from '../world/ids'
import type { Notification } from '../world/model'
import { emitTest } from '../world/notify'
import { type Call, findAny, isAnswer } from './call'
import { SUBTYPES } from './notification-types'

const PAGE = 20
const DAY = 86_400_000
/** How long a pagination token is good. Apple gives no number. */
const TOKEN_MS = 3_600_000
const TEST_TOKEN_DAYS = 183

/** https://developer.apple.com/documentation/appstoreserverapi/get-notification-history */
export function notificationHistory(call: Call): Answer {
  const { body, stage } = call
  if (!body) return refusal(4000000, 'The body is not a JSON object.')
  const { startDate, endDate, notificationType: type, notificationSubtype: subtype } = body
  if (!isInstant(startDate))
    return refusal(4000015, 'startDate is missing, or not in milliseconds.')
  if (!isInstant(endDate)) return refusal(4000016, 'endDate is missing, or not in milliseconds.')
  if (startDate >= endDate) return refusal(4000013, 'startDate is not before endDate.')
  const days = NOTIFICATION_DAYS[stage.world.side]
  if (startDate < stage.now - days * DAY) {
    return refusal(
      4000012,
      `startDate is more than ${days} days ago by the simulated clock.`,
      stage.world.side === 'sandbox'
        ? ['Whether the sandbox refuses what is more than 30 days ago is not documented.']
        : [],
    )
  }
  const { transactionId } = body
  if (transactionId !== undefined && type !== undefined) {
    return refusal(4000019, 'There is both a transactionId and a notificationType.')
  }
  const odd = typeProblem(type, subtype)
  if (odd) return refusal(4000018, odd)
  const about = transactionId === undefined ? null : findAny(call, String(transactionId))
  if (about && isAnswer(about)) return about
  const question = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 12)
  const from = readToken(call.query.get('paginationToken'), question, call.world.sources.now())
  if (from === 'invalid') return refusal(4000014, 'The paginationToken belongs to another request.')
  if (from === 'expired') {
    return refusal(4000017, 'The paginationToken is older than an hour.', [
      'How long a paginationToken is good is not documented.',
    ])
  }
  const rows = stage.world.notifications
    .filter((row) => row.bundleId === call.app.bundleId)
    .filter((row) => row.at >= startDate && row.at <= endDate && row.at <= stage.now)
    .filter((row) => type === undefined || row.type === type)
    .filter((row) => subtype === undefined || row.subtype === subtype)
    .filter((row) => !about || row.customerId === about.customer.id)
    .filter((row) => body.onlyFailures !== true || isFailure(row))
    .sort((one, other) => one.at - other.at)
  const page = rows.slice(from, from + PAGE)
  const hasMore = from + PAGE < rows.length
  return ok(
    {
      ...(hasMore
        ? { paginationToken: writeToken(from + PAGE, question, call.world.sources.now()) }
        : {}),
      hasMore,
      notificationHistory: page.map((row) => record(call, row)),
    },
    `${page.length} of ${rows.length} notifications.`,
    call.app.urls[stage.world.side] === null
      ? [
          'What the history holds while no URL is set is not documented; here it holds them without attempts.',
        ]
      : [],
  )
}

/** https://developer.apple.com/documentation/appstoreserverapi/request-a-test-notification */
export function requestTest(call: Call): Answer {
  const { stage, app } = call
  const { side } = stage.world
  if (app.urls[side] === null) return refusal(4040007, `No notification URL is set for ${side}.`)
  const token = `${uuid(stage.owner)}_${stage.now}`
  emitTest(stage, app, token)
  call.world.changed(stage.owner.owner)
  return ok({ testNotificationToken: token }, 'A TEST notification is on its way.')
}

/** https://developer.apple.com/documentation/appstoreserverapi/get-test-notification-status */
export function testStatus(call: Call): Answer {
  const token = call.params[0] ?? ''
  if (!/^[0-9a-f-]{36}_\d{1,15}$/.test(token)) {
    return refusal(4000020, 'The token does not have the form of a test notification token.')
  }
  const { stage } = call
  const row = stage.world.notifications.find(
    ({ testToken, bundleId }) => testToken === token && bundleId === call.app.bundleId,
  )
  if (!row) return refusal(4040008, 'No test has this token on this side.')
  if (stage.now - row.at > TEST_TOKEN_DAYS * DAY) {
    return refusal(4040008, 'The token is older than six months.')
  }
  if (row.attempts.length === 0)
    return refusal(4040008, 'The test has not been sent yet: ask again.')
  return ok(record(call, row), `The test was sent: ${row.attempts.at(-1)?.result}.`)
}

function record(call: Call, row: Notification): Record<string, unknown> {
  return {
    signedPayload: call.signer.notification(call.stage, row),
    sendAttempts: row.attempts.map(({ at, result }) => ({
      attemptDate: at,
      sendAttemptResult: result,
    })),
  }
}

const isFailure = (row: Notification): boolean =>
  row.attempts.length > 0 && row.attempts.every(({ result }) => result !== 'SUCCESS')

const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

function typeProblem(type: unknown, subtype: unknown): string | null {
  if (type === undefined) {
    return subtype === undefined ? null : 'There is a notificationSubtype without a type.'
  }
  if (typeof type !== 'string' || !Object.hasOwn(SUBTYPES, type)) return 'No such notificationType.'
  if (subtype === undefined) return null
  const known = typeof subtype === 'string' && SUBTYPES[type]?.includes(subtype)
  return known ? null : `${type} has no such subtype.`
}

const seal = (text: string): string =>
  createHash('sha256').update(`pagination/${text}`).digest('hex').slice(0, 16)

function writeToken(from: number, question: string, now: number): string {
  const text = `${from}.${now}.${question}`
  return Buffer.from(`${text}.${seal(text)}`).toString('base64url')
}

function readToken(
  token: string | null,
  question: string,
  now: number,
): number | 'invalid' | 'expired' {
  if (token === null || token === '') return 0
  const [from = '', at = '', asked = '', mark = ''] = Buffer.from(token.slice(0, 200), 'base64url')
    .toString('latin1')
    .split('.')
  if (mark !== seal(`${from}.${at}.${asked}`) || asked !== question) return 'invalid'
  return now - Number(at) > TOKEN_MS ? 'expired' : Number(from)
}
