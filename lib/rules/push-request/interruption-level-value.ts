import { INTERRUPTION_LEVELS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const interruptionLevelValue = defineRule<PushDraft, { found: string }>({
  code: 'push-request/interruption-level-value',
  level: 'warning',
  title: 'Interruption level is not one of the four',
  cause: 'Apple has passive, active, time-sensitive and critical, spelled exactly like this.',
  fix: 'Choose one of the four, or leave the key out for active.',
  see: [APPLE.payload, APPLE.interruptionLevel],
  check: (draft) => {
    const level = apsOf(draft)?.['interruption-level']
    if (typeof level !== 'string') return 'not-applicable'
    return INTERRUPTION_LEVELS.some((known) => known === level)
      ? 'pass'
      : { at: 'payload/aps/interruption-level', args: { found: level } }
  },
  message: ({ found }) =>
    `interruption-level is ${JSON.stringify(found)}. APNs answers 200, but the device ignores the value.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Hello', 'interruption-level': 'timeSensitive' } } }),
    ],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello', 'interruption-level': 'passive' } } })],
  }),
})
