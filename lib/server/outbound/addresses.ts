import 'server-only'
import { BlockList, isIP } from 'node:net'

/**
 * - `public`: an address of the internet.
 * - `local`: this machine, or a private network around it.
 * - `forbidden`: everything else: link-local with the metadata of clouds, addresses that hide another
 *   one, what is reserved, and what is no address.
 */
export type Reach = 'public' | 'local' | 'forbidden'

/** Where an address leads, by its numbers. `address`: as the resolver or a URL gives it, no brackets. */
export function reachOf(address: string): Reach {
  switch (isIP(address)) {
    case 4:
      if (LOCAL_4.check(address, 'ipv4')) return 'local'
      return FORBIDDEN.check(address, 'ipv4') ? 'forbidden' : 'public'
    case 6:
      // A zone names an interface of this machine.
      if (address.includes('%')) return 'forbidden'
      if (LOCAL_6.check(address, 'ipv6')) return 'local'
      return GLOBAL_6.check(address, 'ipv6') && !FORBIDDEN.check(address, 'ipv6')
        ? 'public'
        : 'forbidden'
    default:
      return 'forbidden'
  }
}

// Apart, since a list with rules for IPv4 takes `::ffff:127.0.0.1` for one of them.
const LOCAL_4 = listOf([
  ['127.0.0.0', 8], // RFC 1122, 3.2.1.3
  ['10.0.0.0', 8], // RFC 1918
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
])

const LOCAL_6 = listOf([
  ['::1', 128], // RFC 4291, 2.5.3
  ['fc00::', 7], // RFC 4193
])

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6 */
const FORBIDDEN = listOf([
  ['0.0.0.0', 8],
  ['100.64.0.0', 10], // RFC 6598: behind a provider's translation
  ['169.254.0.0', 16], // RFC 3927: link-local, and the metadata of clouds
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // RFC 5737: documentation
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24], // RFC 7526: 6to4 relays
  ['192.175.48.0', 24],
  ['198.18.0.0', 15], // RFC 2544: benchmarks
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and the broadcast address
  ['2001::', 23], // Teredo, ORCHID and other protocols of the IETF
  ['2001:db8::', 32], // RFC 3849: documentation
  ['2002::', 16], // RFC 3056: 6to4 holds an address of IPv4
  ['2620:4f:8000::', 48],
  ['3fff::', 20], // RFC 9637: documentation
])

/**
 * Only this is given out to the internet (RFC 4291, 2.4): so what maps or translates an address of
 * IPv4 (`::ffff:…`, `::…`, `64:ff9b::…`), link-local, multicast and whatever comes is not.
 */
const GLOBAL_6 = listOf([['2000::', 3]])

function listOf(rows: readonly (readonly [net: string, prefix: number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of rows) {
    list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
