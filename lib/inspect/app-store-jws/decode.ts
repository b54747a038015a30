import { readJson } from '../../json/read'
import { findings, lint } from '../../rules/lint'
import type { PayloadSubject } from '../../rules/payload-subject'
import { transactionRules } from '../../rules/transaction'
import { expectationSteps } from '../../verify/expectation'
import { readCompact } from '../../verify/read-compact'
import { LINES_OUT } from '../../verify/read-part'
import {
  APP_STORE_MARKS,
  type AppleJwsResult,
  jwsFindings,
  verifyAppleJws,
} from '../../verify/verify-jws'
import type { Context, Decoded } from '../decoder'
import type { Field } from '../inspection'
import { jsonFields, textView } from '../json-fields'
import type { Source } from '../source'
import { tokenFields, tokenViews, unknownIn } from './fields'
import { inside } from './inside'
import type { Kind, KindId } from './kinds'
import { type GoodJson, type Reading, readSource, type TokenReading } from './reading'
import { said, sentenceOf, titleOf } from './words'

/**
 * Decodes what Apple signs for the App Store: as a token, verified, or as JSON that somebody has
 * decoded before, of which nothing can be verified. What it is, its payload tells; `asked` is what
 * the decoder was called for.
 */
export async function decodeAppStore(
  source: Source,
  context: Context,
  asked: KindId,
): Promise<Decoded> {
  const reading = readSource(source)
  if (!reading) return notAToken(source)
  return reading.form === 'json'
    ? decodeJson(reading, context, asked)
    : decodeToken(reading, context, asked)
}

function notAToken(source: Source): Decoded {
  const { steps } = readCompact(source.text ?? '')
  const summary = 'This is not a transaction, renewal info or notification from the App Store.'
  return { title: 'Not a token from the App Store', summary, steps, findings: jwsFindings(steps) }
}

const wrappedBut = (apple: boolean): string =>
  `It is broken into lines. Without the line breaks ${apple ? 'it is genuine' : 'its signature verifies'} (below). Send it as one line.`

async function decodeToken(
  { compact, kind, bodySteps }: TokenReading,
  context: Context,
  asked: KindId,
): Promise<Decoded> {
  const { jws, repaired } = compact
  let form = [...bodySteps, ...compact.steps]
  if (!jws) {
    return {
      title: 'Damaged token from the App Store',
      summary: 'It looks like a signed token, but cannot be read.',
      steps: form,
      findings: jwsFindings(form),
    }
  }
  const payload = jws.payload.value
  const claims = kind?.claims(payload) ?? { environment: null }
  const signedAt = kind?.signedAt(payload) ?? null
  const verified = await verifyAppleJws(jws, context, { signedAt, marks: APP_STORE_MARKS, claims })
  const failed = form.filter((step) => step.result === 'fail')
  const formFailed = failed.length > 0
  const { proof } = verified
  // Good but for its writing: that is worth saying in the check that failed.
  if (failed.length === 1 && repaired?.what === LINES_OUT && proof) {
    const detail = wrappedBut(proof.by !== 'key' && proof.root.origin === 'apple')
    form = form.map((step) => (step === failed[0] ? { ...step, detail } : step))
  }
  const formFindings = jwsFindings(form)
  const fields = tokenFields(jws, kind?.fields ?? null)
  const json = readJson(jws.payload.text)
  const meaning =
    kind && json.ok
      ? await meaningOf({
          kind,
          asked,
          form: 'token',
          json,
          text: jws.payload.text,
          fields,
          context,
        })
      : UNKNOWN_KIND
  return {
    ...meaning,
    summary: [meaning.summary, openQuestion(verified)].filter(Boolean).join(' '),
    tells: meaning.summary,
    ...(repaired ? { repaired } : {}),
    proof: formFailed ? null : verified.proof,
    steps: [...form, ...verified.steps],
    findings: [...formFindings, ...verified.findings, ...(meaning.findings ?? [])],
    fields,
    views: tokenViews(jws),
    value: payload,
  }
}

/** What keeps a token from being verified although nothing failed: a sentence; empty for nothing. */
function openQuestion({ proof, steps }: AppleJwsResult): string {
  const open = steps.find(({ name, result }) => result === 'unknown' && !ASIDE.has(name))
  return proof || !open ? '' : `It is not verified. ${open.detail}`
}

/** Never told, or told of another instant: these leave a proof as it is. */
const ASIDE: ReadonlySet<string> = new Set(['Not revoked', 'Valid now', 'Valid when signed'])

const UNKNOWN_KIND: Decoded = {
  title: 'Signed token of an unknown kind',
  summary:
    'It is built like what the App Store signs, but its payload is of no kind that Assay knows.',
}

async function decodeJson(
  { json, text, payload, kind }: Extract<Reading, { form: 'json' }>,
  context: Context,
  asked: KindId,
): Promise<Decoded> {
  const fields = jsonFields(json.root, text, 'json', kind.fields)
  const meaning = await meaningOf({ kind, asked, form: 'json', json, text, fields, context })
  return {
    ...meaning,
    summary: `${meaning.summary} It is JSON that was already decoded, so nothing shows whether Apple signed it.`,
    steps: [
      {
        name: 'Signature matches',
        result: 'skipped',
        detail: 'There is no signature: the token was already decoded. Paste the token itself.',
      },
      ...expectationSteps(context.expect, kind.claims(payload)),
    ],
    fields,
    views: [textView('json', 'JSON', text)],
    value: payload,
  }
}

interface Meant {
  kind: Kind
  asked: KindId
  form: PayloadSubject['form']
  json: GoodJson
  text: string
  fields: readonly Field[]
  context: Context
}

/** What the payload says and what is to be said of it, whoever signed it. */
async function meaningOf(meant: Meant): Promise<Decoded> {
  const { kind, asked, form, json, fields, context } = meant
  const payload = json.value as PayloadSubject['payload']
  const environment = kind.claims(payload).environment ?? null
  const unknown = unknownIn(fields)
  const subject: PayloadSubject = {
    kind: kind.id,
    asked,
    form,
    payload,
    now: context.now,
    signedAt: kind.signedAt(payload),
    environment,
    unsafeNumbers: json.unsafeIntegers.map(({ pointer, raw }) => ({ at: pointer, raw })),
    duplicateKeys: form === 'json' ? json.duplicateKeys.map(({ key }) => key) : [],
    unknownFields: unknown.fields,
    unknownValues: unknown.values,
  }
  const { parts, findings: found } = await inside(meant.kind, subject, json, meant.text, context)
  return {
    title: titleOf(kind.id, payload),
    summary: sentenceOf(kind.id, payload),
    ...(environment === null ? {} : { environment: said(environment) }),
    findings: [...findings(lint(transactionRules, subject)), ...found],
    parts,
  }
}
