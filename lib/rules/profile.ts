import { PLIST, PROFILE } from '../apple/plist-sources'
import { APPLE } from '../apple/sources'
import { environmentRules } from './profile/environment'
import { exampleProfile, type ProfileSubject } from './profile/subject'
import { validityRules } from './profile/validity'
import { type AnyRule, defineRule } from './rule'

/** The rules of `profile`, in the order in which a person meets them. */
export const profileRules: readonly AnyRule<ProfileSubject>[] = [
  defineRule<ProfileSubject, { problem: string }>({
    code: 'profile/unreadable',
    level: 'error',
    title: 'The profile’s content cannot be read',
    cause:
      'A profile is a property list in a signed message. This message contains something else, or part of it is missing.',
    fix: 'Download the profile again, and drop the file here unchanged.',
    see: [PROFILE.inside, PLIST.format],
    check: ({ problem }) => (problem === null ? 'pass' : { args: { problem } }),
    message: ({ problem }) => problem,
    examples: () => ({
      bad: [{ ...exampleProfile, problem: '</dict> was expected.' }],
      good: [exampleProfile],
    }),
  }),
  defineRule<ProfileSubject, { from: string }>({
    code: 'profile/base64-content',
    level: 'notice',
    title: 'A profile in base64 is a signed message, not XML',
    cause:
      'profileContent in the App Store Connect API is the .mobileprovision file in base64: CMS in DER, with the property list inside.',
    fix: 'Decode the base64 into a file, then extract the property list: security cms -D -i file, or openssl cms -verify -noverify -inform DER -in file.',
    see: [PROFILE.api, PROFILE.inside],
    check: ({ wrapped }) => (wrapped === null ? 'pass' : { args: { from: wrapped } }),
    message: ({ from }) => `The profile was extracted from ${from}.`,
    examples: () => ({
      bad: [{ ...exampleProfile, wrapped: 'profileContent of an answer' }],
      good: [exampleProfile],
    }),
  }),
  defineRule<ProfileSubject, Record<string, never>>({
    code: 'profile/unsigned',
    level: 'notice',
    title: 'The profile lacks its signature',
    cause:
      'It is only the property list, as security cms -D prints it. Anyone can change such a text.',
    fix: 'Drop the .mobileprovision or .provisionprofile file itself here to have its signature checked.',
    see: [PROFILE.inside],
    check: ({ signed }) => (signed ? 'pass' : { args: {} }),
    message: () => 'There is a profile’s property list, but no signed message around it.',
    examples: () => ({ bad: [{ ...exampleProfile, signed: false }], good: [exampleProfile] }),
  }),
  defineRule<ProfileSubject, { signer: string }>({
    code: 'profile/signer',
    level: 'warning',
    title: 'It was not signed by Apple’s signer of profiles',
    cause:
      'The certificates lead to a root of Apple’s, but Apple issues certificates to every developer. Systems accept profiles only from Apple’s own signer of profiles.',
    fix: 'Download the profile from the developer account again. Do not rely on what this one says.',
    see: [PROFILE.inside],
    check: ({ signer }) =>
      signer?.root === 'apple' && !signer.known ? { args: { signer: signer.name } } : 'pass',
    message: ({ signer }) => `It was signed with the certificate “${signer.slice(0, 80)}”.`,
    examples: () => ({
      bad: [
        {
          ...exampleProfile,
          signer: { name: 'Apple Development: A', known: false, root: 'apple' },
        },
      ],
      good: [exampleProfile],
    }),
  }),
  ...validityRules,
  ...environmentRules,
  defineRule<ProfileSubject, { devices: number; kind: string }>({
    code: 'profile/listed-devices-only',
    level: 'notice',
    title: 'The app runs on the listed devices only',
    cause: 'Profiles for development and ad hoc distribution list the devices that they are for.',
    fix: 'To add a device, register it, edit the profile, and build again with it. TestFlight needs no list.',
    see: [PROFILE.devices, PROFILE.edit],
    check: ({ devices, kind }) =>
      devices === null || kind === null || devices === 0
        ? 'not-applicable'
        : { args: { devices, kind } },
    message: ({ devices, kind }) =>
      `It is for ${kind}, and lists ${devices === 1 ? '1 device' : `${devices.toLocaleString('en-GB')} devices`}.`,
    examples: () => ({
      bad: [exampleProfile],
      good: [{ ...exampleProfile, kind: 'the App Store', devices: null }],
    }),
  }),
  defineRule<ProfileSubject, { kind: string }>({
    code: 'profile/no-devices',
    level: 'warning',
    title: 'The profile lists no devices',
    cause:
      'The list of devices is there but empty, so an app with this profile cannot be installed anywhere.',
    fix: 'Edit the profile in the developer account, select devices, and download it again.',
    see: [PROFILE.devices, PROFILE.adHoc],
    check: ({ devices, kind }) =>
      devices === 0 ? { args: { kind: kind ?? 'an unknown purpose' } } : 'pass',
    message: ({ kind }) => `It is for ${kind}, and ProvisionedDevices is empty.`,
    examples: () => ({ bad: [{ ...exampleProfile, devices: 0 }], good: [exampleProfile] }),
  }),
  defineRule<ProfileSubject, { appId: string }>({
    code: 'profile/topic',
    level: 'notice',
    title: 'The topic of pushes is the App ID without its prefix',
    cause: 'The App ID in a profile begins with the team’s prefix. APNs needs just the bundle ID.',
    fix: 'Use the bundle ID as apns-topic, with a suffix such as .voip if the push type needs one.',
    see: [APPLE.sending, APPLE.bundleId],
    check: ({ appId, apsEnvironment }) =>
      appId === null || apsEnvironment === null || appId.endsWith('*')
        ? 'not-applicable'
        : { args: { appId } },
    message: ({ appId }) => {
      const dot = appId.indexOf('.')
      return `The app ID is ${appId.slice(0, 200)}, so the topic is ${appId.slice(dot + 1, 200)}.`
    },
    examples: () => ({
      bad: [exampleProfile],
      good: [{ ...exampleProfile, appId: 'DEF123GHIJ.*' }],
    }),
  }),
]
