/**
 * What the engine spends on one paste at most. Every budget is checked before the work that it
 * bounds, and a refusal names it (`budget/…` in `lib/rules/budget.ts`).
 */
export const BUDGETS = {
  /** Bytes of one input. Receipts of customers with thousands of purchases have a few megabytes. */
  inputBytes: 16 * 1024 * 1024,
  /** Tokens in tokens in tokens. */
  partDepth: 6,
  /** Parts of one paste, all levels together. */
  parts: 500,
  /** Layers of quotes, base64 and the like around the input. */
  wrappers: 4,
  /** ASN.1 values, and how deep they nest. A receipt with 5,000 purchases has about 350,000. */
  asnNodes: 1_000_000,
  asnDepth: 48,
  /** Certificates of one message. */
  certificates: 64,
  /** Rounds of password hashing that a .p12 may ask for. OpenSSL writes 2,048, Keychain 600,000 at most. */
  passwordRounds: 2_000_000,
  /** A zip's entries, and what they may inflate to, together. */
  zipEntries: 2_000,
  zipBytes: 32 * 1024 * 1024,
  /** A property list's values, and how deep they nest. */
  plistNodes: 200_000,
  plistDepth: 64,
} as const

export type BudgetName = keyof typeof BUDGETS
