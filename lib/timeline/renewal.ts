import { EXPIRATION_INTENTS } from '../apple/app-store/enums'
import { money } from '../apple/app-store/words'
import { said } from '../inspect/app-store-jws/words'
import type { RenewalFact } from './facts'
import type { LaneFacts } from './lanes'
import type { Renewal } from './life'
import { at, productWords } from './words'

/** What comes next, as the renewal info says that was signed last. */
export function renewalOf({ renewals }: LaneFacts, now: number): Renewal | null {
  const fact = renewals.at(-1)
  if (!fact) return null
  const product = fact.nextProduct ?? fact.product
  return {
    willRenew: fact.autoRenew,
    product,
    at: fact.renewsAt,
    price: fact.price,
    currency: fact.currency,
    sentence: [mainSentence(fact, product, now), ...more(fact)].join(' '),
    proof: [fact.proof],
  }
}

function mainSentence(fact: RenewalFact, product: string, now: number): string {
  const { autoRenew, renewsAt, retrying, graceUntil, intent, signedAt } = fact
  const asOf = signedAt === null ? '' : `, as of ${at(signedAt)}`
  if (autoRenew === null) return `The renewal info does not say whether it renews${asOf}.`
  if (retrying === true) {
    const meanwhile =
      graceUntil !== null && graceUntil > now ? `, with access until ${at(graceUntil)}` : ''
    return `The renewal was not paid; Apple tries again${meanwhile}${asOf}.`
  }
  if (intent !== null) {
    return `It has ended${asOf}: ${EXPIRATION_INTENTS[String(intent)] ?? `reason ${intent}`}.`
  }
  const ends = renewsAt === null ? 'with this period' : at(renewsAt)
  const { commitment } = fact
  if (!autoRenew && commitment?.endsAt != null && commitment.endsAt > now) {
    return `Automatic renewal is off: the payments for its commitment continue until that ends ${at(commitment.endsAt)}.`
  }
  if (!autoRenew) return `Does not renew: automatic renewal is off, and it ends ${ends}.`
  const amount = fact.price === null ? undefined : money(String(fact.price), fact.currency)
  const what = `as ${productWords(product)}${amount ? ` at ${amount}` : ''}`
  if (renewsAt === null) return `Renews ${what}; when, the renewal info does not say.`
  return renewsAt > now
    ? `Renews ${what} on ${at(renewsAt)}.`
    : `Was to renew ${what} on ${at(renewsAt)}; the renewal info was signed before and does not say what came of it.`
}

function more(fact: RenewalFact): string[] {
  const { nextProduct, product, priceIncrease, commitment, winBackOffers, offerType, offerId } =
    fact
  const sentences: string[] = []
  if (nextProduct !== null && product !== '' && nextProduct !== product && fact.autoRenew) {
    sentences.push(`Until then it stays ${productWords(product)}.`)
  }
  if (priceIncrease === 0) {
    sentences.push('The customer has not consented to a higher price yet; without consent it ends.')
  }
  if (offerType !== null && fact.autoRenew) {
    sentences.push(
      `An offer${offerId === null ? '' : ` “${said(offerId)}”`} applies to that renewal.`,
    )
  }
  // With automatic renewal off the first sentence has said it.
  if (commitment && fact.autoRenew) {
    const ends = commitment.endsAt === null ? '' : ` ${at(commitment.endsAt)}`
    const then =
      commitment.autoRenew === null
        ? ''
        : commitment.autoRenew
          ? ` and then renews${commitment.product === null ? '' : ` as ${productWords(commitment.product)}`}`
          : ' and does not renew then'
    sentences.push(`Its commitment ends${ends}${then}.`)
  }
  if (winBackOffers > 0) sentences.push(`Win-back offers that apply: ${winBackOffers}.`)
  return sentences
}
