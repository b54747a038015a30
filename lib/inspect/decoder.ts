import type { JsonValue } from '../json/node'
import type { Finding, Step } from '../rules/rule'
import type { TrustAnchor, TrustedRoot } from '../verify/trust'
import type { ByteView, DataTable, Field, Inspection, Repaired } from './inspection'
import type { Source } from './source'

/** One format: a row of `registry.ts`, and a folder beside this file. */
export interface Decoder {
  id: string
  /** `App Store transaction`. */
  title: string
  /** What it is and where people get it: a sentence. */
  about: string
  /** Pastes to try. They are the decoder's tests, and its buttons on the page. */
  samples: readonly [Sample, ...Sample[]]
  /** How likely the input is this, 0 to 1. Cheap; it never throws. */
  detect(source: Source): number
  /** Bad input is data: it never throws, whatever the input is. */
  decode(source: Source, context: Context): Promise<Decoded>
}

/** Made for the console: no sample is of a real person. */
export interface Sample {
  /** On the button: `A renewal`, `With a trimmed byte`. Unique within the decoder. */
  name: string
  /** What is pasted. Bytes are given as base64 in `file`. */
  text?: string
  file?: { name: string; base64: string }
  /** Roots that the sample is signed with, trusted for it and named wherever they count. */
  trust?: readonly TrustAnchor[]
  /** Public keys that the sample is signed with. */
  keys?: readonly PastedKey[]
  /** Opens the sample, where it is a .p12. */
  password?: string
  /** The instant to judge the sample by (ISO 8601): tokens that live for an hour are shown as they were. */
  now?: string
  /** What it must come out as: the sample's test. */
  verdict: Inspection['verdict']
  /** Codes of findings that must come out, and no other error. */
  findings?: readonly string[]
  /** Where the case comes from: a question, a forum thread, a document, or `made`. */
  from: string
}

export interface Decoded {
  /** In place of the decoder's title where more is known: `Subscription renewed`. */
  title?: string
  /**
   * What it is and what was found, as a sentence: shown where no `proof` makes a better one and no
   * step failed. It must not claim more than was checked.
   */
  summary: string
  /** What it tells, as a sentence, to stand behind the proof where there is one. */
  tells?: string
  /** An answer to somebody's request: an error in it is its news, and the summary words it. */
  isAnswer?: true
  environment?: string
  /** Set where the strict form was broken and the fields are those of the repaired text. */
  repaired?: Repaired
  /** What was verified; `null` or left out: nothing was, and the verdict is at best `unverified`. */
  proof?: Proof | null
  findings?: readonly Finding[]
  steps?: readonly Step[]
  fields?: readonly Field[]
  views?: readonly ByteView[]
  tables?: readonly DataTable[]
  value?: JsonValue
  parts?: readonly Inspection[]
}

/** What a verified signature rests on. */
export type Proof =
  | {
      by: 'chain'
      /** Whose certificate signed, by its common name. */
      signer: string
      root: TrustedRoot
      /** The instant at which the chain was checked: the payload's own; `null` where it has none. */
      signedAt: number | null
    }
  | { by: 'key'; key: string }

/** What a decoder may know besides the input. */
export interface Context {
  /** Milliseconds since 1970 UTC; `null`: not given, so nothing is said of now. */
  now: number | null
  /** Apple's roots first, then those that were added. */
  trust: readonly TrustedRoot[]
  keys: readonly PastedKey[]
  /** An identifierForVendor UUID or a MAC address, as typed. */
  device: string | null
  /** Of a .p12. */
  password: string | null
  expect: Expectation
  /** Decodes what stands inside; never throws. `format` forces a reading. */
  part(input: string | Uint8Array, at: string, format?: string): Promise<Inspection>
}

/** A .p8 or a public key to check a signature with. */
export interface PastedKey {
  /** A file's name, from which a Key ID may be read. */
  name?: string
  pem: string
}

/** What the token should say, when whoever asks knows it. */
export interface Expectation {
  bundleId?: string
  appAppleId?: number
  environment?: string
  /** Which service a developer’s token is meant for. */
  tokenFor?: 'apns' | 'server-api' | 'connect'
}
