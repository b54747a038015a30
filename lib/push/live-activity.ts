import type { JsonObject } from '../json/node'
import { apsOf } from './aps'
import type { PushDraft } from './draft'

/** `aps` of a push that is meant for a Live Activity; `null`: it is another kind of push. */
export function activityOf(draft: PushDraft): JsonObject | null {
  return draft.request.pushType === 'liveactivity' ? apsOf(draft) : null
}

/** The instants that the payload of a Live Activity names: numbers only, as given. */
export function apsDates(aps: JsonObject): { key: string; value: number }[] {
  return ['timestamp', 'stale-date', 'dismissal-date'].flatMap((key) => {
    const value = aps[key]
    return typeof value === 'number' ? [{ key, value }] : []
  })
}

/** Seconds since 1970 beyond which a number can only be milliseconds: 3 March 5138. */
export const SECONDS_AT_MOST = 100_000_000_000
