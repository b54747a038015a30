import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { TrustedRoot } from './trust'

/** What has to hold of a chain besides its signatures, at whatever instant. */
export interface UndatedChain {
  /** Leaf first, as in `x5c`. A root among them is not trusted for being there. */
  certificates: readonly Certificate[]
  /** `x5c`: exactly leaf, intermediate and root, in that order. `bag`: the others in any order, as in CMS. */
  form: 'x5c' | 'bag'
  trust: readonly TrustedRoot[]
  /** OIDs of extensions that mark what Apple made the certificates for. */
  marks: { leaf: string | null; intermediate: string | null }
}

/** The same, and the instants to judge it by. */
export interface ChainOrder extends UndatedChain {
  /** Milliseconds since 1970 UTC: when the payload says that it was signed; `null` where it does not. */
  signedAt: number | null
  /** `null`: nothing is said of now. */
  now: number | null
}

export interface ChainResult {
  /** One per check, in order: each link, CA flags, marks, root, validity when signed, validity now, revocation. */
  steps: Step[]
  /** The root that the chain ends at; `null` where any step failed. */
  root: TrustedRoot | null
}
