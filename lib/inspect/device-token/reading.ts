/** How a device token was written. */
export type TokenForm =
  | 'empty'
  | 'hex'
  | 'odd-hex'
  /** `<965b251e 6cb1926e …>`, or the newer `{length = 32, bytes = 0x…}` where nothing was left out. */
  | 'nsdata-description'
  /** The newer description, or Swift’s `32 bytes`: bytes were left out when it was written. */
  | 'lost-description'
  | 'base64'
  | 'base64url'
  /** `[150, 91, -37]`, `0x96, 0x5b`. */
  | 'byte-list'
  /** `\xa1\x98r`, `%A1%98r`, `\241\230r`. */
  | 'escaped-bytes'
  /** The bytes were taken for text. */
  | 'mis-decoded-text'
  | 'fcm'
  | 'expo'
  | 'web-push'
  | 'jwt'
  | 'uuid'
  | 'udid'
  | 'not-hex'

export interface TokenProblem {
  code: TokenForm | 'bytes-lost' | 'shortened'
  /** A few words, no full stop. */
  title: string
  message: string
  fix: string
}

export interface DeviceTokenReading {
  form: TokenForm
  /** What to send: hex, in the case in which it was typed. Null where it must not be sent. */
  hex: string | null
  /** What could be read of a token that cannot be sent: lower-case hex, or null. */
  remains: string | null
  /** How many bytes were read; of a lost description, how many it says there were. */
  bytes: number | null
  /** 32 bytes, as most tokens have. Apple promises no length: never a condition. */
  usual: boolean
  /** What was put right, a sentence each. */
  repairs: string[]
  /** What is worth knowing and changes nothing, a sentence each. */
  notes: string[]
  problem: TokenProblem | null
}

/** What one way of reading found: bytes, or a problem. */
export type TokenPart =
  | {
      form: TokenForm
      bytes: Uint8Array
      /** Where the token was hex already: as typed. */
      typed?: string
      repairs: readonly string[]
      notes?: readonly string[]
    }
  | { form: TokenForm; problem: TokenProblem; bytes: null; remains?: string; length?: number }

/** A way of reading: null where the text is not of its form. */
export type TokenReader = (text: string) => TokenPart | null
