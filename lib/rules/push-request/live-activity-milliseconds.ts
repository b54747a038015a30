import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleActivity } from '@/lib/push/example-draft'
import { formatInstant } from '@/lib/push/instant'
import { activityOf, apsDates, SECONDS_AT_MOST } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityMilliseconds = defineRule<
  PushDraft,
  { key: string; value: number; meant: string }
>({
  code: 'push-request/live-activity-milliseconds',
  level: 'warning',
  title: 'A time of the Live Activity is in milliseconds',
  cause:
    'timestamp, stale-date and dismissal-date count seconds since 1970 UTC; JavaScript and Java count milliseconds. The date is tens of thousands of years ahead.',
  fix: 'Divide by 1,000.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (!aps) return 'not-applicable'
    const found = apsDates(aps).find(({ value }) => value >= SECONDS_AT_MOST)
    return found
      ? { at: `payload/aps/${found.key}`, args: { ...found, meant: formatInstant(found.value) } }
      : 'pass'
  },
  message: ({ key, value, meant }) =>
    `${key} is ${value}: as milliseconds that is ${meant}, in seconds ${Math.floor(value / 1000)}.`,
  examples: () => ({
    bad: [
      exampleActivity({ timestamp: EXAMPLE_NOW }),
      exampleActivity({ 'stale-date': EXAMPLE_NOW + 60_000 }),
    ],
    good: [exampleActivity({ 'stale-date': EXAMPLE_NOW / 1000 + 60 })],
  }),
})
