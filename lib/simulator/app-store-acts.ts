import type { CustomerAct } from './app-store-commands'
import type { SimulatedCustomer, SimulatedProduct } from './app-store-state'
import { readMilliunits } from './app-store-words'

/** What an act asks for beside its name. */
export type ActField =
  | 'product'
  | 'quantity'
  | 'offer'
  | 'plan'
  | 'transaction'
  | 'percent'
  | 'revocation'
  | 'asking'
  | 'price'
  | 'needs-consent'

/** As a person filled the form in. */
export interface ActValues {
  productId: string
  quantity: string
  /** `product offer`, by the names of both. */
  offer: string
  transactionId: string
  percent: string
  reason: '0' | '1'
  asking: string
  price: string
  needsConsent: boolean
}

export const NO_VALUES: ActValues = {
  productId: '',
  quantity: '1',
  offer: '',
  transactionId: '',
  percent: '100',
  reason: '0',
  asking: 'UNINTENDED_PURCHASE',
  price: '',
  needsConsent: true,
}

export interface ActRow {
  id: string
  /** A verb first: it is the button too. */
  title: string
  about: string
  fields: readonly ActField[]
  /** Ids of the transactions that it may be about, newest first. */
  mayConcern?: (customer: SimulatedCustomer) => string[]
  /** A sentence where something is missing. */
  build(values: ActValues): CustomerAct | string
}

const simple = (id: string, title: string, about: string, act: CustomerAct): ActRow => ({
  id,
  title,
  about,
  fields: [],
  build: () => act,
})

const kept = ({ transactions }: SimulatedCustomer): string[] =>
  transactions.filter(({ refunded }) => !refunded).map(({ transactionId }) => transactionId)
const refunded = ({ transactions }: SimulatedCustomer): string[] =>
  transactions.filter((tx) => tx.refunded).map(({ transactionId }) => transactionId)
const unfinished = ({ transactions }: SimulatedCustomer): string[] =>
  transactions.filter(({ finished }) => !finished).map(({ transactionId }) => transactionId)

const NO_TRANSACTION = 'There is no transaction that this could apply to.'

/** Everything that a customer can do, or Apple for them: a row an act. */
export const ACTS: readonly ActRow[] = [
  {
    id: 'buy',
    title: 'Buy',
    about: 'An introductory offer is applied if the customer can have one.',
    fields: ['product', 'quantity'],
    build: ({ productId, quantity }) => {
      const count = Number(quantity)
      if (productId === '') return 'Choose a product.'
      if (!Number.isInteger(count) || count < 1 || count > 10)
        return 'The quantity must be from 1 to 10.'
      return { do: 'buy', productId, ...(count === 1 ? {} : { quantity: count }) }
    },
  },
  {
    id: 'redeem',
    title: 'Redeem an offer',
    about: 'An offer code, a promotional or a win-back offer of a product.',
    fields: ['offer'],
    build: ({ offer }) => {
      const [productId, offerId] = offer.split(' ')
      if (!productId || !offerId) return 'Choose an offer.'
      return { do: 'buy', productId, offerId }
    },
  },
  {
    id: 'change-plan',
    title: 'Change the plan',
    about: 'An upgrade takes effect at once; a downgrade or another duration at the next renewal.',
    fields: ['plan'],
    build: ({ productId }) =>
      productId === '' ? 'Choose a plan.' : { do: 'change-plan', productId },
  },
  simple(
    'renew-off',
    'Turn automatic renewal off',
    'Access continues to the end of the period. A 12-month commitment is billed to its end: how the sandbox does that is the simulator’s own choice.',
    { do: 'auto-renew', on: false },
  ),
  simple('renew-on', 'Turn automatic renewal on', 'Before the period has ended.', {
    do: 'auto-renew',
    on: true,
  }),
  simple(
    'billing-fails',
    'Let billing fail',
    'From the next renewal on: grace where it is on, then billing retry.',
    { do: 'billing', works: false },
  ),
  simple(
    'billing-works',
    'Let billing work again',
    'Whatever is in a grace period or in billing retry recovers at once.',
    {
      do: 'billing',
      works: true,
    },
  ),
  {
    id: 'refund',
    title: 'Refund',
    about: 'For the current period, access ends at once. For an earlier one, nothing ends.',
    fields: ['transaction', 'percent', 'revocation'],
    mayConcern: kept,
    build: ({ transactionId, percent, reason }) => {
      const share = Number(percent)
      if (transactionId === '') return NO_TRANSACTION
      if (!(share > 0 && share <= 100))
        return 'A refund must be more than 0 and at most 100 percent.'
      return { do: 'refund', transactionId, percent: share, reason: reason === '1' ? 1 : 0 }
    },
  },
  {
    id: 'ask-refund',
    title: 'Request a refund',
    about: 'Apple asks the developer what was used: CONSUMPTION_REQUEST.',
    fields: ['transaction', 'asking'],
    mayConcern: kept,
    build: ({ transactionId, asking }) =>
      transactionId === '' ? NO_TRANSACTION : { do: 'ask-refund', transactionId, reason: asking },
  },
  {
    id: 'decline-refund',
    title: 'Decline the refund',
    about: 'For a transaction whose refund was requested.',
    fields: ['transaction'],
    mayConcern: ({ asked }) => asked,
    build: ({ transactionId }) =>
      transactionId === '' ? 'No refund was requested.' : { do: 'decline-refund', transactionId },
  },
  {
    id: 'reverse-refund',
    title: 'Undo a refund',
    about: 'As after a dispute: REFUND_REVERSED.',
    fields: ['transaction'],
    mayConcern: refunded,
    build: ({ transactionId }) =>
      transactionId === '' ? 'Nothing was refunded.' : { do: 'reverse-refund', transactionId },
  },
  {
    id: 'price-increase',
    title: 'Announce a higher price',
    about:
      'To this customer, from the next renewal on. What others pay, and what the product costs, stays the same.',
    fields: ['price', 'needs-consent'],
    build: ({ price, needsConsent }) => {
      const milliunits = readMilliunits(price)
      if (milliunits === null) return 'Write a price, such as 12.99.'
      return { do: 'price-increase', price: milliunits, needsConsent }
    },
  },
  simple('consent', 'Consent to the higher price', 'The renewal costs more.', {
    do: 'answer-price-increase',
    consent: true,
  }),
  simple(
    'no-consent',
    'Do not consent to the higher price',
    'Nothing happens now; the subscription ends with its period.',
    { do: 'answer-price-increase', consent: false },
  ),
  simple('share', 'Share with the family', 'Adds a family member, who gets what may be shared.', {
    do: 'share-with-family',
  }),
  simple('stop-sharing', 'Stop sharing', 'REVOKE for what was shared.', { do: 'stop-sharing' }),
  {
    id: 'finish',
    title: 'Finish a transaction',
    about: 'The app handed over what was bought.',
    fields: ['transaction'],
    mayConcern: unfinished,
    build: ({ transactionId }) =>
      transactionId === '' ? 'Every transaction is finished.' : { do: 'finish', transactionId },
  },
  simple(
    'rescind-consent',
    'Withdraw a parent’s consent',
    'About the app as a whole: RESCIND_CONSENT.',
    { do: 'rescind-consent' },
  ),
]

/** Offers that have a name, by product. */
export function namedOffers(
  products: readonly SimulatedProduct[],
): { value: string; productId: string; offerId: string; kind: string }[] {
  return products.flatMap(({ productId, offers }) =>
    offers.flatMap(({ id, kind }) =>
      id === null ? [] : [{ value: `${productId} ${id}`, productId, offerId: id, kind }],
    ),
  )
}
