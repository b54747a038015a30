import { type Claim, RANK, RETRY_DAYS, retryEnd } from './claim'
import { environmentOf, type LaneFacts } from './lanes'
import type { Statement } from './statements'
import { at, compareText } from './words'

const DAY = 86_400_000
/** The App Store tries to renew up to a day before a period ends. */
const EARLY = DAY

/** Grace periods and billing retry, as far as the statements show them. */
export function failures(lane: LaneFacts, said: readonly Statement[]): Claim[] {
  const purchases = Map.groupBy(
    lane.transactions.map(({ newest }) => newest),
    ({ originalId }) => originalId,
  )
  return [...Map.groupBy(said, ({ originalId }) => originalId)].flatMap(
    ([original, statements]) => {
      const its = (purchases.get(original) ?? []).flatMap(({ purchasedAt, expiresAt, product }) =>
        purchasedAt === null || expiresAt === null ? [] : [{ purchasedAt, expiresAt, product }],
      )
      return episodes(statements, its).flatMap((episode) => claimsOf(episode, its, lane))
    },
  )
}

interface Bought {
  purchasedAt: number
  expiresAt: number
  product: string
}

/** Statements in a row that say that a renewal failed, and when the next one said otherwise. */
interface Episode {
  said: Statement[]
  until: number
}

function episodes(statements: readonly Statement[], bought: readonly Bought[]): Episode[] {
  const found: Episode[] = []
  let open: Episode | null = null
  let next = 0
  for (const statement of statements) {
    const failing = statement.state === 'grace' || statement.state === 'retry'
    while ((bought[next]?.purchasedAt ?? Number.POSITIVE_INFINITY) <= statement.at) {
      const at = bought[next]?.purchasedAt ?? 0
      const began: number = open?.said[0]?.at ?? Number.POSITIVE_INFINITY
      if (open && at > began) {
        open.until = Math.min(open.until, at)
        open = null
      }
      next += 1
    }
    if (statement.state === 'silent') continue
    if (!failing) {
      if (open) open.until = Math.min(open.until, statement.at)
      open = null
    } else if (open) {
      open.said.push(statement)
    } else {
      open = { said: [statement], until: Number.POSITIVE_INFINITY }
      found.push(open)
    }
  }
  return found
}

function claimsOf({ said, until }: Episode, bought: readonly Bought[], lane: LaneFacts): Claim[] {
  const [first] = said
  if (!first) return []
  const before = lastBefore(bought, first.at)
  const start = startOf(first, before)
  const after = bought[indexAfter(bought, Math.max(start, first.at))]?.purchasedAt
  const end = Math.min(until, after ?? Number.POSITIVE_INFINITY)
  const product = before?.product ?? lane.transactions.at(-1)?.newest.product ?? ''
  const proof = [...new Set(said.map((one) => one.proof))].sort(compareText)
  const graces = said.filter(({ state }) => state === 'grace')
  const graceSaid = graces.findLast(({ graceUntil }) => graceUntil !== null)?.graceUntil ?? null
  const firstRetry = said.find((one) => one.state === 'retry' && one.at >= (graces[0]?.at ?? 0))
  const graceEnd =
    graces.length === 0
      ? start
      : Math.min(graceSaid ?? firstRetry?.at ?? 0, firstRetry?.at ?? Number.POSITIVE_INFINITY)
  const base = { product, cutShort: null, proof }
  const claims: Claim[] = []
  if (graces.length > 0 && graceEnd > start) {
    claims.push({
      ...base,
      rank: RANK.grace,
      kind: 'grace',
      start,
      end: Math.min(graceEnd, end),
      why: `A grace period is running${graceSaid === null ? '' : ` until ${at(graceSaid)}`}, since the renewal was not paid: ${first.source} of ${at(first.at)} says so.`,
    })
  }
  const retryFrom = Math.max(start, graceEnd)
  const longest = retryEnd(start, environmentOf(lane))
  const howLong =
    longest === Number.POSITIVE_INFINITY
      ? `from ${at(start)} on; for how long, the renewal rate of the sandbox account decides, and Apple gives no figure`
      : `for up to ${RETRY_DAYS} days from ${at(start)}`
  const known = graces.length === 0 || firstRetry !== undefined || graceSaid !== null
  if (known) {
    claims.push({
      ...base,
      rank: RANK.retry,
      kind: 'retry',
      start: retryFrom,
      end: Math.min(longest, end),
      why: `The renewal was not paid, and Apple tries again ${howLong}. Without a grace period there is no access in the meantime.`,
    })
  }
  return claims
}

/** The period that could not be renewed ended there. */
function startOf(first: Statement, before: Bought | null): number {
  if (first.renewsAt !== null && first.renewsAt <= first.at + EARLY) return first.renewsAt
  if (!before || before.expiresAt > first.at + EARLY) return first.at
  // A renewal that is not in the evidence may lie between: then the statement itself is the earliest sign.
  const near = first.source.startsWith('a notification') ? 2 * DAY : (RETRY_DAYS + 28) * DAY
  return first.at - before.expiresAt <= near ? before.expiresAt : first.at
}

/** The first of the purchases that came after an instant; they are in order. */
function indexAfter(bought: readonly Bought[], instant: number): number {
  let [low, high] = [0, bought.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bought[middle]?.purchasedAt ?? 0) > instant) high = middle
    else low = middle + 1
  }
  return low
}

function lastBefore(bought: readonly Bought[], instant: number): Bought | null {
  return bought[indexAfter(bought, instant) - 1] ?? null
}
