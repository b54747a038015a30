import { inspect, type Verdict } from '@/lib/inspect'
import { isJsonObject, type JsonObject } from '@/lib/json/node'
import type { TrustAnchor } from '@/lib/verify/trust'

/** One token of a batch, verified; `payload` is `null` where it cannot be read. */
export interface VerifiedToken {
  verdict: Verdict
  payload: JsonObject | null
}

/** So many at once: the browser’s own cryptography works beside the script. */
const AT_ONCE = 64

/** Verifies each token up to a root, in the order given. */
export async function verifyBatch(
  tokens: readonly string[],
  trust: readonly TrustAnchor[],
): Promise<VerifiedToken[]> {
  const verified: VerifiedToken[] = []
  for (let start = 0; start < tokens.length; start += AT_ONCE) {
    const some = tokens.slice(start, start + AT_ONCE)
    verified.push(...(await Promise.all(some.map((token) => verifyOne(token, trust)))))
  }
  return verified
}

async function verifyOne(token: string, trust: readonly TrustAnchor[]): Promise<VerifiedToken> {
  const { verdict, value } = await inspect(token, { trust })
  return { verdict, payload: isJsonObject(value) ? value : null }
}
