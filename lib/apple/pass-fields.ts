import type { JsonFieldTable } from '../inspect/json-fields'

const ALIGNMENTS = {
  PKTextAlignmentLeft: 'left',
  PKTextAlignmentCenter: 'centred',
  PKTextAlignmentRight: 'right',
  PKTextAlignmentNatural: 'as the language is written',
}
const DATE_STYLES = {
  PKDateStyleNone: 'not shown',
  PKDateStyleShort: 'short',
  PKDateStyleMedium: 'medium',
  PKDateStyleLong: 'long',
  PKDateStyleFull: 'full',
}
export const BARCODE_FORMATS: Readonly<Record<string, string>> = {
  PKBarcodeFormatQR: 'QR code',
  PKBarcodeFormatPDF417: 'PDF417',
  PKBarcodeFormatAztec: 'Aztec code',
  PKBarcodeFormatCode128: 'Code 128',
}

/** One field on the pass. https://developer.apple.com/documentation/walletpasses/passfieldcontent */
const FIELD: JsonFieldTable = {
  key: { title: 'Key', note: 'Unique within the pass; updates are compared by it.' },
  label: { title: 'Label' },
  value: { title: 'Value' },
  attributedValue: { title: 'Value with links' },
  changeMessage: {
    title: 'Message on a change',
    note: 'Shown on the lock screen when an update changes the value; %@ becomes the new value. Without it the pass changes silently.',
  },
  currencyCode: { title: 'Currency' },
  dataDetectorTypes: { title: 'What becomes a link' },
  dateStyle: { title: 'How the date is shown', values: DATE_STYLES },
  timeStyle: { title: 'How the time is shown', values: DATE_STYLES },
  ignoresTimeZone: { title: 'Shown in the time zone of the value' },
  isRelative: { title: 'Shown as a distance from now' },
  numberStyle: {
    title: 'How the number is shown',
    values: {
      PKNumberStyleDecimal: 'decimal',
      PKNumberStylePercent: 'per cent',
      PKNumberStyleScientific: 'scientific',
      PKNumberStyleSpellOut: 'in words',
    },
  },
  textAlignment: { title: 'Alignment', values: ALIGNMENTS },
  row: { title: 'Row', note: 'For auxiliary fields on an event ticket: 0 or 1.' },
  semantics: { title: 'Facts for the system' },
}

/** The five places for fields. https://developer.apple.com/documentation/walletpasses/passfields */
const FIELDS: JsonFieldTable = {
  headerFields: {
    title: 'Fields at the top',
    note: 'Seen while passes are stacked.',
    fields: FIELD,
  },
  primaryFields: { title: 'Main fields', fields: FIELD },
  secondaryFields: { title: 'Second fields', fields: FIELD },
  auxiliaryFields: { title: 'Further fields', fields: FIELD },
  backFields: { title: 'Fields on the back', fields: FIELD },
  additionalInfoFields: { title: 'Fields of the event guide', fields: FIELD },
  transitType: {
    title: 'Means of travel',
    note: 'Only for boarding passes, which need it.',
    values: {
      PKTransitTypeAir: 'aeroplane',
      PKTransitTypeBoat: 'boat',
      PKTransitTypeBus: 'bus',
      PKTransitTypeGeneric: 'any',
      PKTransitTypeTrain: 'train',
    },
  },
}

const BARCODE: JsonFieldTable = {
  format: { title: 'Kind of code', values: BARCODE_FORMATS },
  message: { title: 'What the code says' },
  messageEncoding: { title: 'Character set', note: 'Usually iso-8859-1.' },
  altText: { title: 'Text next to the code' },
}

/** The kinds of passes by their keys; a pass has exactly one of them. */
export const PASS_STYLES: Readonly<Record<string, string>> = {
  boardingPass: 'Boarding pass',
  coupon: 'Coupon',
  eventTicket: 'Event ticket',
  generic: 'Generic pass',
  storeCard: 'Store card',
}

