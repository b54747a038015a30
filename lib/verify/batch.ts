import { decodeBase64Url } from '../bytes/base64'
import { type InspectOptions, inspect, type Verdict } from '../inspect'
import { type KindId, kindOf } from '../inspect/app-store-jws/kinds'
import type { JsonObject, JsonValue } from '../json/node'
import type { PayloadSubject } from '../rules/payload-subject'
import { transactionRules } from '../rules/transaction'
import { HeaderMemory, type KnownHeader } from './batch-header'
import { readPayload } from './batch-payload'
import { expectationSteps } from './expectation'
import { readTrust } from './trust'
import { LOCAL } from './verify-jws'

/** What `inspect` would say of each token; the same options, since it is asked in the end. */
export type BatchContext = Pick<InspectOptions, 'now' | 'trust' | 'expect'>

export interface BatchVerdict {
  /** The verdict of `inspect`. */
  verdict: Verdict
  /** What the token says: the `value` of `inspect`; `null` where that cannot be read. */
  payload: JsonValue
  /** Why it is not valid: the summary of `inspect`; `null` where it is. */
  why: string | null
}

/** Judges one token after the other and remembers the certificates that it has seen. */
export interface BatchVerifier {
  verify(token: string): Promise<BatchVerdict>
}

export interface BatchOptions {
  /** Told now and then, in order, and at the end. */
  onProgress?: (done: number, total: number) => void
  /** Ends the batch: it rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Enough to keep every core busy with signatures, and few enough to hold in memory. */
const IN_FLIGHT = 64
const PROGRESS_EVERY = 256

/**
 * The verdict of each token, in their order: what `inspect` says of it, at a fraction of the price
 * where it is genuine. `payload` of all of them is kept; see `verifyEach` for a bounded memory.
 * Rejects for a bug, for a `trust` that is no certificate, and where `signal` ends it.
 */
export async function verifyBatch(
  tokens: readonly string[],
  context: BatchContext,
  { onProgress, signal }: BatchOptions = {},
): Promise<BatchVerdict[]> {
  const verifier = await batchVerifier(context)
  const verdicts = new Array<BatchVerdict>(tokens.length)
  let next = 0
  let done = 0
  const lane = async () => {
    while (next < tokens.length) {
      signal?.throwIfAborted()
      const at = next++
      verdicts[at] = await verifier.verify(tokens[at] ?? '')
      done += 1
      if (done % PROGRESS_EVERY === 0) onProgress?.(done, tokens.length)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  onProgress?.(done, tokens.length)
  return verdicts
}

/**
 * The same for tokens that come in one by one, such as the pages of a history: no more of them are
 * held than are in flight. Ends early where the caller stops asking.
 */
export async function* verifyEach(
  tokens: Iterable<string> | AsyncIterable<string>,
  context: BatchContext,
  { signal }: Pick<BatchOptions, 'signal'> = {},
): AsyncGenerator<BatchVerdict, void, undefined> {
  const verifier = await batchVerifier(context)
  const waiting: Promise<BatchVerdict>[] = []
  for await (const token of tokens) {
    signal?.throwIfAborted()
    const verdict = verifier.verify(token)
    // Whoever stops asking leaves some behind: what they reject with is nobody's any more.
    verdict.catch(() => {})
    waiting.push(verdict)
    if (waiting.length >= IN_FLIGHT) yield await (waiting.shift() as Promise<BatchVerdict>)
  }
  for (const verdict of waiting) {
    signal?.throwIfAborted()
    yield await verdict
  }
}

/**
 * For one moment, one list of trusted roots and one expectation. Where a token is faultless (its
 * writing, its chain at its own date, its signature, what was expected) and of a kind that holds no
 * other tokens, it is valid; of any other `inspect` says what it is.
 */
export async function batchVerifier(context: BatchContext): Promise<BatchVerifier> {
  const memory = new HeaderMemory(await readTrust(context.trust ?? []))
  return {
    verify: async (token) => {
      const payload = await faultless(token, memory, context)
      return payload ? { verdict: 'valid', payload, why: null } : inspected(token, context)
    },
  }
}

async function inspected(token: string, context: BatchContext): Promise<BatchVerdict> {
  const { verdict, value, summary } = await inspect(token, context)
  return { verdict, payload: value, why: verdict === 'valid' ? null : summary }
}

/** Longer than any token that holds no other. */
const LONGEST = 65_536
const QUICK: ReadonlySet<KindId> = new Set(['transaction', 'renewal-info', 'app-transaction'])
const ENCODER = new TextEncoder()

/** The payload of a token that nothing is wrong with and nothing left open; `null`: look closer. */
async function faultless(
  token: string,
  memory: HeaderMemory,
  context: BatchContext,
): Promise<JsonObject | null> {
  if (token.length > LONGEST) return null
  const header = memory.sameAgain(token) ?? (await otherHeader(token, memory))
  if (!header) return null
  const start = header.text.length + 1
  const end = token.indexOf('.', start)
  if (end < 0) return null
  const payload = readPayload(token.slice(start, end))
  if (!payload || !isGood(payload, header, context)) return null
  const signature = decodeBase64Url(token.slice(end + 1))
  if (!signature.ok) return null
  return (await header.verify(signature.bytes, ENCODER.encode(token.slice(0, end))))
    ? payload
    : null
}

async function otherHeader(token: string, memory: HeaderMemory): Promise<KnownHeader | null> {
  const dot = token.indexOf('.')
  return dot < 0 ? null : memory.of(token.slice(0, dot))
}

/** Whether what it says leaves nothing open, its signature aside. */
function isGood(payload: JsonObject, { rootAt }: KnownHeader, context: BatchContext): boolean {
  const kind = kindOf(payload)
  if (!kind || !QUICK.has(kind.id)) return false
  const signedAt = kind.signedAt(payload)
  if (signedAt === null || !rootAt(signedAt)) return false
  const claims = kind.claims(payload)
  const environment = claims.environment ?? null
  if (LOCAL.includes(environment ?? '')) return false
  const { expect, now } = context
  if (expect && expectationSteps(expect, claims).some(isOpen)) return false
  const subject: PayloadSubject = {
    kind: kind.id,
    asked: kind.id,
    form: 'token',
    payload,
    now: now?.getTime() ?? null,
    signedAt,
    environment,
    unsafeNumbers: [],
    duplicateKeys: [],
    unknownFields: [],
    unknownValues: [],
  }
  return ERRORS.every((rule) => typeof rule.check(subject) === 'string')
}

const isOpen = ({ result }: { result: string }) => result === 'fail' || result === 'unknown'

/** What alone can make a signed payload invalid. What Apple does not document never does. */
const ERRORS = transactionRules.filter(({ level }) => level === 'error')
