import 'server-only'

/** One thing that a customer, or Apple for them, does. */
export type Act =
  | { do: 'buy'; productId: string; quantity?: number | undefined; offerId?: string | undefined }
  | { do: 'change-plan'; productId: string }
  | { do: 'auto-renew'; on: boolean; groupId?: string | undefined }
  | { do: 'billing'; works: boolean }
  | {
      do: 'refund'
      transactionId?: string | undefined
      /** Percent; left out: all of it. */
      percent?: number | undefined
      reason?: 0 | 1 | undefined
    }
  | {
      do: 'ask-refund'
      transactionId?: string | undefined
      reason?: string | undefined
    }
  | { do: 'decline-refund'; transactionId?: string | undefined }
  | { do: 'reverse-refund'; transactionId?: string | undefined }
  | {
      do: 'price-increase'
      productId?: string | undefined
      price: number
      needsConsent: boolean
    }
  | { do: 'answer-price-increase'; consent: boolean }
  | { do: 'share-with-family' }
  | { do: 'stop-sharing' }
  | { do: 'finish'; transactionId: string }
  | { do: 'rescind-consent' }
  | { do: 'buy-many'; productId: string; count: number; everyMs: number }
