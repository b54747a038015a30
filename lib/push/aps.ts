import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import type { PushDraft } from './draft'

/** The payload as an object; `null` where it is not JSON or not an object. */
export function payloadOf(draft: PushDraft): JsonObject | null {
  const { parsed } = draft.payload
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : null
}

/** `aps` as an object; `null` where there is none. */
export function apsOf(draft: PushDraft): JsonObject | null {
  const aps = payloadOf(draft)?.aps
  return isJsonObject(aps) ? aps : null
}

/** `aps.alert` as an object; `null` where it is a text or missing. */
export function alertOf(draft: PushDraft): JsonObject | null {
  const alert = apsOf(draft)?.alert
  return isJsonObject(alert) ? alert : null
}

const ALERT_WORDS = ['title', 'subtitle', 'body', 'title-loc-key', 'subtitle-loc-key', 'loc-key']

/** Whether the alert has any words to show. A Live Activity's may be objects with a `loc-key`. */
export function alertHasWords(alert: JsonValue | undefined): boolean {
  if (typeof alert === 'string') return alert !== ''
  if (!isJsonObject(alert)) return false
  return ALERT_WORDS.some((key) => {
    const value = alert[key]
    return isJsonObject(value)
      ? typeof value['loc-key'] === 'string'
      : value !== undefined && value !== '' && value !== null
  })
}

/** Whether something is shown, heard or counted: an alert with words, a sound or a badge. */
export function apsInteracts(aps: JsonObject): boolean {
  return alertHasWords(aps.alert) || aps.sound !== undefined || aps.badge !== undefined
}

/** What kind of JSON a value is, as a word with its article. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return 'a string'
  return typeof value === 'number' ? 'a number' : String(value)
}
