import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const interruptionLevelEntitlement = defineRule<PushDraft, { found: string }>({
  code: 'push-request/interruption-level-entitlement',
  level: 'notice',
  title: 'Interruption level needs an entitlement',
  cause:
    'time-sensitive and critical break through Focus only for apps with permission: Time Sensitive Notifications is a capability of the app, and Apple grants critical alerts.',
  fix: 'Check the capability in Xcode; for critical alerts, the entitlement that Apple granted and the permission that the person gave.',
  see: [APPLE.timeSensitive, APPLE.criticalAlerts],
  check: (draft) => {
    const level = apsOf(draft)?.['interruption-level']
    return level === 'time-sensitive' || level === 'critical'
      ? { at: 'payload/aps/interruption-level', args: { found: level } }
      : 'pass'
  },
  message: ({ found }) =>
    `Without its entitlement a ${found} notification is shown like any other.`,
  examples: () => ({
    bad: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', 'interruption-level': 'time-sensitive' } },
      }),
    ],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello', 'interruption-level': 'active' } } })],
  }),
})
