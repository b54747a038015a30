import type { MissedWhy } from '@/lib/notifications/gap'
import type { InboxFacts } from '@/lib/notifications/inbox'

/** Why a notification of Apple's history is not in the inbox: a sentence. */
export const MISSED: Readonly<Record<MissedWhy, string>> = {
  before: 'It was signed before this inbox was made.',
  elsewhere: 'Apple says that a server accepted it, so it went to a different server.',
  failed: 'Every attempt to deliver it failed.',
  trimmed: 'It is older than everything that this inbox still keeps.',
  'not-tried': 'Apple shows no attempt to deliver it.',
}

/** Where the ring begins, if it is so full that something has fallen out of it; else `null`. */
export function oldestKept({ genuine }: Pick<InboxFacts, 'genuine'>): number | null {
  const { rows, bytes, most, oldest } = genuine
  return rows >= most.rows || bytes >= most.bytes * 0.95 ? oldest : null
}