const STYLES = Object.fromEntries(
  Object.entries(PASS_STYLES).map(([key, title]) => [key, { title, fields: FIELDS }]),
)

/** What pass.json may hold. https://developer.apple.com/documentation/walletpasses/pass */
export const PASS_FIELDS: JsonFieldTable = {
  formatVersion: { title: 'Version of the format', note: 'Always 1.' },
  passTypeIdentifier: {
    title: 'Pass type identifier',
    note: 'The one in the signing certificate, and the topic of the push that announces an update.',
  },
  serialNumber: { title: 'Serial number', note: 'With the pass type it names this one pass.' },
  teamIdentifier: { title: 'Team ID' },
  organizationName: { title: 'Organisation', note: 'Shown on the lock screen.' },
  description: { title: 'Description', note: 'Read out by VoiceOver.' },
  webServiceURL: {
    title: 'Web service',
    note: 'Devices register there and fetch updates, at /v1/… below it. Assay fetches nothing.',
  },
  authenticationToken: {
    title: 'Authentication token',
    note: 'The secret that devices show to the web service; masked here. At least 16 characters.',
  },
  voided: { title: 'Voided', note: 'true: one-time passes that have been used are shown as void.' },
  expirationDate: { title: 'Expires', note: 'From then on the pass is shown as expired.' },
  relevantDate: { title: 'Relevant at', note: 'The older form of relevantDates.' },
  relevantDates: {
    title: 'Relevant at',
    note: 'When the pass is suggested on the lock screen.',
    fields: {
      date: { title: 'At' },
      relevantDate: { title: 'At' },
      startDate: { title: 'From' },
      endDate: { title: 'Until' },
    },
  },
  locations: {
    title: 'Places',
    note: 'The pass is suggested near them; at most ten.',
    fields: {
      latitude: { title: 'Latitude' },
      longitude: { title: 'Longitude' },
      altitude: { title: 'Altitude' },
      relevantText: { title: 'Text on the lock screen' },
    },
  },
  maxDistance: { title: 'Distance to a place', note: 'In metres.' },
  beacons: {
    title: 'Beacons',
    fields: {
      proximityUUID: { title: 'UUID' },
      major: { title: 'Major' },
      minor: { title: 'Minor' },
      relevantText: { title: 'Text on the lock screen' },
    },
  },
  barcode: {
    title: 'Code',
    note: 'The older form, for iOS 8; newer ones read barcodes.',
    fields: BARCODE,
  },
  barcodes: { title: 'Codes', note: 'The first one that the device can show.', fields: BARCODE },
  nfc: {
    title: 'Contactless',
    fields: {
      message: { title: 'What the terminal receives' },
      encryptionPublicKey: { title: 'Public key of the terminal' },
      requiresAuthentication: { title: 'Asks for Face ID or a code' },
    },
  },
  appLaunchURL: { title: 'Link into the app' },
  associatedStoreIdentifiers: { title: 'Apps in the App Store' },
  userInfo: { title: 'Data for the app' },
  groupingIdentifier: { title: 'Group' },
  sharingProhibited: { title: 'May not be shared' },
  suppressStripShine: { title: 'Without the gloss effect' },
  logoText: { title: 'Text next to the logo' },
  backgroundColor: { title: 'Background colour' },
  foregroundColor: { title: 'Text colour' },
  labelColor: { title: 'Label colour' },
  stripColor: { title: 'Strip colour' },
  semantics: { title: 'Facts for the system' },
  preferredStyleSchemes: { title: 'Preferred layouts' },
  ...STYLES,
}

/** https://developer.apple.com/documentation/walletpasses/pass: what is marked as required. */
export const REQUIRED_PASS_KEYS = [
  'description',
  'formatVersion',
  'organizationName',
  'passTypeIdentifier',
  'serialNumber',
  'teamIdentifier',
] as const
