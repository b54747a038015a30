import { WALLET_DOCS } from '../../apple/pass-sources'
import { named, type PassRow, withPass } from './row'

const EXPIRED_NOW = Date.parse('2026-06-01T00:00:00Z')

/** What can be wrong in pass.json, and what is good to know of it. */
export const CONTENT_ROWS: readonly PassRow[] = [
  {
    name: 'required-key',
    level: 'error',
    title: 'A required key is missing from pass.json',
    cause: 'Wallet refuses a pass without it, usually without saying why.',
    fix: 'Add the keys. Apple’s page on the pass lists the required ones.',
    see: [WALLET_DOCS.pass],
    find: (subject) => named(subject.pass?.missing ?? [], 'Not there'),
    bad: withPass({ missing: ['description'] }),
  },
  {
    name: 'format-version',
    level: 'error',
    title: 'The pass’s format version is not 1',
    cause: 'There is one version, and it is written as the number 1.',
    fix: 'Write "formatVersion": 1, without quotation marks around the number.',
    see: [WALLET_DOCS.pass],
    at: 'formatVersion',
    find: ({ pass }) =>
      pass && pass.formatVersion !== 1 && !pass.missing.includes('formatVersion')
        ? `It says ${JSON.stringify(pass.formatVersion).slice(0, 40)}.`
        : null,
    bad: withPass({ formatVersion: '1' }),
  },
  {
    name: 'style',
    level: 'error',
    title: 'The pass is not of one kind',
    cause:
      'Exactly one of boardingPass, coupon, eventTicket, generic and storeCard says what it looks like.',
    fix: 'Keep one of the five keys, with the fields of the pass in it.',
    see: [WALLET_DOCS.pass],
    find: ({ pass }) =>
      !pass || pass.styles.length === 1
        ? null
        : pass.styles.length === 0
          ? 'None of the five keys is there.'
          : `There are ${pass.styles.join(', ')}.`,
    bad: withPass({ styles: [] }),
  },
  {
    name: 'token-short',
    level: 'error',
    title: 'The authentication token is too short',
    cause: 'Apple asks for at least 16 characters.',
    fix: 'Make a longer one: random, and different for every pass.',
    see: [WALLET_DOCS.pass],
    at: 'authenticationToken',
    find: ({ pass }) =>
      pass && pass.tokenLength !== null && pass.tokenLength < 16
        ? `It has ${pass.tokenLength} characters.`
        : null,
    bad: withPass({ tokenLength: 8, webServiceURL: 'https://example.com/passes' }),
  },
  {
    name: 'web-service-half',
    level: 'warning',
    title: 'Web service and authentication token do not come together',
    cause: 'A device registers for updates only if the pass has both.',
    fix: 'Set both webServiceURL and authenticationToken, or neither if the pass is never updated.',
    see: [WALLET_DOCS.updating],
    find: ({ pass }) => {
      if (!pass || (pass.webServiceURL === null) === (pass.tokenLength === null)) return null
      return pass.webServiceURL === null
        ? 'There is no webServiceURL.'
        : 'There is no authenticationToken.'
    },
    bad: withPass({ webServiceURL: 'https://example.com/passes' }),
  },
  {
    name: 'web-service-http',
    level: 'warning',
    title: 'The pass’s web service is not on HTTPS',
    cause: 'Wallet uses HTTP only if that was switched on for development.',
    fix: 'Use an address that begins with https://, with a certificate that devices trust.',
    see: [WALLET_DOCS.updating],
    at: 'webServiceURL',
    find: ({ pass }) =>
      pass?.webServiceURL && !/^https:\/\//i.test(pass.webServiceURL)
        ? `It begins with ${JSON.stringify(pass.webServiceURL.slice(0, 12))}.`
        : null,
    bad: withPass({ webServiceURL: 'http://example.com', tokenLength: 32 }),
  },
  {
    name: 'change-message',
    level: 'warning',
    title: 'A change message does not contain the new value',
    cause:
      'Wallet puts the new value in place of %@ in changeMessage. Without it the message is the same for every change.',
    fix: 'Write %@ where the new value belongs, such as "changeMessage": "Gate changed to %@".',
    see: [WALLET_DOCS.fieldContent],
    find: ({ pass }) => named(pass?.silent ?? [], 'Without %@'),
    bad: withPass({ changing: ['gate'], silent: ['gate'] }),
  },
  {
    name: 'several-messages',
    level: 'notice',
    title: 'Several fields announce their changes',
    cause:
      'Apple does not say what is shown if several fields with a changeMessage change in one update; people have seen one message, not one for each.',
    fix: 'Change one announced field per update, or put the news into one field.',
    see: [WALLET_DOCS.updating, WALLET_DOCS.fieldContent],
    find: ({ pass }) =>
      pass && pass.changing.length > 1
        ? `There are ${pass.changing.length}: ${pass.changing.join(', ')}.`
        : null,
    bad: withPass({ changing: ['gate', 'seat'] }),
  },
  {
    name: 'duplicate-field',
    level: 'warning',
    title: 'Two fields of the pass have the same key',
    cause: 'Updates are compared by key, so a change may be missed or shown in the wrong place.',
    fix: 'Give every field a key of its own.',
    see: [WALLET_DOCS.fieldContent],
    find: ({ pass }) => named(pass?.duplicateKeys ?? [], 'Twice'),
    bad: withPass({ duplicateKeys: ['name'] }),
  },
  {
    name: 'barcode-format',
    level: 'warning',
    title: 'The pass has a code that Wallet does not know',
    cause:
      'There are PKBarcodeFormatQR, PKBarcodeFormatPDF417, PKBarcodeFormatAztec and PKBarcodeFormatCode128.',
    fix: 'Use one of the four names, spelled exactly like this.',
    see: [WALLET_DOCS.barcodes],
    find: ({ pass }) =>
      named(
        (pass?.badBarcodes ?? []).map((name) => name.slice(0, 40)),
        'Not known',
      ),
    bad: withPass({ badBarcodes: ['PKBarcodeFormatEAN13'] }),
  },
  {
    name: 'old-barcode',
    level: 'notice',
    title: 'The pass uses the older key for its code',
    cause: 'barcode is for iOS 8 and earlier; later ones read barcodes first.',
    fix: 'Add barcodes, a list with the same code in it.',
    see: [WALLET_DOCS.barcodes],
    at: 'barcode',
    find: ({ pass }) => (pass?.oldBarcode ? 'There is barcode but no barcodes.' : null),
    bad: withPass({ oldBarcode: true }),
  },
  {
    name: 'voided',
    level: 'notice',
    title: 'The pass is voided',
    cause: 'voided is true: it was used, or taken back.',
    fix: 'Nothing, if you meant that. Otherwise send an update without it.',
    see: [WALLET_DOCS.pass],
    at: 'voided',
    find: ({ pass }) => (pass?.voided ? 'Wallet shows it as no longer valid.' : null),
    bad: withPass({ voided: true }),
  },
  {
    name: 'expired',
    level: 'notice',
    title: 'The pass has expired',
    cause: 'Its expirationDate has passed, so Wallet shows it among the expired passes.',
    fix: 'Nothing, if you meant that. Otherwise send an update with a later date.',
    see: [WALLET_DOCS.pass],
    at: 'expirationDate',
    find: ({ pass, now }) =>
      pass && pass.expires !== null && now !== null && pass.expires < now
        ? `It ended ${new Date(pass.expires).toISOString().slice(0, 16).replace('T', ' ')} UTC.`
        : null,
    bad: { ...withPass({ expires: EXPIRED_NOW - 1 }), now: EXPIRED_NOW },
  },
  {
    name: 'update-push',
    level: 'notice',
    title: 'How an update of the pass is announced',
    cause:
      'APNs tells the device that something changed, and the device then asks the web service. A 200 from APNs says that the push was accepted, not that the device asked.',
    fix: 'Send {} as the payload, to production only, with the pass type identifier as apns-topic and the push token that the device registered. Then look for GET /v1/devices/…/registrations/… in the web service’s log: the device asks when it can, and only the last of several pushes is kept.',
    see: [WALLET_DOCS.updating, WALLET_DOCS.bundle],
    at: 'webServiceURL',
    find: ({ pass }) =>
      pass?.webServiceURL && pass.passTypeIdentifier && pass.tokenLength !== null
        ? `Devices with this pass register for pushes with the topic ${pass.passTypeIdentifier}.`
        : null,
    bad: withPass({ webServiceURL: 'https://example.com/passes', tokenLength: 32 }),
  },
]
