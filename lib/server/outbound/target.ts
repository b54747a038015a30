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
  if (scheme === '') return no('It is not an address that begins with https://.')
  if (/[\s\p{Cc}\\]/u.test(text)) return no('There is white space or a backslash in it.')
  if (authority.includes('@')) return no('There is a user name in it, which is not sent.')
  if (!URL.canParse(text)) return no('It cannot be read as an address.')
  const { protocol, hostname, port: written, pathname, search } = new URL(text)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const spelled = authority.replace(/:\d*$/, '').toLowerCase()
  if (spelled !== hostname) {
    return no(
      `Its host is written “${spelled}”, and that would be ${hostname}. Write it so, if you mean it.`,
    )
  }
  if (isIP(host) === 0 && !/^(?!.*\.\.)[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$/.test(host)) {
    return no(
      'Its host is no name that is looked up: a dot at the end, or a character that names do not have.',
    )
  }
  const port = Number(written || (protocol === 'https:' ? 443 : 80))
  if (!local && protocol !== 'https:')
    return no('It begins with http://. Apple sends to https alone.')
  if (!local && port !== 443 && port < 1024) {
    return no(`It names port ${port}. Apple sends to port 443, or to one from 1024 on.`)
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
    return `${host} leads to an address that nothing is sent to: it is reserved, link-local, or holds another address.`
  }
  if (reaches.has('local') && !local) {
    return `${host} leads into a local network, and only addresses of the internet are allowed here.`
  }
  if (reaches.has('local') && reaches.has('public')) {
    return `${host} leads to the internet and into a local network at once.`
  }
  if (reaches.has('public') && (protocol !== 'https:' || (port !== 443 && port < 1024))) {
    return `${host} is on the internet, where Apple sends to https alone, on port 443 or from 1024 on.`
  }
  return null
}

function no(problem: string): TargetReading {
  return { ok: false, problem }
}
