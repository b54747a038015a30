/** What is known of one key of a property list. */
export interface PlistKeyRow {
  /** `Expires`. */
  title: string
  /** A sentence on what it is. */
  note?: string
  /** Its values in words, of a text or of the texts of a list. What is missing is left as it is. */
  values?: Readonly<Record<string, string>>
  /** Keys of the dictionary that it holds. */
  keys?: PlistKeyTable
}

export type PlistKeyTable = Readonly<Record<string, PlistKeyRow>>

/**
 * Keys of Info.plist that matter to pushes and purchases. Apple documents hundreds of others.
 * https://developer.apple.com/documentation/bundleresources/information-property-list
 */
export const INFO_KEYS: PlistKeyTable = {
  CFBundleIdentifier: {
    title: 'Bundle ID',
    note: 'The topic of pushes to the app, and the bundle ID in its transactions.',
  },
  CFBundleName: { title: 'Short name' },
  CFBundleDisplayName: { title: 'Name on the home screen' },
  CFBundleVersion: {
    title: 'Build',
    note: 'The originalApplicationVersion of app transactions on iOS is this number, not the version that people see.',
  },
  CFBundleShortVersionString: { title: 'Version' },
  CFBundleExecutable: { title: 'Executable' },
  CFBundlePackageType: {
    title: 'Kind of bundle',
    values: { APPL: 'app', 'XPC!': 'app extension' },
  },
  LSMinimumSystemVersion: { title: 'Oldest macOS' },
  MinimumOSVersion: { title: 'Oldest system' },
  UIBackgroundModes: {
    title: 'Background modes',
    note: 'What may wake the app in the background.',
    values: {
      'remote-notification': 'background pushes (content-available)',
      voip: 'VoIP pushes through PushKit; a call has to be reported for each',
      'push-to-talk': 'Push to Talk',
      fetch: 'background fetch',
      processing: 'background processing',
      audio: 'audio',
      location: 'location updates',
      'bluetooth-central': 'uses Bluetooth accessories',
      'bluetooth-peripheral': 'acts as a Bluetooth accessory',
      'external-accessory': 'external accessories',
      'nearby-interaction': 'nearby interaction',
      'network-authentication': 'network authentication',
    },
  },
  NSSupportsLiveActivities: { title: 'Supports Live Activities' },
  NSSupportsLiveActivitiesFrequentUpdates: {
    title: 'Frequent updates of Live Activities',
    note: 'A larger budget for pushes that update them with priority 10; people can switch it off.',
  },
  NSExtension: {
    title: 'App extension',
    keys: {
      NSExtensionPointIdentifier: {
        title: 'Kind of extension',
        values: {
          'com.apple.usernotifications.service':
            'notification service extension: changes pushes with mutable-content before they are shown',
          'com.apple.usernotifications.content-extension': 'custom notification interface',
          'com.apple.location.push.service': 'location push service extension',
          'com.apple.widgetkit-extension': 'widgets and Live Activities',
        },
      },
    },
  },
  SKAdNetworkItems: { title: 'Ad networks that may attribute installs' },
  ITSAppUsesNonExemptEncryption: { title: 'Uses encryption that has to be declared' },
}
