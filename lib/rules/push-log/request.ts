import { APPLE, RFC } from '@/lib/apple/sources'
import { defineRule } from '../rule'
import { errorText, exampleLog, headerIn, isPlaceholder, type RequestLog } from './subject'

type None = Record<string, never>

/** https://developer.apple.com/news/?id=c88acm2b : the binary protocol ended on 31 March 2021. */
const OLD_HOST = /^(?:gateway|feedback)\.(?:sandbox\.)?push\.apple\.com$/
const OWN_HOSTS = /^api\.(?:sandbox\.|development\.)?push\.apple\.com$/

/**
 * Channels of broadcasts are managed on hosts of their own, on 2195 and 2196, with GET and DELETE too:
 * https://developer.apple.com/documentation/usernotifications/sending-channel-management-requests-to-apns
 */
const CHANNELS_HOST = /^api-manage-broadcast\.(?:sandbox\.)?push\.apple\.com$/

const toApns = ({ service, address }: RequestLog) =>
  service === 'apns' && address && !CHANNELS_HOST.test(address.host) ? address : null

export const oldHost = defineRule<RequestLog, { host: string }>({
  code: 'push-log/old-host',
  level: 'error',
  title: 'This host spoke the old binary protocol',
  cause: 'Apple shut down the binary protocol on ports 2195 and 2196 on 31 March 2021.',
  fix: 'Send a POST over HTTP/2 to api.push.apple.com or api.sandbox.push.apple.com.',
  see: ['https://developer.apple.com/news/?id=c88acm2b', APPLE.sending],
  check: (log) => {
    const address = toApns(log)
    const port = address?.port ?? 443
    if (address) {
      const old = OLD_HOST.test(address.host) || port === 2195 || port === 2196
      return old ? { at: 'host', args: { host: `${address.host}:${port}` } } : 'pass'
    }
    const host = /\b(?:gateway|feedback)\.(?:sandbox\.)?push\.apple\.com\b/.exec(log.said)?.[0]
    return host === undefined ? 'not-applicable' : { args: { host } }
  },
  message: ({ host }) => `It goes to ${host}, where nothing answers any more.`,
  examples: () => ({
    bad: [
      exampleLog({ url: { host: 'gateway.sandbox.push.apple.com', port: 2195 } }),
      errorText('Could not connect to gateway.push.apple.com:2195'),
    ],
    good: [
      exampleLog(),
      exampleLog({ url: { host: 'api-manage-broadcast.sandbox.push.apple.com', port: 2195 } }),
      errorText('Hello'),
    ],
  }),
})

export const otherHost = defineRule<RequestLog, { host: string }>({
  code: 'push-log/other-host',
  level: 'warning',
  title: 'The host is not one of Apple’s push hosts',
  cause: 'The path is that of a push, but the host is a mock server, a proxy or a misspelling.',
  fix: 'Send to api.push.apple.com (TestFlight, ad hoc, App Store) or api.sandbox.push.apple.com (builds run from Xcode).',
  see: [APPLE.sending],
  check: (log) => {
    const address = toApns(log)
    if (!address || isPlaceholder(address.host)) return 'not-applicable'
    return OWN_HOSTS.test(address.host) || OLD_HOST.test(address.host)
      ? 'pass'
      : { at: 'host', args: { host: address.host } }
  },
  message: ({ host }) => `The push goes to ${host}.`,
  examples: () => ({
    bad: [exampleLog({ url: { host: 'push.apple.com' } })],
    good: [exampleLog(), exampleLog({ url: { host: '$APNS_HOST' } })],
  }),
})

export const notHttps = defineRule<RequestLog, None>({
  code: 'push-log/not-https',
  level: 'error',
  title: 'The push goes out without TLS',
  cause: 'The address begins with http:// instead of https://.',
  fix: 'Write https:// in the address. APNs needs TLS 1.2 or later.',
  see: [APPLE.sending],
  check: (log) => {
    const address = toApns(log)
    if (!address) return 'not-applicable'
    return address.scheme === 'http' ? { at: 'scheme', args: {} } : 'pass'
  },
  message: () => 'The address begins with http://, but APNs answers only over TLS.',
  examples: () => ({ bad: [exampleLog({ url: { scheme: 'http' } })], good: [exampleLog()] }),
})

export const port = defineRule<RequestLog, { port: number }>({
  code: 'push-log/port',
  level: 'error',
  title: 'The port is not an APNs port',
  cause: 'APNs listens on 443 and, for networks that let only APNs through, on 2197.',
  fix: 'Leave the port out, or write 2197.',
  see: [APPLE.sending],
  check: (log) => {
    const address = toApns(log)
    if (!address || !OWN_HOSTS.test(address.host)) return 'not-applicable'
    const { port: asked } = address
    return asked === null || asked === 443 || asked === 2197
      ? 'pass'
      : { at: 'port', args: { port: asked } }
  },
  message: ({ port: asked }) => `It is ${asked}.`,
  examples: () => ({
    bad: [exampleLog({ url: { port: 8443 } })],
    good: [exampleLog(), exampleLog({ url: { port: 2197 } })],
  }),
})

