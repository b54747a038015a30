import { environment } from '@/lib/apple/environments'
import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import type { Finding } from '@/lib/rules/rule'
import type { PushDraft } from './draft'
import type { Explanation } from './explain'
import type { Outcome } from './outcome'

const note = (
  code: string,
  title: string,
  message: string,
  fix: string,
  ...see: readonly string[]
): Finding => ({
  code: `outcome/${code}`,
  level: 'notice',
  title,
  message,
  fix,
  see,
})

/** What stands between a 200 and a person who sees something, whatever the push is. */
const ALWAYS: readonly Finding[] = [
  note(
    'accepted-stored',
    'If the device is offline, one push waits',
    'APNs keeps one notification for each app on a device, usually the newest, and delivers it when the device is back. Another push to the same topic may replace it.',
    'Write each push so that the newest one says all that matters, and let the app fetch the rest.',
    APPLE.sending,
  ),
  note(
    'accepted-uninstalled',
    'A 200 comes for removed apps too',
    'After an app is removed, APNs keeps answering 200 for a while. Apple keeps it vague on purpose when 410 begins.',
    'Do not conclude from a 200 that the app is there. Keep sending until a 410 comes, then delete the token.',
    APPLE.responses,
    'https://developer.apple.com/forums/thread/780156',
  ),
]

const BY_TYPE: Record<string, readonly Finding[]> = {
  alert: [
    note(
      'accepted-shown',
      'Whether it is shown is up to the device',
      'The person’s notification settings, a Focus, the scheduled summary and an app in the foreground that keeps it to itself all decide after APNs has delivered.',
      'Nothing on the screen? Check Settings, Notifications for the app, then Focus, then whether the app handles willPresent.',
      APPLE.payload,
    ),
  ],
  background: [
    note(
      'accepted-background',
      'Background pushes are throttled',
      'The device wakes the app when power, network and its budget allow; Apple advises two or three an hour. An app that the person has force-quit is not woken. 200 is not delivery.',
      'For a test, connect the device to power and to Xcode, and keep the app from being force-quit. Check that Background App Refresh is on.',
      APPLE.background,
    ),
  ],
  voip: [
    note(
      'accepted-voip',
      'The app has to report a call for every VoIP push',
      'The system terminates an app that does not report a call to CallKit, and stops waking one that keeps failing: then APNs answers 200, but the handler is never called.',
      'Report the call at once in pushRegistry(_:didReceiveIncomingPushWith:for:completion:), before anything else. If the handler stays silent, reinstall the app, and check that the token is the VoIP token and that the app has the background mode Voice over IP.',
      APPLE.voip,
    ),
    note(
      'accepted-voip-late',
      'A call may ring late',
      'Expiration 0 keeps APNs from storing the push; it sets no limit to an attempt that has begun. VoIP and alert pushes are stored apart, because their topics differ, so a later alert push does not replace this one.',
      'Let the app ask your server on arrival whether the call is still live.',
      APPLE.voip,
      APPLE.sending,
    ),
  ],
  liveactivity: [
    note(
      'accepted-live-activity',
      'A Live Activity may ignore what APNs accepted',
      'An old timestamp, a content-state that does not decode as the app’s type, or a spent budget leaves the activity as it is, without an error.',
      'Watch liveactivitiesd, apsd and chronod in Console on the Mac while you send. Priority 5 does not count against the budget.',
      APPLE.liveActivity,
    ),
  ],
  location: [
    note(
      'accepted-location',
      'Location pushes are limited',
      'Around 360 in 24 hours reach a device. The app needs the Location Push Service Extension entitlement, which belongs to a team: after an app transfer the new team has to ask Apple for it and sign with it.',
      'After a transfer check the entitlement in the new team’s provisioning profile, and that the app has registered again and sent a new token.',
      APPLE.location,
    ),
  ],
  widgets: [
    note(
      'accepted-widgets',
      'Widgets reload when the budget allows',
      'WidgetKit delivers these pushes opportunistically.',
      'Wait, or test with WidgetKit’s developer mode on the device.',
      APPLE.widgets,
    ),
  ],
}

const WALLET = note(
  'accepted-wallet',
  'For a pass, 200 is only the first step',
  'The device then asks your web service which passes have changed and fetches them. It does so on a best-effort basis: no time is promised, and only one push waits.',
  'Look in your web service’s log for GET /v1/devices/…/registrations/…?passesUpdatedSince=… and then GET /v1/passes/…. If neither comes, send to Production, check the topic (the pass type identifier) and the webServiceURL in the pass, and turn on logging for passes on the device.',
  APPLE.wallet,
)

/** What a 200 means, and what it does not. */
export function explainAccepted(
  outcome: Outcome,
  draft: PushDraft | undefined,
): Omit<Explanation, 'certain'> {
  const { simulated } = environment(outcome.exchange.environment)
  const unique = outcome.exchange.response?.headers.find(
    ([name]) => name.toLowerCase() === 'apns-unique-id',
  )?.[1]
  const pass = draft !== undefined && isPassTopic(draft.request.topic)
  const pushType = draft?.request.pushType || 'alert'
  const byType = pass ? [WALLET] : Object.hasOwn(BY_TYPE, pushType) ? (BY_TYPE[pushType] ?? []) : []
  const found = [...(draft ? byType : []), ...(pass ? [] : ALWAYS)]
  if (unique && !simulated) {
    found.push(
      note(
        'accepted-delivery-log',
        'Apple’s console knows more',
        `In the development environment the delivery log of Apple’s Push Notifications Console shows for seven days what became of this push, under ${unique}.`,
        'Open the delivery log there and enter the apns-unique-id.',
        APPLE.console,
      ),
    )
  }
  return {
    headline: simulated ? 'Accepted by the simulator' : 'Accepted by APNs',
    sentence:
      'Status 200 says that the request was in order and that APNs accepted the push. It does not say that the device got it or showed it.',
    findings: found,
  }
}
