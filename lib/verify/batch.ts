import { type InspectOptions, inspect, type Verdict } from '../inspect'
import type { JsonValue } from '../json/node'
import { FaultlessReader } from './batch-faultless'
import { readTrust } from './trust'

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
  const reader = new FaultlessReader(await readTrust(context.trust ?? []), context)
  return {
    verify: async (token) => {
      const payload = await reader.read(token)
      if (payload) return { verdict: 'valid', payload, why: null }
      const { verdict, value, summary } = await inspect(token, context)
      return { verdict, payload: value, why: verdict === 'valid' ? null : summary }
    },
  }
}