export const path = defineRule<RequestLog, { path: string }>({
  code: 'push-log/path',
  level: 'error',
  title: 'The path is not that of a device',
  cause:
    'The path of a push is /3/device/ followed by the device token; part of it is missing or differs.',
  fix: 'Write /3/device/ followed by the token in hexadecimal.',
  see: [APPLE.sending, APPLE.responses],
  check: (log) => {
    const address = toApns(log)
    if (!address || !OWN_HOSTS.test(address.host)) return 'not-applicable'
    // Broadcasts have paths of their own: https://developer.apple.com/documentation/usernotifications/sending-broadcast-push-notification-requests-to-apns
    return /^\/3\/device\/[^/]+$|^\/[14]\/(?:apps|broadcasts)\//.test(address.path)
      ? 'pass'
      : { at: 'path', args: { path: address.path } }
  },
  message: ({ path: asked }) =>
    `It is ${asked || 'empty'}. APNs answers 404 BadPath or 400 MissingDeviceToken.`,
  examples: () => ({
    bad: [exampleLog({ url: { path: '/3/devices/4f9a' } }), exampleLog({ url: { path: '/' } })],
    good: [exampleLog()],
  }),
})

export const method = defineRule<RequestLog, { method: string }>({
  code: 'push-log/method',
  level: 'error',
  title: 'The push is not sent with POST',
  cause: 'curl sends GET if it has no data; -G and -X change the method too.',
  fix: 'Add --data with the payload, or -X POST.',
  see: [APPLE.sending, APPLE.responses],
  check: (log) => {
    if (!toApns(log) || log.method === null) return 'not-applicable'
    return log.method === 'POST' ? 'pass' : { at: 'method', args: { method: log.method } }
  },
  message: ({ method: asked }) => `It is ${asked}. APNs answers 405 MethodNotAllowed.`,
  examples: () => ({ bad: [exampleLog({ method: 'GET' })], good: [exampleLog()] }),
})

export const oldHttp = defineRule<RequestLog, { version: string }>({
  code: 'push-log/http-version',
  level: 'error',
  title: 'The request is not made over HTTP/2',
  cause: 'The command or the client asks for HTTP/1, but APNs speaks only HTTP/2.',
  fix: 'Use --http2 with curl, or an HTTP client that speaks HTTP/2.',
  see: [APPLE.sending, RFC.http2],
  check: (log) => {
    if (!toApns(log) || log.http === null) return 'not-applicable'
    return log.http.startsWith('1') ? { at: 'http', args: { version: log.http } } : 'pass'
  },
  message: ({ version }) => `It asks for HTTP/${version}.`,
  examples: () => ({
    bad: [exampleLog({ http: '1.1' })],
    good: [exampleLog(), exampleLog({ http: null })],
  }),
})

export const http2Missing = defineRule<RequestLog, None>({
  code: 'push-log/http2-missing',
  level: 'notice',
  title: 'The command does not ask for HTTP/2',
  cause:
    'Newer versions of curl choose HTTP/2 over TLS by themselves; older ones and builds without nghttp2 do not.',
  fix: 'Add --http2, and look for HTTP2 among the features that curl --version lists.',
  see: [APPLE.commandLine, 'https://curl.se/docs/http2.html'],
  check: (log) => {
    if (!toApns(log) || log.form !== 'curl') return 'not-applicable'
    return log.http === null ? { at: 'http', args: {} } : 'pass'
  },
  message: () => 'It has no --http2. If curl falls back to HTTP/1.1, APNs cuts the connection.',
  examples: () => ({ bad: [exampleLog({ http: null })], good: [exampleLog()] }),
})

export const authorization = defineRule<RequestLog, { found: string | null }>({
  code: 'push-log/authorization',
  level: 'error',
  title: 'The request does not say who sends it',
  cause:
    'There is neither a client certificate nor a header authorization of the form “bearer <provider token>”.',
  fix: 'Add -H "authorization: bearer <provider token>", or --cert and --key with a certificate for APNs.',
  see: [APPLE.tokens, APPLE.certificates],
  check: (log) => {
    const value = headerIn(log, 'authorization')
    // A log leaves credentials out and shows no client certificate: what is not in it may have been sent.
    const known = log.form === 'curl' || value !== null
    if (!toApns(log) || !known || log.certificate) return 'not-applicable'
    if (value !== null && (/^bearer\s+\S/i.test(value) || isPlaceholder(value))) return 'pass'
    return {
      at: 'authorization',
      args: { found: value === null ? null : (value.split(/\s/)[0]?.slice(0, 8) ?? '') },
    }
  },
  message: ({ found }) =>
    found === null
      ? 'No header authorization and no certificate. APNs answers 403 MissingProviderToken.'
      : `The header authorization begins with “${found}”, not with “bearer”. APNs answers 403 MissingProviderToken.`,
  examples: () => ({
    bad: [
      exampleLog({ headers: [['apns-topic', 'com.example.app']] }),
      exampleLog({ headers: [['authorization', 'Basic YTpi']] }),
    ],
    good: [
      exampleLog(),
      exampleLog({ headers: [], certificate: true }),
      exampleLog({ form: 'http-log', headers: [['apns-topic', 'com.example.app']] }),
    ],
  }),
})

export const bodyFile = defineRule<RequestLog, { file: string }>({
  code: 'push-log/body-file',
  level: 'notice',
  title: 'The payload is in a file',
  cause: 'The command names a file, whose content is not here.',
  fix: 'Paste the file’s content by itself to have it checked. curl -d removes line breaks from a file; --data-binary sends it unchanged.',
  see: ['https://curl.se/docs/manpage.html'],
  check: ({ bodyFile: file }) =>
    file === null ? 'not-applicable' : { at: 'payload', args: { file } },
  message: ({ file }) => `It is read from ${file}, so it cannot be checked here.`,
  examples: () => ({
    bad: [exampleLog({ body: null, bodyFile: 'payload.json' })],
    good: [exampleLog()],
  }),
})
