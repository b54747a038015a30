import type { AppStoreFault, AppStoreSide, AppStoreSwitches, RenewalRate } from './app-store-state'

/** What a customer does, or Apple for them. */
export type CustomerAct =
  | { do: 'buy'; productId: string; quantity?: number; offerId?: string }
  | { do: 'change-plan'; productId: string }
  | { do: 'auto-renew'; on: boolean; groupId?: string }
  | { do: 'billing'; works: boolean }
  /** Without a transaction the newest; `percent` left out: all of it. */
  | { do: 'refund'; transactionId?: string; percent?: number; reason?: 0 | 1 }
  | { do: 'ask-refund'; transactionId?: string; reason?: string }
  | { do: 'decline-refund'; transactionId?: string }
  | { do: 'reverse-refund'; transactionId?: string }
  /** `price` in milliunits. */
  | { do: 'price-increase'; productId?: string; price: number; needsConsent: boolean }
  | { do: 'answer-price-increase'; consent: boolean }
  | { do: 'share-with-family' }
  | { do: 'stop-sharing' }
  | { do: 'finish'; transactionId: string }
  | { do: 'rescind-consent' }

/** A change of the simulated App Store. Everything that its page can do is one row here. */
export type AppStoreCommand =
  | {
      do: 'start-scenario'
      side: AppStoreSide
      scenario: string
      /** `past`: so far back that all of it has happened by now. */
      begin: 'now' | 'past'
      bundleId?: string
      name?: string
    }
  | { do: 'add-customer'; side: AppStoreSide; name: string; bundleId?: string }
  | { do: 'remove-customer'; side: AppStoreSide; customerId: string }
  | { do: 'act'; side: AppStoreSide; customerId: string; act: CustomerAct }
  /** Milliseconds of the simulated clock, or to the next thing that happens by itself. */
  | { do: 'advance'; side: AppStoreSide; by: number | 'next-event' }
  /** 1 is real time, 0 stands still. */
  | { do: 'play'; side: AppStoreSide; speed: number }
  | {
      do: 'configure'
      side: AppStoreSide
      rate?: RenewalRate
      graceDays?: 0 | 3 | 16 | 28
      switches?: Partial<AppStoreSwitches>
    }
  /** `null`: nowhere. */
  | { do: 'set-url'; side: AppStoreSide; bundleId: string; url: string | null }
  | { do: 'add-app'; bundleId: string; name: string; appAppleId: number }
  | { do: 'set-released'; bundleId: string; released: boolean }
  | { do: 'set-for-sale'; bundleId: string; productId: string; forSale: boolean }
  | { do: 'read-storekit'; bundleId: string; text: string }
  | { do: 'answer-next'; fault: AppStoreFault }
  | { do: 'clear-faults' }
  | { do: 'revoke-key'; keyId: string }

/** What a command may answer beside that it was done. */
export interface CommandResult {
  customerId?: string
  /** The first transaction of a scenario. */
  transactionId?: string | null
  /** Products that were read. */
  count?: number
}

/** An In-App Purchase key as App Store Connect would hand it out: once. */
export interface InAppKeyDownload {
  keyId: string
  issuerId: string
  fileName: string
  /** The .p8 file's text. Nobody keeps it. */
  pem: string
}
