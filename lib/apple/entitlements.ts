import type { PlistKeyTable } from './plist-keys'

const APS = {
  development: 'development: device tokens are for the sandbox, api.sandbox.push.apple.com',
  production: 'production: device tokens are for production, api.push.apple.com',
} as const

/**
 * Entitlements, as signatures, profiles and .entitlements files hold them. Apple documents many
 * others. https://developer.apple.com/documentation/bundleresources/entitlements
 */
export const ENTITLEMENTS: PlistKeyTable = {
  'application-identifier': {
    title: 'App ID with prefix',
    note: 'The prefix and the bundle ID. An asterisk stands for any bundle ID.',
  },
  'com.apple.application-identifier': {
    title: 'App ID with prefix (macOS)',
    note: 'The prefix and the bundle ID. An asterisk stands for any bundle ID.',
  },
  'aps-environment': {
    title: 'Push environment',
    note: 'In which APNs environment the app registers, and so to which host its device tokens belong.',
    values: APS,
  },
  'com.apple.developer.aps-environment': {
    title: 'Push environment (macOS)',
    note: 'In which APNs environment the app registers, and so to which host its device tokens belong.',
    values: APS,
  },
  'com.apple.developer.team-identifier': { title: 'Team' },
  'get-task-allow': {
    title: 'A debugger may attach',
    note: 'True for development; apps in the App Store have false.',
  },
  'com.apple.security.get-task-allow': {
    title: 'A debugger may attach (macOS)',
    note: 'True for development.',
  },
  'beta-reports-active': {
    title: 'TestFlight',
    note: 'Profiles for the App Store have it.',
  },
  'keychain-access-groups': { title: 'Keychain groups' },
  'com.apple.security.application-groups': {
    title: 'App groups',
    note: 'Shared with extensions; a notification service extension reads what the app keeps there.',
  },
  'com.apple.developer.associated-domains': { title: 'Associated domains' },
  'com.apple.developer.usernotifications.communication': { title: 'Communication notifications' },
  'com.apple.developer.usernotifications.time-sensitive': {
    title: 'Time-sensitive notifications',
    note: 'The interruption level time-sensitive needs it.',
  },
  'com.apple.developer.usernotifications.critical-alerts': {
    title: 'Critical alerts',
    note: 'Only with Apple’s permission for the app.',
  },
  'com.apple.developer.usernotifications.filtering': {
    title: 'A service extension may drop notifications',
    note: 'Only with Apple’s permission for the app.',
  },
  'com.apple.developer.location.push': {
    title: 'Location pushes',
    note: 'Only with Apple’s permission for the team.',
  },
  'com.apple.developer.push-to-talk': { title: 'Push to Talk' },
  'com.apple.developer.in-app-payments': {
    title: 'Apple Pay',
    note: 'Not In-App Purchase, which needs no entitlement.',
  },
  'com.apple.developer.pass-type-identifiers': { title: 'Kinds of Wallet passes' },
  'com.apple.developer.icloud-container-identifiers': { title: 'iCloud containers' },
  'com.apple.developer.icloud-services': { title: 'iCloud services' },
  'com.apple.developer.ubiquity-kvstore-identifier': { title: 'iCloud key-value store' },
  'com.apple.developer.applesignin': { title: 'Sign in with Apple' },
  'com.apple.security.app-sandbox': { title: 'App Sandbox (macOS)' },
  'com.apple.security.network.client': { title: 'Outgoing connections (macOS)' },
}
