import 'server-only'
import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { rootCertificates } from 'node:tls'

/** How a POST ended, as Apple names it. */
export type PostResult =
  | 'SUCCESS'
  | 'TIMED_OUT'
  | 'TLS_ISSUE'
  | 'NO_RESPONSE'
  | 'SOCKET_ISSUE'
  | 'INVALID_RESPONSE'
  | 'PREMATURE_CLOSE'
  | 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'
  | 'OTHER'

export interface PostOptions {
  /** Where several people share the console, nobody sends into its network. */
  hosted: boolean
  /** Origins that may be reached all the same: the console's own. */
  allowed: readonly string[]
  /** PEM, beside the usual roots. */
  ca: readonly string[]
  timeoutMs: number
}

const NEVER = new BlockList()
NEVER.addSubnet('0.0.0.0', 8)
NEVER.addSubnet('169.254.0.0', 16)
NEVER.addSubnet('224.0.0.0', 3)
NEVER.addAddress('::', 'ipv6')
NEVER.addSubnet('fe80::', 10, 'ipv6')
NEVER.addSubnet('ff00::', 8, 'ipv6')

const PRIVATE = new BlockList()
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addSubnet('100.64.0.0', 10)
PRIVATE.addSubnet('192.0.0.0', 24)
PRIVATE.addSubnet('198.18.0.0', 15)
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('64:ff9b::', 96, 'ipv6')

/** What is wrong with an address for notifications, in a sentence; `null`: nothing. */
export function urlProblem(text: string): string | null {
  if (text.length > 2048) return 'The address is longer than 2,048 characters.'
  if (!URL.canParse(text)) return 'That is not an address.'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return 'The address has to begin with https:// or, on your own machine and network, http://.'
  }
  if (url.username !== '' || url.password !== '') return 'The address must not contain a password.'
  return null
}

/**
 * POSTs JSON as the App Store would, and names the result as Apple does. Which address a name leads
 * to is looked up once and then used, so that nobody changes it in between. Never throws. Redirects
 * are not followed.
 * https://developer.apple.com/documentation/appstoreserverapi/sendattemptresult
 */
export async function post(to: string, body: string, options: PostOptions): Promise<PostResult> {
  const url = new URL(to)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const address = isIP(host)
    ? host
    : await lookup(host).then(
        (row) => row.address,
        () => null,
      )
  if (address === null) return 'SOCKET_ISSUE'
  if (!mayReach(address, options) && !options.allowed.includes(url.origin)) return 'SOCKET_ISSUE'
  return new Promise((resolve) => {
    let answered = false
    const secure = url.protocol === 'https:'
    const request = (secure ? httpsRequest : httpRequest)({
      host: address,
      port: url.port || (secure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      agent: false,
      ...(secure
        ? {
            servername: isIP(host) ? '' : host,
            ca: [...rootCertificates, ...options.ca],
            minVersion: 'TLSv1.2' as const,
          }
        : {}),
      headers: {
        host: url.host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'App Store Server Notifications (Assay simulator)',
      },
    })
    const timer = setTimeout(() => done('TIMED_OUT'), options.timeoutMs)
    const done = (result: PostResult) => {
      clearTimeout(timer)
      request.destroy()
      resolve(result)
    }
    request.on('response', (response) => {
      answered = true
      const code = response.statusCode ?? 0
      response.on('error', () => done('PREMATURE_CLOSE'))
      response.on('close', () => {
        if (!response.complete) done('PREMATURE_CLOSE')
      })
      response.on('end', () =>
        done(code >= 200 && code <= 206 ? 'SUCCESS' : 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'),
      )
      response.resume()
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      done(answered ? 'PREMATURE_CLOSE' : nameOf(error))
    })
    request.end(body)
  })
}

function mayReach(address: string, { hosted }: PostOptions): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
  return !NEVER.check(plain, family) && !(hosted && PRIVATE.check(plain, family))
}

function nameOf(error: NodeJS.ErrnoException): PostResult {
  const code = error.code ?? ''
  if (/^(HPE_)/.test(code)) return 'INVALID_RESPONSE'
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO_)/.test(code)) return 'TLS_ISSUE'
  if (code === 'ECONNRESET' || /socket hang up/.test(error.message)) return 'NO_RESPONSE'
  return /^E[A-Z]+$/.test(code) ? 'SOCKET_ISSUE' : 'OTHER'
}
