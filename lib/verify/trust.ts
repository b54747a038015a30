import { APPLE_ROOTS } from '../apple/roots'
import { fingerprint } from '../bytes/digest'
import { certificateOf } from '../x509/certificate-of'

/** A root certificate that somebody adds: shown as such wherever it counts. */
export interface TrustAnchor {
  name: string
  pem: string
}

/** A root that chains may end at. */
export interface TrustedRoot {
  /** `Apple Root CA - G3`, or the name given to an added one. */
  name: string
  /** `apple`: ships with the console. `added`: trusted because whoever asks said so. */
  origin: 'apple' | 'added'
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: string
  /** The certificate; `null` for one that is known by its fingerprint alone. */
  der: Uint8Array | null
}

const APPLE: readonly TrustedRoot[] = APPLE_ROOTS.map(({ name, fingerprint, pem }) => ({
  name,
  origin: 'apple',
  fingerprint,
  der: pem === null ? null : requireCertificate(name, pem),
}))

/** Apple's roots, and behind them those that were added. Throws for a PEM that holds no certificate. */
export async function readTrust(added: readonly TrustAnchor[]): Promise<TrustedRoot[]> {
  const others = await Promise.all(
    added.map(async ({ name, pem }): Promise<TrustedRoot> => {
      const der = requireCertificate(name, pem)
      return { name, origin: 'added', fingerprint: await fingerprint(der), der }
    }),
  )
  // One of Apple’s that is known by its fingerprint stays Apple’s, whoever brings the certificate.
  const apple = APPLE.map((root) => ({
    ...root,
    der:
      root.der ?? others.find(({ fingerprint }) => fingerprint === root.fingerprint)?.der ?? null,
  }))
  return [...apple, ...others]
}

function requireCertificate(name: string, pem: string): Uint8Array {
  const der = certificateOf(pem)
  if (!der) throw new Error(`the trusted root ${name} is no PEM of a certificate`)
  return der
}
