import { APPLE, RFC } from '@/lib/apple/sources'
import { type AnyRule, defineRule } from '../rule'
import { errorText, type RequestLog } from './subject'

/** What a client says when a push fails, and what is behind it. */
interface Symptom {
  name: string
  /** Anywhere in the text. Bounded repetition only: it runs over whole logs. */
  pattern: RegExp
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** As clients print it: each is a test. */
  texts: readonly [string, ...string[]]
}

const SYMPTOMS: readonly Symptom[] = [
  {
    name: 'no-push-entitlement',
    pattern: /no valid .{0,3}aps-environment.{0,3} entitlement/i,
    title: 'The app is signed without the entitlement for pushes',
    cause:
      'The provisioning profile with which the app is signed has no aps-environment, so the device gives no token.',
    fix: 'Add the capability Push Notifications in Xcode, make a new profile and build again. Paste the profile here to see its entitlements.',
    see: [APPLE.registering],
    texts: [
      'Error Domain=NSCocoaErrorDomain Code=3000 "no valid “aps-environment” entitlement string found for application"',
      "no valid 'aps-environment' entitlement string found for application",
    ],
  },
  {
    name: 'client-speaks-http1',
    pattern:
      /HTTP\/1\.1 required|HTTP_1_1_REQUIRED|Unexpected HTTP\/1|malformed HTTP response|Received HTTP\/0\.9|BadStatusLine|Parse Error: Expected HTTP|curl: \(1\) Unsupported protocol|HPE_INVALID_CONSTANT/i,
    title: 'One end spoke HTTP/1 and the other HTTP/2',
    cause:
      'APNs begins with HTTP/2 frames. A client that knows only HTTP/1 takes them for a broken answer, and a proxy in between may turn the request into HTTP/1.1.',
    fix: 'Use a client that speaks HTTP/2 (for curl: HTTP2 among the features of curl --version), and keep proxies that read TLS away from APNs.',
    see: [APPLE.sending, RFC.http2],
    texts: [
      'Error: Parse Error: Expected HTTP/, code: HPE_INVALID_CONSTANT',
      'net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x00\\x00\\x18\\x04"',
      'Unexpected HTTP/1.x request: POST /3/device/4f9a',
      'curl: (1) Received HTTP/0.9 when not allowed',
      'HTTP/2 stream 1 was not closed cleanly: HTTP_1_1_REQUIRED (err 13)',
      'http.client.BadStatusLine: \\x00\\x00\\x18',
    ],
  },
  {
    name: 'no-alpn',
    pattern:
      /no ALPN negotiated|ALPN[^\n]{0,60}(?:http\/1\.1|no protocol|not? (?:accept|support|select)|mismatch)|server did not agree[^\n]{0,40}|h2 is not supported/i,
    title: 'The handshake did not settle on HTTP/2',
    cause:
      'ALPN chose another protocol, or none. APNs always offers h2, so the client did not ask for it or something in between answered.',
    fix: 'Check that the client offers h2, and who issued the certificate that it was shown: a proxy names itself there.',
    see: [APPLE.sending, RFC.http2],
    texts: [
      '* ALPN: server accepted http/1.1',
      '* ALPN, server did not agree to a protocol',
      'no ALPN negotiated: unable to find compatible protocol',
    ],
  },
  {
    name: 'connection-cut',
    pattern:
      /curl: \((?:56|52|55|16|92)\)|ECONNRESET|socket hang up|Connection reset by peer|Broken pipe|EPIPE|ERR_HTTP2_STREAM_ERROR|RST_STREAM|not closed cleanly/i,
    title: 'APNs or something in between cut the connection',
    cause:
      'Possible causes: (1) the request was made over HTTP/1; (2) the client certificate was revoked, has expired or is not for APNs; (3) the connection had been idle for a long time; (4) a firewall or proxy broke it.',
    fix: 'Look at the lines before it (curl -v): was h2 chosen, and which certificate was shown? The push may have been delivered, so look at the device before you send it again.',
    see: [APPLE.connection, APPLE.certificates],
    texts: [
      'curl: (56) LibreSSL SSL_read: error:1404C416:SSL routines, errno 0',
      'Error: read ECONNRESET',
      'Error: socket hang up',
      'curl: (92) HTTP/2 stream 0 was not closed cleanly',
    ],
  },
  {
    name: 'going-away',
    pattern: /\bGOAWAY\b|ERR_HTTP2_(?:GOAWAY_SESSION|SESSION_ERROR|INVALID_SESSION)/,
    title: 'APNs was closing the connection',
    cause:
      'APNs sends GOAWAY when it ends a connection, with a reason if it has one, and names the last request that it accepted.',
    fix: 'Open a new connection and send everything after that request again. If GOAWAY comes at once every time, look at its reason.',
    see: [RFC.http2Retry, APPLE.responses],
    texts: [
      'New streams cannot be created after receiving a GOAWAY',
      'code: ERR_HTTP2_GOAWAY_SESSION',
    ],
  },
  {
    name: 'certificate-alert',
    pattern:
      /alert (?:bad certificate|certificate (?:expired|revoked|unknown|required)|handshake failure|unknown ca)|sslv3 alert|tlsv1[23]? alert|SSL_ERROR_(?:BAD|EXPIRED|REVOKED)|certificate_(?:expired|revoked|unknown)/i,
    title: 'The client certificate was refused in the handshake',
    cause: 'The certificate has expired, was revoked, lacks its private key, or is not for APNs.',
    fix: 'Paste the certificate here to see its topics and dates. Create a new one, or switch to a .p8 key, which does not expire.',
    see: [APPLE.certificates],
    texts: [
      'error:14094415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_unknown',
    ],
  },
  {
    name: 'root-not-trusted',
    pattern:
      /unable to get (?:local )?issuer certificate|self[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|PKIX path building failed|certificate signed by unknown authority|CERTIFICATE_VERIFY_FAILED|curl: \(60\)/i,
    title: 'The sender does not trust the certificate of APNs',
    cause:
      'The machine’s list of roots lacks USERTrust RSA Certification Authority, to which APNs moved in 2025, or a proxy that reads TLS showed its own certificate.',
    fix: 'Update the system’s root certificates. If the issuer shown is a company’s own, exempt APNs from inspection. Do not switch verification off.',
    see: ['https://developer.apple.com/news/?id=09za8wzy', APPLE.connection],
    texts: [
      'curl: (60) SSL certificate problem: unable to get local issuer certificate',
      'x509: certificate signed by unknown authority',
      'Error: unable to verify the first certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  },
  {
    name: 'not-reached',
    pattern:
      /ENOTFOUND|EAI_AGAIN|Could not resolve host|no such host|ECONNREFUSED|Connection refused|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|connect(?:ion)? timed out|i\/o timeout|dial tcp|curl: \((?:6|7|28)\)|UnresolvedAddressException/i,
    title: 'APNs was not reached at all',
    cause:
      'The name was not found, or nothing answered at the port: usually DNS, a firewall or a proxy.',
    fix: 'Look up the host from the same machine and open a connection to port 443 (or 2197). Allow 17.0.0.0/8, Apple’s range. The push was not sent, so sending it again is safe.',
    see: [APPLE.sending, APPLE.connection],
    texts: [
      'getaddrinfo ENOTFOUND api.push.apple.com',
      'curl: (6) Could not resolve host: api.push.apple.com',
      'dial tcp 17.188.168.5:443: i/o timeout',
      'connect ECONNREFUSED 17.188.168.5:443',
    ],
  },
  {
    name: 'key-not-read',
    pattern:
      /secretOrPrivateKey must be|DECODER routines::unsupported|Could not deserialize key data|no start line|PEM_read_bio|invalid PEM|token: AuthKey must be|error:0909006C|InvalidKeySpecException|ERR_OSSL_UNSUPPORTED/i,
    title: 'The client could not read the .p8 key',
    cause:
      'The key was damaged on the way into the configuration: line breaks became \\n, quotation marks came along, or it was encoded as base64 once more.',
    fix: 'Paste the key’s text here to have it repaired: it stays in this browser. Give the client the file itself if it can read one.',
    see: [APPLE.tokens],
    texts: [
      'Error: secretOrPrivateKey must be an asymmetric key when using ES256',
      'error:1E08010C:DECODER routines::unsupported',
      'token: AuthKey must be a valid .p8 PEM file',
    ],
  },
  {
    name: 'firebase-apns-auth',
    pattern:
      /third-party-auth-error|THIRD_PARTY_AUTH_ERROR|Auth error from APNS|ApnsError[^\n]{0,40}(?:403|InvalidProviderToken)/i,
    title: 'Firebase could not authenticate with APNs',
    cause:
      'The APNs key in the Firebase project is missing, revoked, or has another Key ID, Team ID or environment than the app needs.',
    fix: 'Upload the .p8 again under Project settings, Cloud Messaging, with its Key ID and the app’s Team ID, for development and production.',
    see: ['https://firebase.google.com/docs/cloud-messaging/error-codes', APPLE.tokens],
    texts: [
      'code: messaging/third-party-auth-error',
      '"errorCode": "THIRD_PARTY_AUTH_ERROR"',
      'Auth error from APNS or Web Push Service',
    ],
  },
]

/** One rule for every symptom: a new one is a row and nothing else. */
export const symptomRules: readonly AnyRule<RequestLog>[] = SYMPTOMS.map((row) =>
  defineRule<RequestLog, { said: string }>({
    code: `push-log/${row.name}`,
    level: 'error',
    title: row.title,
    cause: row.cause,
    fix: row.fix,
    see: row.see,
    check: ({ said }) => {
      const found = row.pattern.exec(said)
      return found ? { args: { said: lineOf(said, found.index) } } : 'pass'
    },
    message: ({ said }) => `The client said: ${said} ${row.cause}`,
    examples: () => ({
      bad: [errorText(row.texts[0]), ...row.texts.slice(1).map(errorText)],
      good: [errorText('HTTP/2 200'), errorText('')],
    }),
  }),
)

/** Whether the text has one of the symptoms: for telling what a paste is. */
export function hasSymptom(text: string): boolean {
  return SYMPTOMS.some(({ pattern }) => pattern.test(text))
}

/** The line in which something stands, cut to what a sentence can hold. */
function lineOf(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  const line = text
    .slice(Math.max(start, at - 80), end < 0 ? at + 120 : Math.min(end, at + 120))
    .replaceAll(/[!\s]+/g, ' ')
    .trim()
  return `“${line}”.`
}
