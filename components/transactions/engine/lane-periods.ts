import { formatUtc } from '@/components/ui/time-format'
import { money } from '@/lib/apple/app-store/words'
import type { Lane, Mark, Period, PeriodKind, Proven } from '@/lib/timeline/life'
import type { TransactionFacts } from './rows'

/** A transaction with what is read of it. */
export interface LanePart {
  proven: Proven
  facts: TransactionFacts
}

/** What somebody had, and what happened, by the transactions in order of purchase. */
export function lanePeriods(
  kind: Lane['kind'],
  parts: readonly LanePart[],
  info: Proven | null,
  now: number,
): Pick<Lane, 'periods' | 'marks'> {
  const periods: Period[] = []
  const marks: Mark[] = []
  for (const [index, { proven, facts }] of parts.entries()) {
    const { purchased, expires, revoked } = facts
    if (purchased === null) continue
    const before = parts[index - 1]
    const proof = [proven.id]
    marks.push(markOf(facts, before?.facts ?? null, purchased, proof))
    if (revoked !== null) {
      const title = facts.revocationType === 'FAMILY_REVOKE' ? 'Taken back' : 'Refunded'
      marks.push({
        at: revoked,
        kind: facts.revocationType === 'FAMILY_REVOKE' ? 'revocation' : 'refund',
        title,
        detail: `${title} on ${formatUtc(revoked)}.`,
        proof,
      })
    }
    if (kind === 'consumable') continue
    const next = parts[index + 1]?.facts.purchased ?? null
    const natural = expires
    const upgraded = facts.upgraded && next !== null ? next : null
    const end = least(natural, revoked, upgraded)
    const gap = periods.at(-1)?.end ?? null
    if (gap !== null && gap < purchased) periods.push(lapse(gap, purchased, facts, proof))
    periods.push({
      start: purchased,
      end,
      kind: kindOf(facts),
      product: facts.productId ?? '',
      why: whyOf(facts, purchased),
      cutShort:
        revoked !== null && end === revoked
          ? 'refund'
          : upgraded !== null && end === upgraded
            ? 'upgrade'
            : null,
      proof,
    })
    if (revoked !== null && natural !== null && revoked < natural && (next ?? natural) > revoked) {
      periods.push({
        start: revoked,
        end: least(natural, next),
        kind: 'revoked',
        product: facts.productId ?? '',
        why: `Refunded on ${formatUtc(revoked)}, so it ended before its time.`,
        cutShort: null,
        proof,
      })
    }
  }
  if (kind === 'subscription') periods.push(...tail(periods.at(-1), info, now))
  return { periods, marks }
}

function tail(last: Period | undefined, info: Proven | null, now: number): Period[] {
  if (!last || last.end === null || last.end >= now || last.kind === 'revoked') return []
  const proof = info ? [...last.proof, info.id] : last.proof
  const graceEnd = info?.payload.gracePeriodExpiresDate
  const rest: Period[] = []
  let start = last.end
  const more = (kind: PeriodKind, end: number | null, why: string) => {
    rest.push({ start, end, kind, product: last.product, why, cutShort: null, proof })
    start = end ?? start
  }
  if (typeof graceEnd === 'number' && graceEnd > start) {
    more(
      'grace',
      graceEnd,
      `The renewal could not be paid; access goes on until ${formatUtc(graceEnd)}.`,
    )
  }
  if (info?.payload.isInBillingRetryPeriod === true && start < now) {
    more('retry', now, 'The renewal could not be paid. Apple keeps trying for up to 60 days.')
  } else if (start < now) {
    more('lapsed', now, `It ended on ${formatUtc(start)} and was not renewed.`)
  }
  return rest
}

function lapse(start: number, end: number, facts: TransactionFacts, proof: string[]): Period {
  return {
    start,
    end,
    kind: 'lapsed',
    product: facts.productId ?? '',
    why: `Nothing was paid from ${formatUtc(start)} to ${formatUtc(end)}.`,
    cutShort: null,
    proof,
  }
}

function kindOf({ offerType, offerDiscount, expires }: TransactionFacts): PeriodKind {
  if (offerDiscount === 'FREE_TRIAL') return 'trial'
  if (offerType !== null) return 'offer'
  return expires === null ? 'owned' : 'paid'
}

function whyOf(facts: TransactionFacts, purchased: number): string {
  const what = facts.reason === 'RENEWAL' ? 'the renewal' : 'the purchase'
  const cost = facts.price === null ? undefined : money(String(facts.price), facts.currency)
  const paid = facts.offerDiscount === 'FREE_TRIAL' ? 'A free trial since' : 'Paid for by'
  return `${paid} ${what} of ${formatUtc(purchased)}${cost === undefined ? '' : `, ${cost}`}.`
}

function markOf(
  facts: TransactionFacts,
  before: TransactionFacts | null,
  at: number,
  proof: string[],
): Mark {
  const kind: Mark['kind'] =
    facts.reason === 'RENEWAL'
      ? 'renewal'
      : before === null
        ? 'purchase'
        : before.upgraded
          ? 'upgrade'
          : facts.expires === null
            ? 'purchase'
            : 'resubscription'
  const titles: Partial<Record<Mark['kind'], string>> = {
    renewal: 'Renewed',
    purchase: 'Bought',
    upgrade: 'Upgraded',
    resubscription: 'Subscribed again',
  }
  const title = titles[kind] ?? kind
  return { at, kind, title, detail: `${title}: ${facts.productId ?? 'unknown product'}.`, proof }
}

function least(...instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}
