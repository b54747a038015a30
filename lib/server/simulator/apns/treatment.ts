import 'server-only'
import type { ShownNotification } from '@/lib/simulator/state'
import { isObject, type JsonObject, readAlert, readNumber, readSound, readText } from './payload'

/** How the device treats a push that reached it. What APNs accepted is not yet what people see. */
export interface Treatment
  extends Pick<
    ShownNotification,
    | 'treatment'
    | 'why'
    | 'title'
    | 'subtitle'
    | 'body'
    | 'badge'
    | 'sound'
    | 'threadId'
    | 'interruption'
  > {
  /** For the wire log. */
  sentence: string
  undocumented: string[]
}

const INTERRUPTIONS = ['passive', 'active', 'time-sensitive', 'critical']

/** Keys with which a person would notice the push: a background push must have none of them. */
const NOTICEABLE = ['alert', 'badge', 'sound']

const NOTHING_DRAWN = {
  title: '',
  subtitle: '',
  body: '',
  badge: null,
  sound: null,
  threadId: null,
  interruption: 'active',
} as const

/**
 * Sources: https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification
 * https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app
 * https://developer.apple.com/documentation/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications
 */
export function treat(pushType: string, body: string): Treatment {
  let payload: unknown
  try {
    payload = JSON.parse(body)
  } catch {
    return ignored('The payload is not JSON.')
  }
  if (!isObject(payload)) return ignored('The payload is JSON, but not an object.')
  const woken = Object.hasOwn(WITHOUT_APS, pushType) ? WITHOUT_APS[pushType] : undefined
  if (woken) return woke(woken)
  const aps = payload.aps
  if (!isObject(aps)) {
    return ignored(
      aps === undefined ? 'The payload has no aps dictionary.' : 'aps is not a dictionary.',
    )
  }
  return (ROWS[pushType] ?? treatAlert)(aps)
}

/** Types whose payload is the app's own business: Apple asks for no aps in it. */
const WITHOUT_APS: Record<string, string> = {
  mdm: 'The device contacts its device management server.',
  voip: 'PushKit wakes the app, which has to report a call to CallKit at once.',
  location: 'The Location Push Service Extension is started.',
  pushtotalk: 'The Push to Talk framework wakes the app for the channel it has joined.',
  complication: 'The app is woken to update its complication.',
  fileprovider: 'The File Provider extension is told to look for changes.',
}

/** The other types, a row each. */
const ROWS: Record<string, (aps: JsonObject) => Treatment> = {
  alert: treatAlert,
  background: treatBackground,
  liveactivity: treatLiveActivity,
  widgets: (aps) => treatContentChanged(aps, 'The system reloads the widgets within its budget.'),
  controls: (aps) => treatContentChanged(aps, 'The system reloads the controls.'),
}

function treatAlert(aps: JsonObject): Treatment {
  const alert = readAlert(aps.alert)
  const badge = readNumber(aps.badge)
  const sound = readSound(aps.sound)
  if (!alert && badge === null && sound === null) {
    return aps['content-available'] === 1
      ? ignored(
          'The push type is alert, but aps only has content-available: that is what the push type background is for.',
          [
            'Apple says that a push type which does not fit the payload may be refused, delayed or dropped; the simulator drops it.',
          ],
        )
      : ignored('aps has no alert, badge or sound, so there is nothing to show.')
  }
  const notes: string[] = []
  if (!alert) notes.push('There is no alert to draw: only the badge or the sound is noticed.')
  if (aps['mutable-content'] === 1) {
    notes.push('A notification service extension of the app may change it before it is shown.')
  }
  if (aps['content-available'] === 1) notes.push('The app is woken in the background as well.')
  if (alert?.localised) notes.push('Keys for localised text are shown as they are.')
  const level = readText(aps['interruption-level'])
  if (level !== null && !INTERRUPTIONS.includes(level)) {
    notes.push(`The interruption level “${level.slice(0, 40)}” is not one that Apple lists.`)
  }
  return {
    treatment: 'shown',
    why: notes.length > 0 ? notes.join(' ') : null,
    title: alert?.title ?? '',
    subtitle: alert?.subtitle ?? '',
    body: alert?.body ?? '',
    badge,
    sound,
    threadId: readText(aps['thread-id']),
    interruption: level !== null && INTERRUPTIONS.includes(level) ? level : 'active',
    sentence: 'The device showed it.',
    undocumented: [],
  }
}

function treatBackground(aps: JsonObject): Treatment {
  const noticeable = NOTICEABLE.filter((key) => key in aps)
  if (noticeable.length > 0) {
    return ignored(
      `A background push must not have ${noticeable.join(', ')} in aps: those are for pushes that people notice.`,
      ['Apple does not say what happens to such a background push; the simulator drops it.'],
    )
  }
  if (aps['content-available'] !== 1) {
    return ignored('A background push needs "content-available": 1 in aps.')
  }
  const extra = Object.keys(aps).filter((key) => key !== 'content-available')
  const also =
    extra.length > 0
      ? ` Apple wants no other key in aps; this one also has ${extra.join(', ').slice(0, 80)}.`
      : ''
  return woke(
    `The app is woken and has 30 seconds. A real system throttles this to two or three an hour, and does not wake an app that was force-quit.${also}`,
  )
}

function treatLiveActivity(aps: JsonObject): Treatment {
  if (readNumber(aps.timestamp) === null) {
    return ignored('A Live Activity push needs a timestamp in aps, in seconds.')
  }
  const missing = (keys: string[]) => keys.filter((key) => aps[key] === undefined)
  if (aps.event === 'start') {
    const absent = missing(['alert', 'attributes-type', 'attributes'])
    return absent.length > 0
      ? ignored(`To start a Live Activity, aps also needs ${absent.join(', ')}.`)
      : woke('A Live Activity starts on the lock screen.')
  }
  if (aps.event === 'update') {
    return missing(['content-state']).length > 0
      ? ignored('To update a Live Activity, aps needs its content-state.')
      : woke('The Live Activity is updated.')
  }
  if (aps.event === 'end') return woke('The Live Activity ends, and stays for up to four hours.')
  return ignored('The event in aps is not start, update or end.')
}

function treatContentChanged(aps: JsonObject, sentence: string): Treatment {
  return aps['content-changed'] === true
    ? woke(sentence)
    : ignored('aps needs "content-changed": true.')
}

function woke(sentence: string): Treatment {
  return { ...NOTHING_DRAWN, treatment: 'woke-app', why: sentence, sentence, undocumented: [] }
}

function ignored(why: string, undocumented: string[] = []): Treatment {
  const sentence = `The device ignored it. ${why}`
  return { ...NOTHING_DRAWN, treatment: 'ignored', why, sentence, undocumented }
}
