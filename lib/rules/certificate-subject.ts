import type { PushFacts } from '../x509/push-topics'

/** What the rules of this group look at: a certificate, a request for one, or a server's chain. */
export interface CertificateSubject {
  /** Of the subject. */
  name: string
  /** Milliseconds since 1970 UTC; `null`: it is no certificate. */
  validity: { notBefore: number; notAfter: number } | null
  /** `null`: nothing is said of now. */
  now: number | null
  push: PushFacts | null
  /** A certificate of a developer that signs apps, as its marks say. */
  signsApps: boolean
  /** Of the signature on it, unless it signed itself: `SHA-1`. */
  hash: string | null
  /** Of an RSA key. */
  rsaBits: number | null
  /** A private key was pasted with it. */
  besideKey: boolean
  /** What is wrong with its form. */
  broken: string | null
  request: { signature: 'matches' | 'does not match' | 'not supported' } | null
  server: ServerFacts | null
}

/** What `openssl s_client` printed of a server. */
export interface ServerFacts {
  host: string | null
  /** Is the host one of APNs? */
  apns: boolean
  /** The name that the chain ends at. */
  root: string
  /** Is that the root that Apple announced for APNs? */
  announced: boolean
  /** A link that does not hold, as a sentence. */
  brokenLink: string | null
  /** openssl's own verdict; `null`: it printed none. 0 is success. */
  verify: { code: number; text: string } | null
}

const YEAR = 31_536_000_000
const START = Date.UTC(2026, 0, 1)

/** A certificate that nothing is wrong with, for the examples of rules. */
export function exampleCertificate(more: Partial<CertificateSubject> = {}): CertificateSubject {
  return {
    name: 'Example',
    validity: { notBefore: START, notAfter: START + YEAR },
    now: START + YEAR / 2,
    push: null,
    signsApps: false,
    hash: 'SHA-256',
    rsaBits: 2048,
    besideKey: false,
    broken: null,
    request: null,
    server: null,
    ...more,
  }
}

/** The same as a certificate for pushes. */
export function examplePush(more: Partial<PushFacts> = {}): PushFacts {
  return {
    environments: ['sandbox', 'production'],
    topics: [{ topic: 'com.example.app', kind: 'app' }],
    pass: null,
    website: null,
    ...more,
  }
}

/** The chain of an APNs server that nothing is wrong with. */
export function exampleServer(more: Partial<ServerFacts> = {}): ServerFacts {
  return {
    host: 'api.push.apple.com',
    apns: true,
    root: 'USERTrust RSA Certification Authority',
    announced: true,
    brokenLink: null,
    verify: { code: 0, text: 'ok' },
    ...more,
  }
}
