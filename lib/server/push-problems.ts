import 'server-only'
import type { SendProblem } from '@/lib/push/attempt'
import type { Hold } from '@/lib/push/hold'

const ABOUT: Record<Hold['about'], string> = {
  'device-token': 'pushes to this device token',
  'provider-token': 'pushes with this key',
  environment: 'all pushes to this environment',
}

/** Why nothing was sent: what happened and what to do, a row each. */
export const PROBLEMS = {
  badRequest: (detail: string): SendProblem => ({
    code: 'bad-request',
    title: 'The console could not read the push',
    message: `What the page sent does not fit: ${detail}. Nothing was sent on.`,
    fix: 'Reload the page. What you composed stays.',
  }),
  sessionEnded: {
    code: 'session-ended',
    title: 'The session has ended',
    message:
      'Keys are forgotten after 30 minutes without use and after 12 hours in any case. What you composed is still here.',
    fix: 'Add the key again, then send.',
    at: 'key',
  },
  noKey: {
    code: 'no-key',
    title: 'No key is chosen',
    message: 'A push carries a provider token, and signing one needs a .p8 key.',
    fix: 'Choose a key, or add one.',
    at: 'key',
  },
  keyGone: {
    code: 'no-key',
    title: 'The key was forgotten',
    message: 'The push names a key that this session no longer has.',
    fix: 'Choose another key, or add it again.',
    at: 'key',
  },
  keyElsewhere: {
    code: 'no-key',
    title: 'The key is kept in another browser',
    message:
      'The push names a key that the server never had, and the page sent no provider token signed with it.',
    fix: 'Send it from the browser that keeps the key, or choose another key.',
    at: 'key',
  },
  otherToken: {
    code: 'bad-request',
    title: 'The provider token belongs to another key',
    message: 'The page signed a token with IDs other than those of the push.',
    fix: 'Reload the page. What you composed stays.',
    at: 'key',
  },
  simulatorOff: {
    code: 'simulator-off',
    title: 'The simulator is switched off',
    message: 'This console was started with ASSAY_SIMULATOR=off.',
    fix: 'Choose Sandbox or Production at the top, or start the console with the simulator.',
  },
  notRecorded: (why: string): SendProblem => ({
    code: 'not-recorded',
    title: 'The push could not be written down',
    message: `Nothing is sent before it is written down, and that failed: ${why}`,
    fix: 'Make room on the disk of the data folder, then send again.',
  }),
  held: ({ reason, about }: Hold): SendProblem => ({
    code: 'held',
    title: 'APNs asked to wait',
    message: `It answered ${reason} a moment ago. Until then it is better not to send ${ABOUT[about]}: APNs counts errors, and closes connections that cause many.`,
    fix: 'Wait until that time, or send anyway if you know better.',
  }),
} as const satisfies Record<string, SendProblem | ((...args: never[]) => SendProblem)>
