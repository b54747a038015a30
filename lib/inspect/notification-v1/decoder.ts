import { notificationV1Type } from '../../apple/notification-v1-types'
import { isJsonObject } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import { notificationV1Rules } from '../../rules/notification-v1'
import { verifyReceiptRules } from '../../rules/verify-receipt'
import { environmentOf } from '../app-receipt/expectations'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import { textView } from '../json-fields'
import type { Source } from '../source'
import { receiptPart } from '../verify-receipt/receipt-part'
import { datedFields, type MaskedJson, readMasked } from '../verify-receipt/secret-json'
import { textOf } from '../verify-receipt/tables'
import { NOTIFICATION_V1_FIELDS } from './field-table'
import { samples } from './samples'

/** Fields that a notification of version 1 has and nothing else of Apple’s. */
const MARKS = ['unified_receipt', 'auto_renew_product_id', 'auto_renew_adam_id', 'latest_receipt']

export const notificationV1: Decoder = {
  id: 'notification-v1',
  title: 'App Store Server Notification, version 1',
  about: 'What the App Store posts to a server whose notifications are still set to version 1.',
  samples,
  detect,
  decode: async (source, context) => {
    const json = readMasked(source)
    return json
      ? decode(json, context)
      : { summary: 'This is not a JSON object, as a version 1 notification would be.' }
  },
}

function detect({ json }: Source): number {
  if (!json?.ok || !isJsonObject(json.value)) return 0
  const { value } = json
  if (typeof value.notification_type !== 'string') {
    return isJsonObject(value.unified_receipt) ? 0.8 : 0
  }
  return MARKS.some((name) => name in value) ? 0.98 : 0.75
}

async function decode(json: MaskedJson, context: Context): Promise<Decoded> {
  const { value } = json
  const { fields, disagreeing } = datedFields(json, 'text', NOTIFICATION_V1_FIELDS)
  const type = textOf(value, 'notification_type')
  const row = type === null ? null : notificationV1Type(type)
  const named = textOf(value, 'environment')
  const environment = environmentOf(named === 'PROD' ? 'Production' : named)
  const meaning = row ? ` ${row.meaning}` : ''
  return {
    title: row ? `${row.title} (version 1)` : 'App Store Server Notification, version 1',
    summary: `A notification of version 1${type === null ? '' : `: ${type}`}.${meaning} It is plain JSON and not signed, so nothing in it can be verified.`,
    ...(environment === null ? {} : { environment }),
    findings: [
      ...findings(lint(notificationV1Rules, { type, sharedSecret: json.masked > 0 })),
      ...datesFinding(disagreeing),
    ],
    fields,
    views: [textView('text', 'Notification', json.text)],
    value,
    parts: await parts(json, context),
  }
}

async function parts({ root, text, value }: MaskedJson, context: Context): Promise<Inspection[]> {
  const unified =
    root.type === 'object' ? root.members.find(({ key }) => key === 'unified_receipt')?.value : null
  return [
    // As it stands in the text, since numbers beyond 2^53 would not survive being written again.
    ...(unified?.type === 'object'
      ? [
          await context.part(
            text.slice(unified.start, unified.end),
            'unified_receipt',
            'verify-receipt',
          ),
        ]
      : []),
    ...(await receiptPart(value, 'latest_receipt', context)),
  ]
}

function datesFinding(disagreeing: readonly string[]) {
  const subject = {
    form: 'unified',
    status: null,
    retryable: null,
    sharedSecret: false,
    disagreeing,
  } as const
  return findings(lint(verifyReceiptRules, subject))
}
