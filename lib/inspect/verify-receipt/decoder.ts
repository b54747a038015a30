import { isJsonObject, type JsonObject } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import { receiptRules } from '../../rules/receipt'
import { exampleReceipt } from '../../rules/receipt-subject'
import { verifyReceiptRules } from '../../rules/verify-receipt'
import type { VerifyReceiptSubject } from '../../rules/verify-receipt-subject'
import { environmentOf } from '../app-receipt/expectations'
import type { Context, Decoded, Decoder } from '../decoder'
import type { DataTable } from '../inspection'
import { textView } from '../json-fields'
import { Source } from '../source'
import { ANSWER_FIELDS, REQUEST_FIELDS } from './field-table'
import { receiptPart } from './receipt-part'
import { samples } from './samples'
import { datedFields, type MaskedJson, readMasked } from './secret-json'
import { flagOf, listOf, purchasesTable, renewalsTable, textOf } from './tables'

const JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/

export const verifyReceipt: Decoder = {
  id: 'verify-receipt',
  title: 'verifyReceipt',
  about: 'The body of a request to verifyReceipt, or its answer.',
  samples,
  detect,
  decode: async (source, context) => {
    const json = readMasked(statusAlone(source) ?? source)
    if (!json)
      return { summary: 'This is not a JSON object that verifyReceipt accepts or returns.' }
    return 'receipt-data' in json.value ? decodeRequest(json, context) : decodeAnswer(json, context)
  },
}

/** A status alone, as people ask about it: read as the answer that holds nothing else. */
function statusAlone({ text }: Source): Source | null {
  const status = /^21\d{3}$/.exec(text?.trim() ?? '')?.[0]
  return status !== undefined && Number(status) <= 21199 ? Source.of(`{"status":${status}}`) : null
}

function detect(source: Source): number {
  if (statusAlone(source)) return 0.8
  const { json } = source
  if (!json?.ok || !isJsonObject(json.value)) return 0
  const { value } = json
  if (typeof value['receipt-data'] === 'string') return 0.97
  // Look Up Order ID of the Server API has a status as well.
  if ('signedTransactions' in value || 'signedTransactionInfo' in value) return 0
  const status = typeof value.status === 'number' ? value.status : null
  if (status !== null && HOLDERS.some((name) => name in value)) return 0.97
  if (status !== null && status >= 21000 && status <= 21199) return 0.96
  if (isJsonObject(value.receipt) && 'bundle_id' in value.receipt) return 0.9
  if (HOLDERS.some((name) => name !== 'receipt' && name in value)) return 0.75
  return 0
}

const HOLDERS = ['receipt', 'latest_receipt', 'latest_receipt_info', 'pending_renewal_info']

async function decodeRequest(json: MaskedJson, context: Context): Promise<Decoded> {
  const { fields } = datedFields(json, 'text', REQUEST_FIELDS)
  const data = json.value['receipt-data']
  const parts = await receiptPart(json.value, 'receipt-data', context)
  const jws = typeof data === 'string' && JWS.test(data.trim())
  return {
    title: 'Request to verifyReceipt',
    summary: `A request to verifyReceipt${parts[0] ? '; its receipt is read as a part' : ' without a receipt'}. In a request, only the receipt is signed.`,
    findings: [
      ...(jws ? findings(lint(receiptRules, exampleReceipt({ form: 'jws', purchases: [] }))) : []),
      ...lintOf({
        form: 'request',
        status: null,
        retryable: null,
        sharedSecret: json.masked > 0,
        disagreeing: [],
      }),
    ],
    fields,
    views: [textView('text', 'Request', json.text)],
    value: json.value,
    parts,
  }
}

async function decodeAnswer(json: MaskedJson, context: Context): Promise<Decoded> {
  const { value } = json
  const { fields, disagreeing } = datedFields(json, 'text', ANSWER_FIELDS)
  const status = typeof value.status === 'number' ? value.status : null
  const unified = !('receipt' in value) && 'latest_receipt_info' in value
  const environment = answerEnvironment(value)
  const tables = answerTables(value)
  return {
    title: unified ? 'Receipt of a notification' : 'Answer from verifyReceipt',
    summary: summaryOf(status, tables, unified),
    ...(environment === null ? {} : { environment }),
    findings: lintOf({
      form: unified ? 'unified' : 'answer',
      status,
      retryable: flagOf(value, 'is_retryable') ?? flagOf(value, 'is-retryable'),
      sharedSecret: json.masked > 0,
      disagreeing,
    }),
    fields,
    views: [textView('text', 'Answer', json.text)],
    tables,
    value,
    parts: await receiptPart(value, 'latest_receipt', context),
  }
}

/** Every list of purchases and renewals that the answer has. */
export function answerTables(value: JsonObject): DataTable[] {
  const receipt = isJsonObject(value.receipt) ? value.receipt : {}
  return [
    purchasesTable(
      'latest_receipt_info',
      'Latest purchases',
      listOf(value.latest_receipt_info ?? value.latest_expired_receipt_info),
    ),
    purchasesTable('in_app', 'Purchases in the receipt', listOf(receipt.in_app)),
    renewalsTable(listOf(value.pending_renewal_info)),
  ].flatMap((table) => table ?? [])
}

function answerEnvironment(value: JsonObject): string | null {
  const named = textOf(value, 'environment') ?? textOf(value.receipt, 'receipt_type')
  return environmentOf(named === 'PROD' ? 'Production' : named)
}

function summaryOf(status: number | null, tables: readonly DataTable[], unified: boolean): string {
  const counts = tables.map(({ title, rows }) => `${title.toLowerCase()}: ${rows.length}`)
  const listed = counts.length > 0 ? ` It lists ${counts.join(', ')}.` : ''
  const what = unified ? 'The receipt data of a notification' : 'An answer from verifyReceipt'
  const said = status === null ? ' without a status' : ` with the status ${status}`
  return `${what}${said}.${listed} It is plain JSON and not signed, so nothing in it can be verified.`
}

const lintOf = (subject: VerifyReceiptSubject) => findings(lint(verifyReceiptRules, subject))
