import 'server-only'
import { isIP } from 'node:net'
import { type Reach, reachOf } from './addresses'

/** Where a request may go, judged by how the address is written. */
export interface Target {
  protocol: 'https:' | 'http:'
  /** A name in lower case, or an address without brackets. */
  host: string
  port: number
  /** Path and query. */
  path: string
}

export type TargetReading = { ok: true; target: Target } | { ok: false; problem: string }

/**
 * Reads the address of a developer's server as strictly as it can be written. A browser takes
 * `0x7f.1`, `2130706433` and `①②⑦.0.0.1` for 127.0.0.1; here a host has to be written as it is.
 * `local`: http, and any port, are fine where it leads to this machine or the network around it;
 * whether it does is only known once its name was looked up.
 */
export function readTarget(text: string, { local }: { local: boolean }): TargetReading {
  const [, scheme = '', authority = ''] = /^(https?):\/\/([^/?#\\]*)/i.exec(text) ?? []
  if (scheme === '') return no('The address does not begin with https://.')
  if (/[\s\p{Cc}\\]/u.test(text)) return no('The address contains white space or a backslash.')
  if (authority.includes('@'))
    return no('The address contains a user name, which is not sent. Remove it.')
  if (!URL.canParse(text)) return no('This cannot be read as an address.')
  const { protocol, hostname, port: written, pathname, search } = new URL(text)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const spelled = authority.replace(/:\d*$/, '').toLowerCase()
  if (spelled !== hostname) {
    return no(
      `Its host is written “${spelled}”, which would be read as ${hostname}. If you mean that, write it that way.`,
    )
  }
  if (isIP(host) === 0 && !/^(?!.*\.\.)[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$/.test(host)) {
    return no(
      'Its host is not a name that can be looked up: it ends in a dot, or has a character that names do not have.',
    )
  }
  const port = Number(written || (protocol === 'https:' ? 443 : 80))
  if (!local && protocol !== 'https:')
    return no('The address begins with http://. Apple sends only to https.')
  if (!local && port !== 443 && port < 1024) {
    return no(`It names port ${port}. Apple sends to port 443, or to 1024 and above.`)
  }
  if (port === 0) return no('It names port 0.')
  const target = { protocol: protocol as Target['protocol'], host, port, path: pathname + search }
  const literal = isIP(host) === 0 ? null : mayGo(target, [host], local)
  return literal === null ? { ok: true, target } : no(literal)
}

/**
 * Why a request to these addresses is refused, as a sentence; `null`: it may go. One address that is
 * not allowed is enough, whatever the others are.
 */
export function mayGo(
  { protocol, host, port }: Target,
  addresses: readonly string[],
  local: boolean,
): string | null {
  const reaches = new Set<Reach>(addresses.map(reachOf))
  if (addresses.length === 0) return `${host} leads nowhere.`
  if (reaches.has('forbidden')) {
    return `${host} leads to an address that nothing is sent to: it is reserved, link-local, or contains another address.`
  }
  if (reaches.has('local') && !local) {
    return `${host} leads into a local network, and only internet addresses are allowed here.`
  }
  if (reaches.has('local') && reaches.has('public')) {
    return `${host} leads to the internet and into a local network at once.`
  }
  if (reaches.has('public') && (protocol !== 'https:' || (port !== 443 && port < 1024))) {
    return `${host} is on the internet, where Apple sends only to https, on port 443 or 1024 and above.`
  }
  return null
}

function no(problem: string): TargetReading {
  return { ok: false, problem }
}
