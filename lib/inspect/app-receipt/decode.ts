import { encodeBase64 } from '../../bytes/base64'
import { findings, lint } from '../../rules/lint'
import { receiptRules } from '../../rules/receipt'
import { idOf, newestPurchase, type ReceiptSubject } from '../../rules/receipt-subject'
import type { Finding, Step } from '../../rules/rule'
import type { Cms, CmsResult } from '../../verify/cms'
import type { Context, Decoded } from '../decoder'
import type { ByteView, Field } from '../inspection'
import { checkDevice } from './device'
import { checkExpectations, environmentOf } from './expectations'
import { type Place, receiptFields, receiptValue } from './fields'
import type { ReceiptPayload } from './payload'
import { purchaseTable } from './purchases'
import { factsOf, type ReceiptFacts, restsOnSha1 } from './receipt'
import { signatureFields } from './signature-fields'
import { NOTHING_READ } from './subject'

/** What was read of a receipt, however much of it there is. */
export interface ReadReceipt {
  payload: ReceiptPayload
  place: Place
  views: ByteView[]
  /** `null`: there is no signature, or it is not there any more. */
  signed: { cms: Cms; result: CmsResult } | null
  form: 'app-receipt' | 'payload-alone'
  missingBytes: number | null
}

/** The whole answer on a receipt whose attributes could be read. */
export async function decodeReceipt(receipt: ReadReceipt, context: Context): Promise<Decoded> {
  const { payload, place, signed, views } = receipt
  const facts = factsOf(payload)
  const owner = {
    bundleId: facts.bundleId,
    environment: facts.receiptType,
    appItemId: facts.appItemId,
  }
  const own = [
    await checkDevice(payload.attributes, context.device),
    ...checkExpectations(owner, context.expect),
  ]
  const environment = environmentOf(facts.receiptType)
  const steps = [...(signed?.result.steps ?? unsignedSteps(receipt)).map(explained), ...own]
  return {
    title: environment === null ? 'App receipt' : `App receipt (${environment})`,
    summary: `${tellingOf(facts, environment)} ${groundsOf(receipt)}`,
    tells: tellingOf(facts, environment),
    ...(environment === null ? {} : { environment }),
    proof: receipt.missingBytes === null ? (signed?.result.proof ?? null) : null,
    findings: sorted([
      ...(signed?.result.findings ?? []).map(explainedFinding),
      ...findings(lint(receiptRules, subjectOf(receipt, facts, own, context))),
    ]),
    steps,
    fields: [
      ...idFields(facts),
      ...receiptFields(payload, place),
      ...(signed ? signatureFields(signed.cms) : []),
    ],
    views,
    tables: facts.purchases.length > 0 ? [purchaseTable(facts.purchases)] : [],
    value: receiptValue(payload),
    parts: signed ? await certificateParts(signed.cms, context) : [],
  }
}

function unsignedSteps({ missingBytes }: ReadReceipt): Step[] {
  const name = 'Signature matches'
  if (missingBytes === null) {
    const detail = 'There are only the attributes, without anything that was signed.'
    return [{ name, result: 'unknown', detail }]
  }
  return [
    {
      name: 'Receipt is whole',
      result: 'fail',
      detail: `At least ${missingBytes.toLocaleString('en-GB')} bytes are missing at its end.`,
      code: 'receipt/truncated',
    },
    { name, result: 'unknown', detail: 'Not checked: the signature was at the end.' },
  ]
}

/** Every receipt outlives the certificates that signed it; a reader must not take fright. */
const EXPIRED_NOW = 'chain/expired-now'
const NORMAL =
  'That happens to every receipt after a while: Apple says to check its signature as of its creation date (12), which was done.'

const explained = (step: Step): Step =>
  step.code === EXPIRED_NOW ? { ...step, detail: `${step.detail} ${NORMAL}` } : step

const explainedFinding = (finding: Finding): Finding =>
  finding.code === EXPIRED_NOW ? { ...finding, message: `${finding.message} ${NORMAL}` } : finding

function subjectOf(
  { payload, signed, form, missingBytes }: ReadReceipt,
  facts: ReceiptFacts,
  steps: readonly Step[],
  { now, expect }: Context,
): ReceiptSubject {
  const failed = (code: string) => steps.some((step) => step.code === code)
  return {
    ...NOTHING_READ,
    form,
    missingBytes,
    leftoverBytes: payload.leftover,
    environment: facts.receiptType,
    bundleId: facts.bundleId,
    createdAt: facts.createdAt,
    expiresAt: facts.expiresAt,
    // What is missing at the end is not missing from the receipt as it was made.
    missingTypes: missingBytes === null ? facts.missingTypes : [],
    repeatedTypes: facts.repeatedTypes,
    malformedAttributes: payload.malformed.length,
    purchases: facts.purchases,
    signature: signed && {
      trusted: signed.result.proof !== null,
      sha1: restsOnSha1(signed.cms),
    },
    now,
    mismatch: {
      device: failed('receipt/other-device'),
      bundleId: failed('receipt/other-app') ? (expect.bundleId ?? null) : null,
      environment: failed('receipt/other-environment') ? (expect.environment ?? null) : null,
    },
  }
}

function tellingOf({ bundleId, purchases }: ReceiptFacts, environment: string | null): string {
  const of = bundleId === null ? '' : ` of ${bundleId}`
  const from = environment === null ? '' : ` (${environment})`
  const count = purchases.length === 1 ? '1 purchase' : `${purchases.length || 'no'} purchases`
  return `An app receipt${of}${from} with ${count}.`
}

/** Why it is not verified, where it is not. */
function groundsOf({ signed, missingBytes }: ReadReceipt): string {
  if (missingBytes !== null) return 'Its end is missing, and with it the signature.'
  return signed
    ? 'Its signature could not be traced to a trusted root.'
    : 'Nothing in it is signed, so nothing can be verified.'
}

/** Which id leads to the customer’s history: the question that people come with. */
function idFields({ purchases, receiptType }: ReceiptFacts): Field[] {
  const newest = newestPurchase(purchases)
  const id = newest && idOf(newest)
  if (!newest || id === null || receiptType === 'Xcode') return []
  return [
    {
      label: 'anyTransactionId',
      title: 'ID for the App Store Server API',
      value: id,
      kind: 'text',
      words: 'of the newest purchase',
      note: `Any transaction ID of the receipt leads to the same history.${newest.originalTransactionId === null ? '' : ` The original transaction ID is ${newest.originalTransactionId}.`}`,
    },
  ]
}

async function certificateParts(cms: Cms, context: Context) {
  const parts = []
  for (const [index, der] of cms.certificates.entries()) {
    parts.push(await context.part(der, `certificates[${index}]`, 'certificate'))
  }
  return parts
}

const ORDER = { error: 0, warning: 1, notice: 2 } as const

const sorted = (all: readonly Finding[]): Finding[] =>
  [...all].sort((one, other) => ORDER[one.level] - ORDER[other.level])

export const receiptView = (bytes: Uint8Array, loose: boolean): ByteView => ({
  id: 'receipt',
  title: loose ? 'Receipt (BER)' : 'Receipt (DER)',
  base64: encodeBase64(bytes),
})
