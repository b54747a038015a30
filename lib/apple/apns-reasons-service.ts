import type { ApnsReason } from './apns-reasons'
import { APPLE } from './sources'

/** Reasons about the load and state of the service. */
export const SERVICE_REASONS: readonly ApnsReason[] = [
  {
    status: 429,
    reason: 'TooManyRequests',
    otherSpellings: [],
    title: 'Too many pushes to one device',
    causes: [
      'Many pushes went to the same device token in a short time, from here or from another of your servers.',
    ],
    fix: 'Send to this device again later, and less often. A collapse ID or one summary serves people better than many pushes.',
    retry: 'later',
    confidence: 'A',
    see: [APPLE.responses],
  },
  {
    status: 500,
    reason: 'InternalServerError',
    otherSpellings: [],
    title: 'APNs had an internal error',
    causes: ['Something failed on Apple’s side. It is not certain whether the push was accepted.'],
    fix: 'Wait 15 minutes, then send again, with longer and longer pauses if it keeps failing.',
    retry: 'after-15-minutes',
    confidence: 'A',
    see: [APPLE.responses, 'https://developer.apple.com/system-status/'],
  },
  {
    status: 503,
    reason: 'ServiceUnavailable',
    // Apple's page on broadcast errors prints it with a space.
    otherSpellings: ['Service Unavailable'],
    title: 'APNs is not available',
    causes: ['The service is overloaded or under maintenance.'],
    fix: 'Wait 15 minutes, then send again, with longer and longer pauses if it keeps failing.',
    retry: 'after-15-minutes',
    confidence: 'A',
    see: [APPLE.responses, 'https://developer.apple.com/system-status/'],
  },
  {
    status: 503,
    reason: 'Shutdown',
    otherSpellings: [],
    title: 'This APNs server is shutting down',
    causes: ['The server at the other end of this connection is being stopped.'],
    fix: 'Open a new connection. After a 503, Apple asks senders to wait 15 minutes before sending the same push again.',
    retry: 'after-15-minutes',
    confidence: 'A',
    see: [APPLE.responses],
  },
]
