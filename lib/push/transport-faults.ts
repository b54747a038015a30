import { APPLE, RFC } from '@/lib/apple/sources'
import type { TransportFaultCode } from './outcome'

/** What can break before an answer comes. */
export interface TransportFaultRow {
  code: TransportFaultCode
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** True where such a break always comes before the push was processed. The outcome has the last word. */
  safeToResend: boolean
  /** Said instead where the push never went out. */
  unsent?: { cause: string; fix: string }
}

export const TRANSPORT_FAULTS: readonly TransportFaultRow[] = [
  {
    code: 'name-not-found',
    title: 'The host’s name does not exist',
    cause: 'DNS has no address for the host: a typo, or a network that hides outside names.',
    fix: 'Check the host, then ask the machine’s resolver for it (nslookup api.push.apple.com).',
    see: [APPLE.sending],
    safeToResend: true,
  },
  {
    code: 'name-lookup-failed',
    title: 'The host’s name could not be looked up',
    cause: 'The DNS server did not answer or failed.',
    fix: 'Check the machine’s network and DNS server, then send again.',
    see: [APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'connection-refused',
    title: 'Nothing listens at that address',
    cause:
      'The machine answered that the port is closed: the simulator is not running, or a firewall refuses the connection.',
    fix: 'Start the simulator, or check the port: APNs listens on 443 and 2197.',
    see: [APPLE.sending],
    safeToResend: true,
  },
  {
    code: 'network-unreachable',
    title: 'The network is unreachable',
    cause: 'There is no route to the host: no network, or a network that lets nothing out.',
    fix: 'Check the network connection. Behind a firewall, allow port 443 or 2197 to 17.0.0.0/8, Apple’s range.',
    see: [APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'connect-timeout',
    title: 'The connection was not made in time',
    cause: 'Packets to the port are dropped, usually by a firewall or a proxy.',
    fix: 'Try port 2197, which some networks allow just for APNs, and check the firewall and the proxy.',
    see: [APPLE.sending, APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'tls-untrusted-root',
    title: 'The server’s certificate is not trusted',
    cause:
      'A proxy that reads TLS traffic shows its own certificate, or this machine’s list of roots is old: APNs changed to USERTrust RSA Certification Authority in 2025.',
    fix: 'Look at the certificate shown here. If its issuer is your company, exempt APNs from inspection; otherwise update the system’s root certificates.',
    see: ['https://developer.apple.com/news/?id=09za8wzy', APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'tls-expired-certificate',
    title: 'The server’s certificate is not valid now',
    cause: 'The certificate has expired or is not valid yet, or this machine’s clock is wrong.',
    fix: 'Check the machine’s clock first, then who issued the certificate.',
    see: [APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'tls-wrong-name',
    title: 'The server’s certificate is for another name',
    cause:
      'Another server answered: a proxy, a login page of the network, or a changed hosts file.',
    fix: 'Look at the certificate’s subject, and at what the host’s name resolves to.',
    see: [APPLE.connection],
    safeToResend: true,
  },
  {
    code: 'tls-protocol',
    title: 'The TLS handshake failed',
    cause: 'The other end does not speak TLS 1.2 or later on this port, or cut the handshake off.',
    fix: 'Check the port, and whether a proxy is in between. APNs needs TLS 1.2 or later.',
    see: [APPLE.sending],
    safeToResend: true,
  },
  {
    code: 'no-http2',
    title: 'The server does not speak HTTP/2',
    cause:
      'The server did not choose h2 in the handshake. APNs always does, so something is in between.',
    fix: 'Check for a proxy that reads TLS traffic; the certificate’s issuer names it. “curl --http2 -v” shows the same.',
    see: [APPLE.sending, RFC.http2],
    safeToResend: true,
  },
  {
    code: 'stream-refused',
    title: 'The server refused the stream',
    cause:
      'The server was not ready for another request on this connection and did not begin this one.',
    fix: 'Send it again; nothing was processed.',
    see: [RFC.http2Retry],
    safeToResend: true,
  },
  {
    code: 'going-away',
    title: 'The server was closing the connection',
    cause:
      'APNs sent GOAWAY and named a last request before this one, so this one was not processed.',
    fix: 'Send it again on a new connection. The detail has the reason, where the server gave one.',
    see: [RFC.http2Retry, APPLE.responses],
    safeToResend: true,
  },
  {
    code: 'connection-lost',
    title: 'The connection broke',
    cause: 'The connection ended after the push went out and before an answer came.',
    fix: 'It may have been delivered. Look at the device before you send it again; with the same collapse ID, a second one does not show next to the first.',
    see: [APPLE.connection, RFC.http2Retry],
    safeToResend: false,
  },
  {
    code: 'stream-reset',
    title: 'The server reset the stream',
    cause: 'The server broke off this request without an answer.',
    fix: 'It may have been delivered. Look at the device before you send it again.',
    see: [RFC.http2Retry],
    safeToResend: false,
  },
  {
    code: 'deadline',
    title: 'No answer came in time',
    cause: 'The push went out, and APNs did not answer before the deadline.',
    fix: 'It may have been delivered. Look at the device before you send it again.',
    unsent: {
      cause:
        'No connection was ready, or none had room, before the deadline. The push never went out.',
      fix: 'Look at the network between here and APNs, then send it again.',
    },
    see: [APPLE.responses],
    safeToResend: false,
  },
  {
    code: 'protocol-error',
    title: 'The exchange broke the rules of HTTP/2',
    cause:
      'One end sent what the other could not accept: a header with a forbidden character, or frames that a proxy changed.',
    fix: 'Look at the detail and at the headers as sent. If they are plain text, something between here and APNs changes them.',
    see: [RFC.http2Fields],
    safeToResend: false,
  },
  {
    code: 'queue-full',
    title: 'Too many pushes are waiting already',
    cause: 'Only a limited number of pushes can wait for a connection in the console.',
    fix: 'This push was not sent. Wait until the others have finished, then send it again.',
    see: [RFC.http2],
    safeToResend: true,
  },
  {
    code: 'client-closed',
    title: 'The connection was closed on this side',
    cause: 'The console closed its connection, for example because the key was forgotten.',
    fix: 'Look at the attempts: 0 means that the push never left. Otherwise look at the device first.',
    see: [RFC.http2],
    safeToResend: false,
  },
  {
    code: 'stopped',
    title: 'Sending was stopped',
    cause: 'You cancelled it, or the console was shutting down.',
    fix: 'Look at the attempts: 0 means that the push never left. Otherwise look at the device first.',
    see: [RFC.http2],
    safeToResend: false,
  },
]

/** The row of a fault; throws on a code that is not in the table. */
export function transportFault(code: TransportFaultCode): TransportFaultRow {
  const row = TRANSPORT_FAULTS.find((candidate) => candidate.code === code)
  if (!row) throw new Error(`no transport fault ${JSON.stringify(code)}`)
  return row
}
