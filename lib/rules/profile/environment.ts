import { PLIST, PROFILE } from '../../apple/plist-sources'
import { APPLE } from '../../apple/sources'
import { type AnyRule, defineRule } from '../rule'
import { exampleProfile, type ProfileSubject } from './subject'

const isWildcard = ({ appId }: ProfileSubject): boolean => appId?.endsWith('*') ?? false

/** Of what the profile means for pushes. */
export const environmentRules: readonly AnyRule<ProfileSubject>[] = [
  defineRule<ProfileSubject, { appId: string }>({
    code: 'profile/wildcard',
    level: 'warning',
    title: 'A wildcard App ID cannot have pushes',
    cause:
      'The profile is for any bundle ID of the team. Push Notifications needs an explicit App ID, since the bundle ID is the topic.',
    fix: 'Register an explicit App ID with Push Notifications switched on, and make a profile for it.',
    see: [PROFILE.appIds, PROFILE.capabilities],
    check: (subject) =>
      isWildcard(subject) && subject.apsEnvironment === null
        ? { args: { appId: subject.appId ?? '' } }
        : 'pass',
    message: ({ appId }) =>
      `The app ID is ${appId.slice(0, 200)}, and there is no aps-environment.`,
    examples: () => ({
      bad: [{ ...exampleProfile, appId: 'DEF123GHIJ.*', apsEnvironment: null }],
      good: [exampleProfile],
    }),
  }),
  defineRule<ProfileSubject, { appId: string }>({
    code: 'profile/no-aps-environment',
    level: 'warning',
    title: 'The profile does not allow pushes',
    cause:
      'Push Notifications was not switched on for the App ID when the profile was made. An app signed with it gets no device token: registering fails with “no valid aps-environment entitlement string found”.',
    fix: 'Switch on Push Notifications for the App ID, make a new profile, and build with it.',
    see: [PLIST.apsEnvironment, PROFILE.capabilities, APPLE.registering],
    check: (subject) => {
      if (subject.problem !== null || isWildcard(subject)) return 'not-applicable'
      return subject.apsEnvironment === null
        ? { args: { appId: subject.appId ?? 'an app ID that it does not name' } }
        : 'pass'
    },
    message: ({ appId }) => `The entitlements of ${appId.slice(0, 200)} have no aps-environment.`,
    examples: () => ({
      bad: [{ ...exampleProfile, apsEnvironment: null }],
      good: [exampleProfile, { ...exampleProfile, appId: 'DEF123GHIJ.*', apsEnvironment: null }],
    }),
  }),
  defineRule<ProfileSubject, Record<string, never>>({
    code: 'profile/development-environment',
    level: 'notice',
    title: 'Device tokens are for the sandbox',
    cause:
      'aps-environment is development. Device tokens of such a build mean nothing to the production host.',
    fix: 'Send to api.sandbox.push.apple.com. From production the answer is BadDeviceToken.',
    see: [PLIST.apsEnvironment, APPLE.sending],
    check: ({ apsEnvironment }) => (apsEnvironment === 'development' ? { args: {} } : 'pass'),
    message: () => 'An app signed with this profile registers with the sandbox of APNs.',
    examples: () => ({
      bad: [exampleProfile],
      good: [{ ...exampleProfile, apsEnvironment: 'production' }],
    }),
  }),
  defineRule<ProfileSubject, Record<string, never>>({
    code: 'profile/production-environment',
    level: 'notice',
    title: 'Device tokens are for production',
    cause:
      'aps-environment is production, as in profiles for TestFlight, the App Store and ad hoc distribution. Device tokens of such a build mean nothing to the sandbox.',
    fix: 'Send to api.push.apple.com. From the sandbox the answer is BadDeviceToken.',
    see: [PLIST.apsEnvironment, APPLE.sending],
    check: ({ apsEnvironment }) => (apsEnvironment === 'production' ? { args: {} } : 'pass'),
    message: () => 'An app signed with this profile registers with production.',
    examples: () => ({
      bad: [{ ...exampleProfile, apsEnvironment: 'production' }],
      good: [exampleProfile],
    }),
  }),
]
