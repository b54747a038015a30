import { anyProof, productOf } from './access'
import type { LaneFacts } from './lanes'
import type { Access, Period } from './life'
import { revocationsOf } from './revocations'
import { noticesByTransaction } from './subscription'
import { at, because, count, productWords } from './words'

/** What a product that does not renew gives at `now`. */
export function oneTimeAccess(lane: LaneFacts, periods: readonly Period[], now: number): Access {
  if (lane.kind === 'consumable' || lane.kind === 'unknown') return countedAccess(lane, now)
  const product = productWords(productOf(lane))
  const here = periods.find(
    ({ start, end }) => start <= now && now < (end ?? Number.POSITIVE_INFINITY),
  )
  const base = { until: null, status: null, proof: here?.proof ?? anyProof(lane) }
  if (!here) {
    const past = periods.findLast(({ end }) => end !== null && end <= now)
    return past
      ? {
          ...base,
          state: 'expired',
          granted: false,
          sentence: `Has no access to ${product}: it ended ${at(past.end ?? 0)}.`,
          proof: past.proof,
        }
      : {
          ...base,
          state: 'unknown',
          granted: null,
          sentence: `Whether there is access to ${product} is not known: no purchase before ${at(now)} is in the evidence.`,
        }
  }
  if (here.kind === 'revoked') {
    return {
      ...base,
      state: 'revoked',
      granted: false,
      sentence: `Has no access to ${product} since ${at(here.start)}${because(here.why)}`,
    }
  }
  if (lane.kind === 'non-renewing' && here.end === null) {
    return {
      ...base,
      state: 'unknown',
      granted: null,
      sentence: `Whether ${product} still runs is for the app to know: a non-renewing subscription has no end in Apple’s data. ${here.why}`,
    }
  }
  return {
    ...base,
    state: 'active',
    granted: true,
    until: here.end,
    sentence: `Has access to ${product}${here.end === null ? ', without an end' : ` until ${at(here.end)}`}${because(here.why)}`,
  }
}

/** Of consumables, and of what has no known type: how many were bought and how many taken back. */
function countedAccess(lane: LaneFacts, now: number): Access {
  const notices = noticesByTransaction(lane.notices)
  let bought = 0
  let back = 0
  const proof: string[] = []
  for (const versions of lane.transactions) {
    const { purchasedAt, proof: its, transactionId } = versions.newest
    if (purchasedAt !== null && purchasedAt > now) continue
    bought += 1
    proof.push(its)
    const revocations = revocationsOf(versions, notices.get(transactionId) ?? [])
    if (revocations.some(({ from, until }) => from <= now && now < until)) back += 1
  }
  const product = productWords(productOf(lane))
  const base = {
    until: null,
    status: null,
    proof: proof.length > 0 ? proof : anyProof(lane),
  }
  if (bought > 0 && back === bought) {
    const sentence = `Nothing of ${product} is left to use: ${count(bought, 'purchase')}, and all of it was taken back.`
    return { ...base, state: 'revoked', granted: false, sentence }
  }
  const why =
    lane.kind === 'consumable'
      ? 'whether it is used up is for the app to know'
      : 'the transactions do not say what type of product it is'
  const sentence = `${count(bought, 'purchase')} of ${product}, ${back === 0 ? 'none' : back} taken back; ${why}.`
  return { ...base, state: 'unknown', granted: null, sentence }
}
