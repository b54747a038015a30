import 'server-only'
import type { Offer, Product } from './model'

export const DEMO_APP = {
  bundleId: 'com.example.assay.demo',
  name: 'Assay Demo',
  appAppleId: 6_400_000_001,
}

const GROUP = { id: '21345678', name: 'Assay Pro' }

const offer = (kind: Offer['kind'], id: string | null, more: Partial<Offer>): Offer => ({
  kind,
  id,
  mode: 'free',
  period: 'P1W',
  count: 1,
  price: 0,
  ...more,
})

const product = (productId: string, name: string, more: Partial<Product>): Product => ({
  bundleId: DEMO_APP.bundleId,
  productId,
  name,
  kind: 'subscription',
  price: 9990,
  currency: 'USD',
  period: null,
  group: null,
  familyShareable: false,
  offers: [],
  commitment: null,
  forSale: true,
  ...more,
})

/** What the demo app sells, so that every scenario has something to buy. */
export const demoProducts = (): Product[] => [
  product('pro.monthly', 'Pro, monthly', {
    period: 'P1M',
    group: { ...GROUP, level: 2 },
    familyShareable: true,
    offers: [
      offer('code', 'WELCOME', { mode: 'pay-as-you-go', period: 'P1M', count: 3, price: 4990 }),
      offer('win-back', 'comeback', { mode: 'pay-up-front', period: 'P3M', price: 14_990 }),
      offer('promotional', 'loyal', {
        mode: 'pay-as-you-go',
        period: 'P1M',
        count: 2,
        price: 6990,
      }),
    ],
  }),
  product('pro.trial', 'Pro, monthly with a free week', {
    period: 'P1M',
    group: { id: '21345679', name: 'Assay Trial', level: 1 },
    offers: [offer('introductory', null, {})],
  }),
  product('pro.yearly', 'Pro, yearly', {
    period: 'P1Y',
    price: 99_990,
    group: { ...GROUP, level: 2 },
  }),
  product('premium.monthly', 'Premium, monthly', {
    period: 'P1M',
    price: 19_990,
    group: { ...GROUP, level: 1 },
  }),
  product('pro.committed', 'Pro, monthly for a year', {
    period: 'P1M',
    price: 7990,
    commitment: 12,
    group: { id: '21345680', name: 'Assay Year', level: 1 },
  }),
  product('coins.100', '100 coins', { kind: 'consumable', price: 1990 }),
  product('unlock.forever', 'Everything, forever', {
    kind: 'non-consumable',
    price: 49_990,
    familyShareable: true,
  }),
  product('season.2026', 'Season pass', { kind: 'non-renewing', price: 14_990, period: null }),
]
