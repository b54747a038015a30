import 'server-only'
import type { Certificate, DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { ConnectionFacts } from '@/lib/push/outcome'

/** What can be told of a connection once its TLS stands. */
export function connectionFacts(socket: TLSSocket): Omit<ConnectionFacts, 'reused'> {
  return {
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    protocol: socket.alpnProtocol || '',
    tls: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    peerCertificate: peerCertificate(socket),
  }
}

function peerCertificate(socket: TLSSocket): ConnectionFacts['peerCertificate'] {
  const leaf = socket.getPeerCertificate(true)
  if (!leaf.raw) return null
  return {
    subject: distinguishedName(leaf.subject),
    issuer: distinguishedName(leaf.issuer),
    validFrom: leaf.valid_from,
    validTo: leaf.valid_to,
    fingerprint: leaf.fingerprint256,
    root: distinguishedName(lastOf(leaf).subject),
  }
}

/** Node completes the chain from the trusted roots; a root is its own issuer. */
function lastOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate {
  let certificate = leaf
  const seen = new Set<string>()
  while (certificate.issuerCertificate?.raw && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256)
    certificate = certificate.issuerCertificate
  }
  return certificate
}

/** `C=US, O=Apple Inc., CN=api.push.apple.com`: the order of the certificate. */
function distinguishedName(name: Certificate | undefined): string {
  return Object.entries(name ?? {})
    .flatMap(([key, value]) => [value].flat().map((one) => `${key}=${one}`))
    .join(', ')
}
