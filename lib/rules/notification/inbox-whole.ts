import { APP_STORE } from '@/lib/apple/app-store/sources'
import { utc } from '@/lib/apple/app-store/words'
import { notificationV1Type } from '@/lib/apple/notification-v1-types'
import { shorten } from '@/lib/verify/jws-header'
import { exampleInbox, type InboxRowSubject, type InboxSubject } from '../inbox-subject'
import { type AnyRule, defineRule } from '../rule'

const isGenuine = ({ told }: InboxRowSubject): boolean =>
  told.kind === 'v2' && (told.trust === 'apple' || told.trust === 'simulator')

const isTest = ({ told }: InboxRowSubject): boolean => told.type === 'TEST'

const UNPROVEN = { kind: 'v1', trust: 'unproven' } as const

const version1 = defineRule<
  InboxSubject,
  { count: number; type: string | null; v2: string | null }
>({
  code: 'notification/inbox-version-1',
  level: 'warning',
  title: 'App Store Connect still sends version 1',
  cause:
    'Version 1 has been deprecated since June 2023. It is not signed, covers fewer events, and cannot be fetched again if it was missed.',
  fix: 'In App Store Connect open the app, App Information, App Store Server Notifications, and set the URL for this environment to version 2. The message above says what this type becomes.',
  see: [APP_STORE.notificationsV1, APP_STORE.enablingNotifications],
  check: ({ rows }) => {
    const old = rows.filter(({ told }) => told.kind === 'v1')
    const newest = old.at(-1)
    if (!newest) return 'pass'
    const { type } = newest.told
    const v2 = type === null ? null : (notificationV1Type(type)?.v2.join(' or ') ?? null)
    return { at: `arrival/${newest.id}`, args: { count: old.length, type, v2 } }
  },
  message: ({ count, type, v2 }) =>
    `${count} of version 1 came${type === null ? '' : `, the last of type ${shorten(type)}`}${v2 === null ? '' : `, which version 2 sends as ${v2}`}.`,
  examples: () => ({
    bad: [
      exampleInbox([{ ...UNPROVEN, type: 'DID_RECOVER' }]),
      exampleInbox([{ ...UNPROVEN, type: null }]),
      exampleInbox([{}, { ...UNPROVEN, type: 'ODD' }]),
    ],
    good: [exampleInbox([{}]), exampleInbox([])],
  }),
})

const onlyTests = defineRule<InboxSubject, { count: number; environments: readonly string[] }>({
  code: 'notification/only-tests',
  level: 'warning',
  title: 'Only test notifications have arrived',
  cause:
    'A TEST goes to the URL for the environment whose API was called, so it shows that Apple reaches this address, but nothing about purchases. Real ones may go to another URL, an app without a release in production has none, and a purchase makes a notification only if its type has one.',
  fix: 'Compare the URLs of production and sandbox in App Store Connect, make a purchase in the sandbox, and check Get Notification History with onlyFailures for what was sent elsewhere.',
  see: [APP_STORE.testNotification, APP_STORE.enablingNotifications, APP_STORE.notificationHistory],
  check: ({ rows }) => {
    const genuine = rows.filter(isGenuine)
    const newest = genuine.at(-1)
    if (!newest || !genuine.every(isTest)) return 'pass'
    const environments = [...new Set(genuine.flatMap(({ told }) => told.environment ?? []))]
    return { at: `arrival/${newest.id}`, args: { count: genuine.length, environments } }
  },
  message: ({ count, environments }) =>
    `${count === 1 ? 'The one notification' : `All ${count} notifications`} that Apple sent here ${count === 1 ? 'is a TEST' : 'are TESTs'}${environments.length === 0 ? '' : `, from ${environments.map((name) => shorten(name)).join(' and ')}`}.`,
  examples: () => ({
    bad: [
      exampleInbox([{ type: 'TEST' }]),
      exampleInbox([{ type: 'TEST', environment: 'Sandbox' }, { type: 'TEST' }]),
      exampleInbox([
        { type: 'TEST', environment: null },
        { kind: 'other', trust: 'none' },
      ]),
    ],
    good: [exampleInbox([{ type: 'TEST' }, {}]), exampleInbox([])],
  }),
})

const sandboxOnly = defineRule<InboxSubject, { count: number; tests: number }>({
  code: 'notification/none-from-production',
  level: 'notice',
  title: 'Purchases arrive from the sandbox, but none from production',
  cause:
    'Sandbox and production have a URL each. If production has none, or another one, real purchases are reported to nobody, or elsewhere.',
  fix: 'Check the production URL in App Store Connect, and Get Notification History in production with onlyFailures.',
  see: [APP_STORE.enablingNotifications, APP_STORE.notificationHistory],
  check: ({ environment, rows }) => {
    if (environment === 'Sandbox') return 'not-applicable'
    const genuine = rows.filter((row) => isGenuine(row) && row.told.trust === 'apple')
    const real = genuine.filter((row) => !isTest(row))
    const newest = real.at(-1)
    if (!newest || real.some(({ told }) => told.environment !== 'Sandbox')) return 'pass'
    const tests = genuine.filter((row) => isTest(row) && row.told.environment === 'Production')
    return { at: `arrival/${newest.id}`, args: { count: real.length, tests: tests.length } }
  },
  message: ({ count, tests }) =>
    `${count} came from the sandbox and none from production${tests === 0 ? '' : `, although ${tests === 1 ? 'a TEST of production has' : `${tests} TESTs of production have`} arrived, so Apple reaches this address`}.`,
  examples: () => ({
    bad: [
      exampleInbox([{ environment: 'Sandbox' }]),
      exampleInbox([{ environment: 'Sandbox' }, { type: 'TEST' }], 'Production'),
    ],
    good: [
      exampleInbox([{ environment: 'Sandbox' }], 'Sandbox'),
      exampleInbox([{ environment: 'Sandbox' }, {}]),
      exampleInbox([]),
    ],
  }),
})

const notGenuine = defineRule<InboxSubject, { count: number; why: string; last: number }>({
  code: 'notification/not-genuine-arrived',
  level: 'warning',
  title: 'Something posed as a notification from Apple',
  cause:
    'Anyone who knows the address can post to it: a test of your own, a copy with another signature, or an attacker. It was answered with 403 and kept apart.',
  fix: 'Have your server verify the signature before it does anything, as Assay does. If nobody on your side sent it, make a new inbox with a new address.',
  see: [APP_STORE.header, APP_STORE.library],
  check: ({ rows }) => {
    const refused = rows.filter(({ told }) => told.trust === 'refused')
    const newest = refused.at(-1)
    if (!newest) return 'pass'
    const args = { count: refused.length, why: newest.told.why, last: newest.at }
    return { at: `arrival/${newest.id}`, args }
  },
  message: ({ count, why, last }) =>
    `${count === 1 ? 'It came' : `${count} came, the last`} on ${utc(last) ?? 'an unknown instant'}: ${why || 'it is not signed by Apple.'}`,
  examples: () => ({
    bad: [
      exampleInbox([{ trust: 'refused', why: 'The signature does not match.' }]),
      exampleInbox([{ trust: 'refused' }, { trust: 'refused' }]),
    ],
    good: [exampleInbox([{}]), exampleInbox([UNPROVEN])],
  }),
})

export const inboxWholeRules: readonly AnyRule<InboxSubject>[] = [
  onlyTests,
  sandboxOnly,
  version1,
  notGenuine,
]
