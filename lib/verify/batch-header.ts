import { decodeBase64Url } from '../bytes/base64'
import { type Es256Verifier, es256Verifier } from './es256-key'
import { headerSteps } from './jws-header'
import { faultlessPart } from './read-compact'
import type { TrustedRoot } from './trust'
import { type PreparedChain, prepareChain } from './verify-chain'
import { APP_STORE_MARKS } from './verify-jws'
import { readX5c } from './x5c'

/** A header of which nothing is left to be checked but the signature and the instant. */
export interface KnownHeader {
  /** As it stands before the first dot. */
  text: string
  rootAt: PreparedChain['rootAt']
  verify: Es256Verifier
}

/** Apple has signed with a handful of leaves in ten years. More than these are read again. */
const MOST = 32

/**
 * The headers of a batch, each read and its chain verified once, told apart by their exact text.
 * One memory is for one list of trusted roots.
 */
export class HeaderMemory {
  private readonly known = new Map<string, Promise<KnownHeader | null>>()
  private last: KnownHeader | null = null

  constructor(private readonly trust: readonly TrustedRoot[]) {}

  /** The header that this token begins with, where it was the one before, too. */
  sameAgain(token: string): KnownHeader | null {
    const { last } = this
    if (!last || token.charCodeAt(last.text.length) !== DOT) return null
    // Six times as quick as startsWith.
    return token.slice(0, last.text.length) === last.text ? last : null
  }

  /** What stands before the first dot; `null`: something of it is not as it has to be. */
  async of(token: string): Promise<KnownHeader | null> {
    const dot = token.indexOf('.')
    if (dot < 0) return null
    const text = token.slice(0, dot)
    const reading = this.known.get(text) ?? this.read(text)
    // Those that were used last stand last.
    this.known.delete(text)
    this.known.set(text, reading)
    const [oldest] = this.known.keys()
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest)
    const header = await reading
    if (header) this.last = header
    return header
  }

  private async read(text: string): Promise<KnownHeader | null> {
    const decoded = decodeBase64Url(text)
    const header = decoded.ok ? faultlessPart(decoded.bytes, 'header') : null
    if (header?.alg !== 'ES256') return null
    const x5c = readX5c(header.x5c, false)
    const [leaf] = x5c.certificates
    const steps = [...headerSteps(header), ...x5c.steps]
    if (!leaf || x5c.certificates.length !== 3 || steps.some(({ result }) => result !== 'pass')) {
      return null
    }
    const chain = await prepareChain({
      certificates: x5c.certificates,
      form: 'x5c',
      trust: this.trust,
      marks: APP_STORE_MARKS,
    })
    const verify = await es256Verifier(leaf)
    return verify && { text, rootAt: chain.rootAt, verify }
  }
}

const DOT = 0x2e
