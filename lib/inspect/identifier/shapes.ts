/** One thing that a bare id may be. */
export interface Meaning {
  /** Its name on the wire, or in Apple’s words. */
  label: string
  /** What it names. */
  is: string
  /** Where it is of use. */
  use: string
}

/** What an id looks like, and what ids of that look may be. */
export interface Shape {
  name: string
  /** A few words, no full stop. */
  title: string
  form: RegExp
  /** 0 to 1: how sure it is that the text is one of these. */
  likelihood(text: string): number
  meanings: readonly [Meaning, ...Meaning[]]
}

const NUMBER_IDS =
  'In the App Store Server API: Get Transaction Info, Get Transaction History, Get All Subscription Statuses.'

/**
 * The surest first. The lengths are those that were seen: Apple calls each of these ids a string
 * and promises no length but that of a UUID, a Key ID and a Team ID.
 */
export const SHAPES: readonly Shape[] = [
  {
    name: 'uuid',
    title: 'UUID',
    form: /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i,
    likelihood: () => 0.85,
    meanings: [
      {
        label: 'apns-id',
        is: 'One push, named by its sender or by APNs.',
        use: 'Look it up in your own log of pushes; APNs offers no way to ask about it.',
      },
      {
        label: 'apns-unique-id',
        is: 'One push to the sandbox, named by APNs.',
        use: 'Paste it into the delivery log of the Push Notifications Console.',
      },
      {
        label: 'appAccountToken',
        is: 'A customer’s account in your own system, as the app passed it with a purchase.',
        use: 'Look it up in your own list of accounts; the App Store Server API cannot search by it.',
      },
      {
        label: 'identifierForVendor',
        is: 'A device, as seen by all apps of one vendor on it.',
        use: 'Paste a receipt and enter this as the device identifier: the receipt’s hash can be checked with it.',
      },
      {
        label: 'notificationUUID',
        is: 'One App Store Server Notification; it stays the same when it is sent again.',
        use: 'Use it to recognise a notification that you have already handled.',
      },
      {
        label: 'Issuer ID',
        is: 'A team, in App Store Connect and the App Store Server API.',
        use: 'It belongs in “iss” of the tokens for these two.',
      },
      {
        label: 'requestIdentifier',
        is: 'A request of your own, such as one to extend all subscriptions.',
        use: 'Use it to ask for the state of that request.',
      },
    ],
  },
  {
    name: 'udid',
    title: 'UDID of a device',
    form: /^[0-9a-f]{8}-[0-9a-f]{16}$/i,
    likelihood: () => 0.85,
    meanings: [
      {
        label: 'UDID',
        is: 'A device, in Xcode, in the developer account and in provisioning profiles.',
        use: 'Look for it in the device list of a profile. A push needs the device token instead.',
      },
    ],
  },
  {
    name: 'transaction',
    title: 'Transaction ID, by its length',
    form: /^\d{15,19}$/,
    likelihood: () => 0.6,
    meanings: [
      { label: 'transactionId', is: 'One purchase or renewal.', use: NUMBER_IDS },
      {
        label: 'originalTransactionId',
        is: 'A subscription or a purchase over its whole life: the ID of its first transaction.',
        use: NUMBER_IDS,
      },
      {
        label: 'webOrderLineItemId',
        is: 'One period of a subscription, on whichever device.',
        use: 'Compare it with the field of that name; the API does not accept this ID.',
      },
      {
        label: 'appTransactionId',
        is: 'The download of an app by one Apple Account.',
        use: 'Get App Transaction Info accepts it; Get Transaction Info refuses it (4000048).',
      },
    ],
  },
  {
    name: 'milliseconds',
    title: 'Time in milliseconds, by its length',
    form: /^1\d{12}$/,
    likelihood: () => 0.5,
    meanings: [
      {
        label: 'milliseconds',
        is: 'An instant, written like signedDate, purchaseDate and the App Store’s other dates.',
        use: 'Read it as the date below.',
      },
    ],
  },
  {
    name: 'app',
    title: 'App Apple ID, by its length',
    form: /^\d{9,10}$/,
    likelihood: () => 0.45,
    meanings: [
      {
        label: 'appAppleId',
        is: 'An app of the App Store; the number in its address, after “id”.',
        use: 'It is needed to check notifications from production. In sandbox receipts it is 0.',
      },
      {
        label: 'seconds',
        is: 'An instant, written like iat, exp and apns-expiration, if it has ten digits.',
        use: 'Read it as the date below.',
      },
    ],
  },
  {
    name: 'order',
    title: 'Order ID of the App Store, by its form',
    form: /^M[A-Z0-9]{8,12}$/,
    likelihood: (text) => (/\d/.test(text) ? 0.5 : 0.1),
    meanings: [
      {
        label: 'orderId',
        is: 'A customer’s order, as printed in the receipt that the App Store emails.',
        use: 'Look Up Order ID in the App Store Server API returns its transactions. It does not work in the sandbox.',
      },
    ],
  },
  {
    name: 'ten',
    title: 'Key ID or Team ID, by its length',
    form: /^(?=.*[A-Z])[A-Z0-9]{10}$/,
    likelihood: (text) => (/\d/.test(text) ? 0.45 : 0.1),
    meanings: [
      {
        label: 'kid',
        is: 'A key: the ten characters in the name of its .p8 file.',
        use: 'It belongs in the header of a token as “kid”.',
      },
      {
        label: 'Team ID',
        is: 'A team in the Apple Developer Program.',
        use: 'It belongs in “iss” of a provider token, and comes before the bundle ID in entitlements.',
      },
    ],
  },
  {
    name: 'bundle',
    title: 'Bundle ID, by its form',
    // Not a JWT, whose parts begin with an object in base64url, and not one of Apple’s hosts.
    form: /^(?!e[wy][\w-]{8})(?!.*\.apple\.com$)[A-Za-z][\w-]{0,60}(?:\.[\w-]{1,60}){2,}$/,
    likelihood: () => 0.4,
    meanings: [
      {
        label: 'bundleId',
        is: 'An app.',
        use: 'Use it as the topic of a push to the app, and as “bid” in a token for the App Store Server API.',
      },
      {
        label: 'apns-topic',
        is: 'An app and a kind of push, with a suffix such as .voip or .push-type.liveactivity.',
        use: 'It belongs in the header apns-topic.',
      },
      {
        label: 'productId',
        is: 'An in-app purchase, if its name was built from the bundle ID.',
        use: 'Compare it with the field of that name in a transaction.',
      },
    ],
  },
]

/** Longer than any id. */
const LONGEST = 155

/** Every shape that the text has, the surest first. */
export function shapesOf(text: string | null): { shape: Shape; likelihood: number }[] {
  if (text === null || text.length > LONGEST) return []
  return SHAPES.filter(({ form }) => form.test(text))
    .map((shape) => ({ shape, likelihood: shape.likelihood(text) }))
    .sort((one, other) => other.likelihood - one.likelihood)
}
