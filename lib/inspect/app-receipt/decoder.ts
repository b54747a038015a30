import { encodeBase64 } from '../../bytes/base64'
import { readBer } from '../../bytes/ber'
import { budgetFinding } from '../../rules/budget'
import { findings, lint } from '../../rules/lint'
import { receiptRules } from '../../rules/receipt'
import type { ReceiptSubject } from '../../rules/receipt-subject'
import type { Finding } from '../../rules/rule'
import { readCms, verifyCms } from '../../verify/cms'
import { BUDGETS } from '../budgets'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Source } from '../source'
import { decodeReceipt, receiptView } from './decode'
import { type PayloadReading, readCutPayload, readPayload } from './payload'
import { contentOf, factsOf } from './receipt'
import { samples } from './samples'
import { receiptBytes, shapeOf } from './shape'
import { NOTHING_READ } from './subject'

/**
 * What Apple puts into the certificates that sign receipts. Without asking for these, any developer
 * with a certificate of Apple’s could sign a receipt.
 */
const MARKS = { leaf: '1.2.840.113635.100.6.11.1', intermediate: '1.2.840.113635.100.6.2.1' }

const LIKELIHOOD = { receipt: 0.98, 'payload-alone': 0.85, 'other-cms': 0.12, other: 0 } as const
const SEQUENCE = 0x30
const JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/

export const appReceipt: Decoder = {
  id: 'app-receipt',
  title: 'App receipt',
  about:
    'The receipt that an installed app has at Bundle.main.appStoreReceiptURL, as a file or in base64.',
  samples,
  detect: (source) => {
    const bytes = receiptBytes(source)
    return bytes ? LIKELIHOOD[shapeOf(bytes).form] : 0
  },
  decode,
}

async function decode(source: Source, context: Context): Promise<Decoded> {
  const bytes = receiptBytes(source)
  if (!bytes) {
    return refused({ form: source.text && JWS.test(source.text) ? 'jws' : 'other' })
  }
  const shape = shapeOf(bytes)
  if (shape.form === 'payload-alone') return decodePayload(bytes, context)
  const read = readCms(bytes)
  if (!read.ok) {
    if (read.budget) return refused({}, [budgetFinding(read.budget, null)])
    const missingBytes = bytes[0] === SEQUENCE ? missingOf(bytes) : null
    if (missingBytes === null) return refused({ unreadable: read.problem })
    return shape.form === 'receipt'
      ? decodeCut(bytes, shape.payload, missingBytes, context)
      : refused({ missingBytes })
  }
  const { cms } = read
  const content = contentOf(cms)
  if (!content) return refused({ form: 'other-cms' })
  if (!content.reading.ok) return unreadPayload(content.reading, 'other-cms')
  const { payload } = content.reading
  const { trust, now } = context
  const { createdAt: signedAt, receiptType } = factsOf(payload)
  const local = receiptType === 'Xcode'
  const result = await verifyCms(cms, { trust, now, signedAt, marks: MARKS, local })
  const views = [
    receiptView(bytes, cms.loose),
    ...(content.place.view === 'receipt'
      ? []
      : [{ id: 'payload', title: 'Contents', base64: encodeBase64(content.bytes) }]),
  ]
  const { place } = content
  return decodeReceipt(
    { payload, place, views, signed: { cms, result }, form: 'app-receipt', missingBytes: null },
    context,
  )
}

async function decodePayload(bytes: Uint8Array, context: Context): Promise<Decoded> {
  const reading = readPayload(bytes)
  if (!reading.ok) {
    const { problem } = reading
    if (problem.code !== 'truncated') return unreadPayload(reading, 'other')
    return decodeCut(bytes, 0, problem.missing, context)
  }
  const views = [receiptView(bytes, false)]
  const place = { view: 'receipt', offset: 0 }
  const { payload } = reading
  return decodeReceipt(
    { payload, place, views, signed: null, form: 'payload-alone', missingBytes: null },
    context,
  )
}

/** What is whole of a receipt whose end is missing. */
async function decodeCut(
  bytes: Uint8Array,
  from: number,
  missingBytes: number,
  context: Context,
): Promise<Decoded> {
  const reading = readCutPayload(bytes, from)
  if (!reading.ok) return unreadPayload(reading, 'other')
  const views = [receiptView(bytes, false)]
  const place = { view: 'receipt', offset: 0 }
  const { payload } = reading
  return decodeReceipt(
    { payload, place, views, signed: null, form: 'app-receipt', missingBytes },
    context,
  )
}

function missingOf(bytes: Uint8Array): number | null {
  const read = readBer(bytes, 0, { depth: BUDGETS.asnDepth, nodes: BUDGETS.asnNodes })
  return !read.ok && read.problem.code === 'truncated' ? read.problem.missing : null
}

function unreadPayload(
  { problem }: Extract<PayloadReading, { ok: false }>,
  form: ReceiptSubject['form'],
): Decoded {
  if (problem.code === 'too-many') return refused({}, [budgetFinding('asnNodes', null)])
  if (problem.code === 'too-deep') return refused({}, [budgetFinding('asnDepth', null)])
  return refused({ form, unreadable: `What is inside ends or changes at byte ${problem.at}.` })
}

/** Nothing could be read: the rules say why, or the budget that ended it. */
function refused(what: Partial<ReceiptSubject>, budget: readonly Finding[] = []): Decoded {
  const found =
    budget.length > 0 ? budget : findings(lint(receiptRules, { ...NOTHING_READ, ...what }))
  return {
    summary: found[0]?.message ?? 'It could not be read as a receipt.',
    findings: found,
    steps: [
      {
        name: 'Form is a signed receipt',
        result: 'fail',
        detail: found[0]?.message ?? 'It could not be read as a receipt.',
        ...(found[0] ? { code: found[0].code } : {}),
      },
    ],
  }
}
