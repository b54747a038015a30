import 'server-only'
import { BlockList, isIP } from 'node:net'

/**
 * The origins of a console that nobody named: the loopback names. `null` where it listens on
 * anything else, however that is spelled: then other machines reach it, and somebody has to say
 * under which address.
 */
export function localOrigins(host: string, port: number): string[] | null {
  if (!isLoopback(host)) return null
  const names = [...new Set(['127.0.0.1', 'localhost', '::1', host])]
  return names.map((name) => originOf('http:', name, port))
}

/**
 * One entry of `ASSAY_ORIGIN`. It has to be written exactly as a browser sends it in `Origin`:
 * https://www.rfc-editor.org/rfc/rfc6454#section-6.2
 */
export function readOrigin(text: string): { origin: string } | { problem: string } {
  if (text === '') return { problem: 'there is an empty entry in the list.' }
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return { problem: `“${text}” is not an origin such as https://assay.example.com.` }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: `“${text}” is neither https nor http.` }
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'an origin does not contain a user name or a password.' }
  }
  if (url.origin !== text) {
    return { problem: `“${text}” is not exactly an origin. Write ${url.origin}.` }
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isWildcard(host)) return { problem: `“${text}” is not an address that a browser can open.` }
  if (url.protocol === 'http:' && !isLoopback(host) && !isPrivate(host)) {
    return { problem: `“${text}” would carry keys and cookies unencrypted. Use https.` }
  }
  return { origin: url.origin }
}

/**
 * `ASSAY_PUBLIC_URL`: an origin as Apple reaches it, with https on port 443 or from 1024 on. A slash
 * at the end is what tunnels print.
 * https://developer.apple.com/documentation/appstoreservernotifications/enabling-app-store-server-notifications
 */
export function readPublicUrl(text: string): { origin: string } | { problem: string } {
  const read = readOrigin(text.replace(/\/$/, ''))
  if ('problem' in read) return read
  const { protocol, port, hostname } = new URL(read.origin)
  if (protocol !== 'https:')
    return { problem: `“${text}” is not https, and Apple sends only to https.` }
  if (port !== '' && Number(port) < 1024) {
    return {
      problem: `“${text}” names port ${port}. Apple sends to port 443, or to 1024 and above.`,
    }
  }
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return isLoopback(host) || isPrivate(host)
    ? { problem: `“${text}” is an address of your own network, which Apple cannot reach.` }
    : read
}

function originOf(protocol: string, host: string, port: number): string {
  const name = isIP(host) === 6 ? `[${host}]` : host
  return new URL(`${protocol}//${name}:${port}`).origin
}

function isWildcard(host: string): boolean {
  return isIP(host) === 6 ? sameAddress(host, '::') : host === '0.0.0.0'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || isListed(LOOPBACK, host)
}

/** An address or a name that only means something inside one network. */
function isPrivate(host: string): boolean {
  if (isIP(host)) return isListed(PRIVATE, host)
  return !host.includes('.') || /\.(?:local|lan|test|internal|home\.arpa)$/.test(host)
}

function isListed(list: BlockList, host: string): boolean {
  const family = isIP(host)
  return family !== 0 && list.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

function sameAddress(left: string, right: string): boolean {
  return new URL(`http://[${left}]`).hostname === `[${right}]`
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

// RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291 §2.5.6
const PRIVATE = new BlockList()
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4')
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4')
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4')
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4')
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')
