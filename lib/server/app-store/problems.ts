import 'server-only'
import type { CallProblem } from '@/lib/app-store/answer'
import type { Finding } from '@/lib/rules/rule'
import type { FaultCode, RequestFault } from './fault'

/** Why a call was not made or has no answer: what happened and what to do, a row each. */
export const PROBLEMS = {
  badRequest: (detail: string): CallProblem => ({
    code: 'bad-request',
    title: 'The console could not read the call',
    message: `What the page sent does not fit: ${detail}. Nothing was sent on.`,
    fix: 'Reload the page.',
  }),
  refused: (findings: Finding[]): CallProblem => ({
    code: 'call-refused',
    title: findings[0]?.title ?? 'The call would be refused',
    message:
      findings[0]?.message ??
      'Something in it does not match Apple’s documentation, so it was not sent.',
    fix: findings[0]?.fix ?? 'Fix what the findings name, then try again.',
    findings,
  }),
  noKey: {
    code: 'no-key',
    title: 'No key is chosen',
    message:
      'The App Store Server API needs a token, and signing one needs an In-App Purchase key.',
    fix: 'Choose a key, or add one.',
  },
  sessionEnded: {
    code: 'session-ended',
    title: 'The session has ended',
    message: 'Keys are forgotten after 30 minutes without use and after 12 hours in any case.',
    fix: 'Add the key again, then try again.',
  },
  tokenShape: (why: string): CallProblem => ({
    code: 'token-shape',
    title: 'The token cannot be read',
    message: `The page handed over something that is not a token: ${why}.`,
    fix: 'Choose the key again, so that a new token is made.',
  }),
  simulatorOff: {
    code: 'simulator-off',
    title: 'The simulator is switched off',
    message:
      'This console does not simulate an App Store; it was probably started with ASSAY_SIMULATOR=off.',
    fix: 'Choose Sandbox or Production at the top, or start the console with the simulator.',
  },
} as const satisfies Record<string, CallProblem | ((...args: never[]) => CallProblem)>

const TITLES: Readonly<Partial<Record<FaultCode, string>>> = {
  cancelled: 'The call was cancelled',
  'no-answer': 'There was no answer in time',
  'too-large': 'The answer is too large',
  'broken-answer': 'The answer cannot be read',
  'name-not-found': 'The host’s name is not known',
  'name-lookup-failed': 'The host’s name could not be looked up',
  'connection-refused': 'The host refuses connections',
  'network-unreachable': 'The network does not reach the host',
  'connect-timeout': 'No connection was made in time',
  'tls-untrusted-root': 'The host’s certificate is not trusted',
  'tls-expired-certificate': 'The host’s certificate is not valid now',
  'tls-wrong-name': 'The host’s certificate has another name',
  'connection-lost': 'The connection broke',
}

/** What became of a request without an answer. `host` is where it was to go. */
export function faultProblem(fault: RequestFault, host: string, write: boolean): CallProblem {
  const happened = `${sentence(fault.detail)} (${host}).`
  const arrived = fault.sent ? ' Whether it arrived is not known.' : ' Nothing was sent.'
  return {
    code: fault.code,
    title: TITLES[fault.code] ?? 'The call failed',
    message: `${happened}${fault.code === 'too-large' ? '' : arrived}`,
    fix:
      write && fault.sent
        ? 'It may have been done: check first, then decide whether to send it again.'
        : (FIXES[fault.code] ??
          'Try again. If it keeps failing, check the network between here and the host.'),
  }
}

const FIXES: Readonly<Partial<Record<FaultCode, string>>> = {
  cancelled: 'Try again whenever you like.',
  'too-large': 'Request less: with filters, or page by page.',
  'tls-untrusted-root':
    'Check whether a proxy that opens TLS is in between. The console sends no token to a server whose certificate it does not trust.',
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
