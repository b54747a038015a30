import { PLIST } from '../apple/plist-sources'
import { APPLE } from '../apple/sources'
import { type AnyRule, defineRule } from './rule'

/** What the rules of this group look at: what was read of a property list. */
export interface PlistSubject {
  /** Why it could not be read, as a sentence; `null` where it could. */
  problem: string | null
  /** It declares entities, or refers to some. */
  entities: boolean
  /** Keys that one dictionary has more than once. */
  duplicates: string[]
  /** Of an Info.plist with a bundle id; `null` for any other. */
  info: { bundleId: string; backgroundModes: string[]; extension: boolean } | null
  /** The value of `aps-environment`, where it is a file of entitlements and has one. */
  apsEnvironment: string | null
}

const example: PlistSubject = {
  problem: null,
  entities: false,
  duplicates: [],
  info: {
    bundleId: 'com.example.app',
    backgroundModes: ['remote-notification'],
    extension: false,
  },
  apsEnvironment: null,
}
const app = (info: Partial<NonNullable<PlistSubject['info']>>): PlistSubject => ({
  ...example,
  info: { bundleId: 'com.example.app', backgroundModes: [], extension: false, ...info },
})

/** The rules of `plist`, in the order in which a person meets them. */
export const plistRules: readonly AnyRule<PlistSubject>[] = [
  defineRule<PlistSubject, { problem: string }>({
    code: 'plist/unreadable',
    level: 'error',
    title: 'The property list cannot be read',
    cause: 'Part of it is missing or was changed, or it is not a property list.',
    fix: 'Check the file with plutil -lint, or copy all of it again.',
    see: [PLIST.format, PLIST.dtd],
    check: ({ problem, entities }) =>
      problem !== null && !entities ? { args: { problem } } : 'pass',
    message: ({ problem }) => problem,
    examples: () => ({
      bad: [{ ...example, info: null, problem: '</dict> was expected.' }],
      good: [example],
    }),
  }),
  defineRule<PlistSubject, { problem: string }>({
    code: 'plist/entities',
    level: 'error',
    title: 'The property list declares or uses entities',
    cause:
      'No tool of Apple’s writes entities. They are used to make a small text expand to gigabytes, or to make a parser open files and addresses.',
    fix: 'Do not open it with a parser that resolves entities. If the text is yours, write it out in full.',
    see: [PLIST.xxe, PLIST.dtd],
    check: ({ problem, entities }) =>
      problem !== null && entities ? { args: { problem } } : 'pass',
    message: ({ problem }) => problem,
    examples: () => ({
      bad: [
        {
          ...example,
          info: null,
          entities: true,
          problem: 'The DOCTYPE declares entities of its own.',
        },
      ],
      good: [example],
    }),
  }),
  defineRule<PlistSubject, { keys: string }>({
    code: 'plist/duplicate-key',
    level: 'warning',
    title: 'A dictionary has a key twice',
    cause:
      'Two edits or a merge added the key twice. Which of the values counts depends on the parser.',
    fix: 'Keep one of them.',
    see: [PLIST.format],
    check: ({ duplicates }) =>
      duplicates.length > 0 ? { args: { keys: duplicates.slice(0, 5).join(', ') } } : 'pass',
    message: ({ keys }) => `More than once in the same dictionary: ${keys}.`,
    examples: () => ({ bad: [{ ...example, duplicates: ['CFBundleVersion'] }], good: [example] }),
  }),
  defineRule<PlistSubject, { bundleId: string }>({
    code: 'plist/bundle-id-variable',
    level: 'notice',
    title: 'The bundle ID is filled in when the app is built',
    cause: 'It is the Info.plist of a project. Xcode puts the value of the build setting there.',
    fix: 'For the topic of a push, take the bundle ID from the target’s settings or from the built app.',
    see: [PLIST.bundleId],
    check: ({ info }) => {
      if (!info) return 'not-applicable'
      return /\$[({]/.test(info.bundleId) ? { args: { bundleId: info.bundleId } } : 'pass'
    },
    message: ({ bundleId }) => `CFBundleIdentifier is ${bundleId}, a variable.`,
    examples: () => ({ bad: [app({ bundleId: '$(PRODUCT_BUNDLE_IDENTIFIER)' })], good: [example] }),
  }),
  defineRule<PlistSubject, { modes: string }>({
    code: 'plist/no-remote-notification',
    level: 'notice',
    title: 'Background pushes do not wake this app',
    cause:
      'The background mode remote-notification is not switched on. Pushes that show an alert still arrive.',
    fix: 'If the app expects pushes with content-available, add the capability Background Modes and tick Remote notifications.',
    see: [APPLE.background, PLIST.backgroundModes],
    check: ({ info }) => {
      if (!info || info.extension) return 'not-applicable'
      const { backgroundModes } = info
      return backgroundModes.includes('remote-notification')
        ? 'pass'
        : { args: { modes: backgroundModes.slice(0, 20).join(', ') } }
    },
    message: ({ modes }) =>
      modes === ''
        ? 'There is no UIBackgroundModes with remote-notification.'
        : `UIBackgroundModes has ${modes}, but not remote-notification.`,
    examples: () => ({
      bad: [app({}), app({ backgroundModes: ['voip', 'audio'] })],
      good: [example, app({ extension: true }), { ...example, info: null }],
    }),
  }),
  defineRule<PlistSubject, { value: string }>({
    code: 'plist/aps-environment-value',
    level: 'warning',
    title: 'The push environment is neither development nor production',
    cause: 'The entitlement was typed by hand. Apple documents only these two values.',
    fix: 'Write development or production; when it signs, Xcode replaces it with the profile’s value.',
    see: [PLIST.apsEnvironment, PLIST.apsEnvironmentMac],
    check: ({ apsEnvironment: value }) => {
      if (value === null || /\$[({]/.test(value)) return 'not-applicable'
      return value === 'development' || value === 'production' ? 'pass' : { args: { value } }
    },
    message: ({ value }) => `aps-environment is “${value.slice(0, 80)}”.`,
    examples: () => ({
      bad: [{ ...example, info: null, apsEnvironment: 'sandbox' }],
      good: [
        { ...example, info: null, apsEnvironment: 'development' },
        { ...example, info: null, apsEnvironment: '$(APS_ENVIRONMENT)' },
      ],
    }),
  }),
]
