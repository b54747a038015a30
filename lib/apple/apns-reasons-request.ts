import type { ApnsReason } from './apns-reasons'
import { APPLE } from './sources'

type Row = Omit<ApnsReason, 'otherSpellings' | 'confidence'> &
  Partial<Pick<ApnsReason, 'otherSpellings' | 'confidence'>>

const row = (reason: Row): ApnsReason => ({ otherSpellings: [], confidence: 'A', ...reason })

/** Reasons about the request itself: its path, headers and body, and the device it names. */
export const REQUEST_REASONS: readonly ApnsReason[] = [
  row({
    status: 400,
    reason: 'BadCollapseId',
    title: 'The collapse ID is too long',
    causes: [
      'apns-collapse-id has more than 64 bytes. Letters outside ASCII take two to four bytes each.',
    ],
    fix: 'Shorten the collapse ID to 64 bytes, for example to a hash of what it stands for.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'BadDeviceToken',
    title: 'The device token is not valid here',
    causes: [
      'The token belongs to the other environment: builds run from Xcode get sandbox tokens; TestFlight, ad hoc and App Store builds get production tokens.',
      'The token was damaged on the way: cut off, turned into text and back, or printed by a debugger instead of encoded.',
      'It is not an APNs token but one from Firebase or Expo.',
    ],
    fix: 'Ask how the build was installed and send the same token to that environment. If it fails there too, log the token in the app as hexadecimal and compare it character by character with what was stored.',
    retry: 'never',
    see: [APPLE.responses, APPLE.registering, 'https://github.com/node-apn/node-apn/issues/483'],
  }),
  row({
    status: 400,
    reason: 'BadExpirationDate',
    title: 'apns-expiration is not valid',
    causes: [
      'The header is not a whole number of seconds since 1970 UTC: it is negative, has a fraction, or is a date in words.',
    ],
    fix: 'Send whole seconds, 0 for a single attempt, or leave the header out.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'BadMessageId',
    title: 'apns-id is not valid',
    causes: ['apns-id is not a UUID of 32 hexadecimal digits in the form 8-4-4-4-12.'],
    fix: 'Send a canonical UUID in lower case, or leave the header out and use the one that APNs makes.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'BadPriority',
    title: 'apns-priority is not valid',
    causes: [
      'The value is not 10, 5 or 1.',
      'A background push was sent with priority 10, which Apple calls an error.',
    ],
    fix: 'Send 10, 5 or 1, and always 5 with push type background.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'BadTopic',
    title: 'apns-topic is not valid',
    causes: [
      'The topic is not a bundle ID: it has a wildcard, a space or the team’s prefix.',
      'With a certificate: the certificate is not for this topic.',
    ],
    fix: 'Copy the bundle identifier from the target’s settings in Xcode and add the suffix of the push type.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'DeviceTokenNotForTopic',
    title: 'The device token is for another app or another purpose',
    causes: [
      'The topic’s suffix does not match the token: a VoIP, Live Activity or Push to Talk token needs its own suffix, an alert token none; a library may have added it twice.',
      'The token comes from another app, or from another target such as a watch app or a build with another bundle ID.',
    ],
    fix: 'Find out which app and which API issued the token, and send it with that bundle ID and the suffix of that API.',
    retry: 'never',
    see: [APPLE.responses, APPLE.sending, 'https://github.com/Pr0Ger/PyAPNs2/issues/134'],
  }),
  row({
    status: 400,
    reason: 'DuplicateHeaders',
    title: 'A header was sent twice',
    causes: [
      'The sender set a header in two places, for example a default for every request and once more for this one.',
    ],
    fix: 'Look at the request as sent and remove the repeated header.',
    retry: 'after-fixing',
    see: [APPLE.responses],
  }),
  row({
    status: 400,
    reason: 'IdleTimeout',
    title: 'The connection was idle too long',
    causes: ['A stream was opened, but its request did not follow in time.'],
    fix: 'Send headers and body together. Keep the connection for the next push; a PING after an hour without traffic is fine.',
    retry: 'later',
    see: [APPLE.responses, APPLE.connection],
  }),
  row({
    status: 400,
    reason: 'InvalidPushType',
    title: 'The push type is not valid',
    causes: [
      'apns-push-type does not match the topic: a topic ending in .voip needs voip, and so on.',
      'The value is not in Apple’s list, or is spelled with capitals.',
    ],
    fix: 'Choose the push type that the topic’s suffix stands for, in lower case.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending, 'https://github.com/Pr0Ger/PyAPNs2/issues/87'],
  }),
  row({
    status: 400,
    reason: 'MissingDeviceToken',
    title: 'The path names no device',
    causes: ['The device token was empty when the path was built.'],
    fix: 'Put the hexadecimal device token after /3/device/.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'MissingTopic',
    title: 'apns-topic is missing',
    causes: [
      'The request has a provider token but no apns-topic.',
      'The client certificate is valid for several topics, so APNs cannot choose one.',
    ],
    fix: 'Send apns-topic with the app’s bundle ID and the suffix of the push type.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 400,
    reason: 'PayloadEmpty',
    title: 'The payload is empty',
    causes: ['The request has no body, or the body was dropped on its way.'],
    fix: 'Send a JSON object. The smallest that shows something is {"aps":{"alert":"Hello"}}.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.payload],
  }),
  row({
    status: 400,
    reason: 'TopicDisallowed',
    title: 'This sender may not push to this topic',
    causes: [
      'The app belongs to another team than the key, or the bundle ID is misspelled.',
      'The key is topic-specific and this topic is not on its list.',
      'A client certificate was used for a topic that needs a provider token, such as a Live Activity; APNs then ignores the provider token.',
    ],
    fix: 'Compare the team of the key with the team that owns the bundle ID, check the spelling and the suffix, and look at the key’s topics in the developer account.',
    retry: 'after-fixing',
    see: [
      APPLE.responses,
      APPLE.tokens,
      'https://github.com/jerryliurui/Live-Activities-Demo-NBA-Score/issues/1',
    ],
  }),
  row({
    status: 404,
    reason: 'BadPath',
    title: 'The path is wrong',
    causes: [
      'The path is not /3/device/ followed by the device token: the version, the slash or the word differs.',
    ],
    fix: 'Send to /3/device/<device token>.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 405,
    reason: 'MethodNotAllowed',
    title: 'The method is not POST',
    causes: ['The request was sent as GET or PUT, or a redirect or a proxy changed its method.'],
    fix: 'Send a POST.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.sending],
  }),
  row({
    status: 410,
    reason: 'ExpiredToken',
    title: 'The device token has expired',
    causes: ['The token is no longer valid, and the app has another one or is gone.'],
    fix: 'Delete the token. The app sends its new one when it registers again at its next launch.',
    retry: 'never',
    see: [APPLE.responses, APPLE.registering],
  }),
  row({
    status: 410,
    reason: 'Unregistered',
    title: 'The device token is no longer active for this topic',
    causes: [
      'The app was removed from the device, or the device was erased or restored, some time before the timestamp.',
      'The app got a new token and this is the old one.',
    ],
    fix: 'Delete the token, unless the app registered it again after the timestamp of the answer. Send nothing to it until then.',
    retry: 'never',
    see: [APPLE.responses, APPLE.registering, 'https://developer.apple.com/forums/thread/780156'],
  }),
  row({
    status: 413,
    reason: 'PayloadTooLarge',
    title: 'The payload is too large',
    causes: [
      'The body has more than 4,096 bytes (VoIP: 5,120). Bytes of UTF-8 count, white space included; an emoji takes four or more.',
    ],
    fix: 'Shorten texts, drop what the app can fetch itself, and send an ID instead of the data.',
    retry: 'never',
    see: [APPLE.responses, APPLE.payload],
  }),
]
