import type { KeyProblem } from './problems'
import type { RepairCode } from './repairs'

/** Something that was wrong with the way the key was written, and was put right. */
export interface Repair {
  code: RepairCode
  /** One sentence, past tense: what was there and what became of it. */
  message: string
}

/** The word before the Key ID in a file name that Apple gave. */
export type KeyNameKind = 'AuthKey' | 'SubscriptionKey' | 'ApiKey'

export type PrivateKeyReading =
  | {
      ok: true
      /** DER, PKCS#8. Secret: whoever calls wipes it. */
      pkcs8: Uint8Array
      curve: 'P-256'
      repairs: Repair[]
      keyIdFromName: string | null
      nameKind: KeyNameKind | null
      /** What the file's name gives away that matters for a push; null where nothing. */
      nameNote: string | null
      /** Whether the file holds the public half too. It was not compared with the private one. */
      hasPublicKey: boolean
    }
  | { ok: false; problem: KeyProblem }

/** What a part of the reader comes to; the repairs are collected on the side. */
export type KeyOutcome =
  | { ok: true; pkcs8: Uint8Array; hasPublicKey: boolean }
  | { ok: false; problem: KeyProblem }

export const refuse = (problem: KeyProblem): KeyOutcome => ({ ok: false, problem })
