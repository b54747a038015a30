import 'server-only'

/** Where an APNs listens, and how it has to show who it is. */
export interface ApnsEndpoint {
  host: string
  port: number
  /** The name that its certificate must carry, and that SNI asks for. */
  servername: string
  /** PEM. Where given, only these roots are trusted, and none of the system's. */
  ca?: readonly string[]
}

/** `host:port`, as dialled and as `:authority` says it. */
export function authorityOf(endpoint: ApnsEndpoint): string {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host
  return `${host}:${endpoint.port}`
}

/** Do two endpoints trust the same roots? */
export function sameRoots(one: ApnsEndpoint, other: ApnsEndpoint): boolean {
  if (one.ca === other.ca) return true
  if (!one.ca || !other.ca || one.ca.length !== other.ca.length) return false
  const others = other.ca
  return one.ca.every((pem, at) => pem === others[at])
}
