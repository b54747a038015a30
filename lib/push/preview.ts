import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import { alertHasWords } from './aps'
import type { PayloadReading } from './payload'

/** Words of a notification: as sent, or a key that the app looks up in its own strings. */
export type PreviewText =
  | { kind: 'text'; text: string }
  | { kind: 'key'; key: string; args: string[] }

/** What a lock screen would make of a payload, as far as it can be told without the app. */
export interface Preview {
  /** `shown`: on the lock screen. `app`: the app or the system does something else. `nothing`: neither. */
  treatment: 'shown' | 'app' | 'nothing'
  /** What happens instead of showing, or why nothing does; a sentence. `null` where it is shown. */
  why: string | null
  title: PreviewText | null
  subtitle: PreviewText | null
  body: PreviewText | null
  /** `default`, or the name of a file in the app. */
  sound: string | null
  badge: number | null
  interruption: 'passive' | 'active' | 'time-sensitive' | 'critical'
  threadId: string | null
  category: string | null
  /** What the app may change or add, a sentence each. */
  notes: string[]
}

const NOTHING: Preview = {
  treatment: 'nothing',
  why: null,
  title: null,
  subtitle: null,
  body: null,
  sound: null,
  badge: null,
  interruption: 'active',
  threadId: null,
  category: null,
  notes: [],
}

/** Types that the system never draws as a notification, and what it does instead. */
const INSTEAD: Record<string, string> = {
  background: 'Nothing is shown: the app is woken in the background, when the device sees fit.',
  voip: 'Nothing is shown by the push itself: the app is woken and has to report a call.',
  pushtotalk: 'Nothing is shown by the push itself: the Push to Talk app is woken.',
  complication: 'Nothing is shown: the watch app is asked to update its complication.',
  controls: 'Nothing is shown: the controls reload.',
  fileprovider: 'Nothing is shown: the File Provider extension is told of changes.',
  location: 'Nothing is shown: the location extension is asked for the position.',
  mdm: 'Nothing is shown: the device contacts its management server.',
  widgets: 'Nothing is shown: the widgets reload when the system’s budget allows.',
}

/** What the device would show for this payload and push type (an empty type counts as `alert`). */
export function previewPayload(payload: PayloadReading, pushType: string): Preview {
  const { parsed } = payload
  if (!parsed.ok) return nothing('Nothing is shown because the payload is not JSON.')
  if (!isJsonObject(parsed.value))
    return nothing('Nothing is shown because the payload is not an object.')
  const instead = Object.hasOwn(INSTEAD, pushType) ? INSTEAD[pushType] : undefined
  if (instead) return { ...NOTHING, treatment: 'app', why: instead }
  const { aps } = parsed.value
  if (aps === undefined) return nothing('Nothing is shown because the payload has no aps.')
  if (!isJsonObject(aps)) return nothing('Nothing is shown because aps is not an object.')
  return pushType === 'liveactivity' ? previewActivity(aps) : previewAlert(aps)
}

function nothing(why: string): Preview {
  return { ...NOTHING, why }
}

function previewAlert(aps: JsonObject): Preview {
  const { alert } = aps
  const facts: Preview = {
    ...NOTHING,
    sound: soundOf(aps.sound),
    badge: typeof aps.badge === 'number' ? aps.badge : null,
    interruption: interruptionOf(aps['interruption-level']),
    threadId: textOf(aps['thread-id']),
    category: textOf(aps.category),
    notes: notesOf(aps),
  }
  if (!alertHasWords(alert)) return { ...facts, ...withoutWords(aps, facts) }
  if (typeof alert === 'string')
    return { ...facts, treatment: 'shown', body: { kind: 'text', text: alert } }
  if (!isJsonObject(alert)) return { ...facts, ...withoutWords(aps, facts) }
  const title = wordsOf(alert, 'title', 'title-loc-key', 'title-loc-args')
  const subtitle = wordsOf(alert, 'subtitle', 'subtitle-loc-key', 'subtitle-loc-args')
  const body = wordsOf(alert, 'body', 'loc-key', 'loc-args')
  if (!title && !subtitle && !body) return { ...facts, ...withoutWords(aps, facts) }
  return { ...facts, treatment: 'shown', title, subtitle, body }
}

function withoutWords(aps: JsonObject, facts: Preview): Pick<Preview, 'treatment' | 'why'> {
  const does = [
    facts.badge === null
      ? null
      : facts.badge === 0
        ? 'the badge goes'
        : `the badge becomes ${facts.badge}`,
    facts.sound === null ? null : 'a sound plays',
    aps['content-available'] === 1 ? 'the app may be woken' : null,
  ].filter((part) => part !== null)
  if (does.length === 0)
    return {
      treatment: 'nothing',
      why: 'Nothing is shown because there are no words: no title, subtitle or body.',
    }
  return {
    treatment: 'app',
    why: `Nothing is shown because there are no words; ${does.join(', ')}.`,
  }
}

function previewActivity(aps: JsonObject): Preview {
  const alert = isJsonObject(aps.alert) ? aps.alert : null
  const ended = aps.event === 'end'
  return {
    ...NOTHING,
    treatment: 'app',
    why: `The app draws its Live Activity from content-state${ended ? ' one last time, and the system removes it' : ''}.${alert ? ' The words below appear on Apple Watch and where the activity cannot be shown.' : ''}`,
    title: alert ? activityWords(alert.title) : null,
    body: alert ? activityWords(alert.body) : null,
    sound: soundOf(alert?.sound),
  }
}

/** In a Live Activity title and body are texts, or objects with a `loc-key`. */
function activityWords(value: JsonValue | undefined): PreviewText | null {
  if (isJsonObject(value)) return wordsOf(value, '', 'loc-key', 'loc-args')
  return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : null
}

function wordsOf(from: JsonObject, text: string, key: string, args: string): PreviewText | null {
  const words = from[text]
  if (typeof words === 'string' && words !== '') return { kind: 'text', text: words }
  const named = from[key]
  if (typeof named !== 'string' || named === '') return null
  const given = from[args]
  return {
    kind: 'key',
    key: named,
    args: Array.isArray(given)
      ? given.map((item) => String(isJsonObject(item) ? JSON.stringify(item) : item))
      : [],
  }
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function soundOf(value: JsonValue | undefined): string | null {
  return isJsonObject(value) ? textOf(value.name) : textOf(value)
}

function interruptionOf(value: JsonValue | undefined): Preview['interruption'] {
  return value === 'passive' || value === 'time-sensitive' || value === 'critical'
    ? value
    : 'active'
}

function notesOf(aps: JsonObject): string[] {
  return [
    aps['mutable-content'] === 1 && alertHasWords(aps.alert)
      ? 'The app’s service extension may change the words and attach a picture first.'
      : null,
    textOf(aps.category)
      ? `The actions of the category “${textOf(aps.category)}” appear if the app has registered it.`
      : null,
    aps['interruption-level'] === 'passive'
      ? 'It goes to the list without lighting up the screen.'
      : null,
  ].filter((note) => note !== null)
}
