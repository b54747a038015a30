import { ENTITLEMENTS } from './entitlements'
import type { PlistKeyTable } from './plist-keys'

/**
 * Keys of a provisioning profile. Apple calls the format no interface: it may change.
 * https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles
 */
export const PROFILE_KEYS: PlistKeyTable = {
  Name: { title: 'Name' },
  UUID: { title: 'UUID', note: 'Xcode keeps the file under this name.' },
  AppIDName: { title: 'Name of the app ID' },
  ApplicationIdentifierPrefix: {
    title: 'Prefix of the app ID',
    note: 'The Team ID, or another prefix for old App IDs.',
  },
  TeamIdentifier: { title: 'Team ID', note: 'The iss of provider tokens for the app’s pushes.' },
  TeamName: { title: 'Team' },
  Platform: {
    title: 'Platforms',
    values: {
      iOS: 'iOS and iPadOS',
      OSX: 'macOS',
      tvOS: 'tvOS',
      visionOS: 'visionOS',
      xrOS: 'visionOS',
    },
  },
  IsXcodeManaged: {
    title: 'Managed by Xcode',
    note: 'Xcode made it, and makes a new one when something changes.',
  },
  CreationDate: { title: 'Created', note: 'The signature is checked at this instant.' },
  ExpirationDate: { title: 'Expires' },
  TimeToLive: { title: 'Days from creation to expiry' },
  DeveloperCertificates: {
    title: 'Certificates that may sign the app',
    note: 'Each is decoded below.',
  },
  ProvisionedDevices: { title: 'Devices', note: 'The app runs on these only.' },
  ProvisionsAllDevices: { title: 'Any device' },
  LocalProvision: { title: 'Made without a paid membership' },
  'DER-Encoded-Profile': {
    title: 'The profile again, in DER',
    note: 'Since iOS 15 and macOS 12 the system uses this copy, which has its own signature. Assay does not decode it.',
  },
  Entitlements: { title: 'Entitlements', keys: ENTITLEMENTS },
  Version: { title: 'Version of the format' },
  PPQCheck: { title: 'Checked with Apple at launch' },
}

/** Whose certificates sign profiles, as the open source of Apple’s Security framework asks for. */
export const PROFILE_SIGNERS: readonly string[] = [
  'Apple iPhone OS Provisioning Profile Signing',
  'Mac OS X Provisioning Profile Signing',
]
