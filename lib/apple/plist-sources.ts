/** The pages that the tables of property lists, entitlements and profiles cite. */
const RESOURCES = 'https://developer.apple.com/documentation/bundleresources'

export const PLIST = {
  format:
    'https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/UnderstandXMLPlist/UnderstandXMLPlist.html',
  dtd: 'https://www.apple.com/DTDs/PropertyList-1.0.dtd',
  info: `${RESOURCES}/information-property-list`,
  bundleId: `${RESOURCES}/information-property-list/cfbundleidentifier`,
  backgroundModes: `${RESOURCES}/information-property-list/uibackgroundmodes`,
  entitlements: `${RESOURCES}/entitlements`,
  apsEnvironment: `${RESOURCES}/entitlements/aps-environment`,
  apsEnvironmentMac: `${RESOURCES}/entitlements/com.apple.developer.aps-environment`,
  xxe: 'https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html',
} as const

export const PROFILE = {
  inside:
    'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
  api: 'https://developer.apple.com/documentation/appstoreconnectapi/profile',
  devices: 'https://developer.apple.com/help/account/devices/devices-overview/',
  adHoc:
    'https://developer.apple.com/help/account/provisioning-profiles/create-an-ad-hoc-provisioning-profile/',
  edit: 'https://developer.apple.com/help/account/provisioning-profiles/edit-download-or-delete-profiles/',
  appIds: 'https://developer.apple.com/help/account/identifiers/register-an-app-id/',
  capabilities: 'https://developer.apple.com/help/account/identifiers/enable-app-capabilities/',
} as const
