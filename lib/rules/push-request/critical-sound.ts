import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const criticalSound = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/critical-sound',
  level: 'warning',
  title: 'Critical alert without a critical sound',
  cause:
    'A critical alert plays its sound through silence and Focus only if sound is an object with critical set to 1.',
  fix: 'Write "sound": {"critical": 1, "name": "default", "volume": 1}.',
  see: [APPLE.payload, APPLE.criticalAlerts],
  check: (draft) => {
    const aps = apsOf(draft)
    if (aps?.['interruption-level'] !== 'critical') return 'not-applicable'
    return isJsonObject(aps.sound) && aps.sound.critical === 1
      ? 'pass'
      : { at: 'payload/aps/sound', args: {} }
  },
  message: () => 'interruption-level is critical, but sound is not an object with critical 1.',
  examples: () => ({
    bad: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', 'interruption-level': 'critical', sound: 'default' } },
      }),
    ],
    good: [
      exampleDraft({
        payload: {
          aps: {
            alert: 'Hello',
            'interruption-level': 'critical',
            sound: { critical: 1, name: 'default' },
          },
        },
      }),
    ],
  }),
})
