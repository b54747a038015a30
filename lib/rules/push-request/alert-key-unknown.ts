import { ALERT_KEYS, alertKeyMeant, LEGACY_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { alertOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const alertKeyUnknown = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/alert-key-unknown',
  level: 'warning',
  title: 'alert has a key that Apple does not document',
  cause:
    'alert contains the words of the notification. message, text and the like belong to other services, and your own keys belong next to aps.',
  fix: 'Use title, subtitle and body, and move your own keys to the top of the payload.',
  see: [APPLE.payload],
  check: (draft) => {
    const alert = alertOf(draft)
    if (!alert) return 'not-applicable'
    const keys = Object.keys(alert).filter(
      (key) =>
        !KNOWN.has(key) &&
        alertKeyMeant(key) === null &&
        !(key === 'sound' && draft.request.pushType === 'liveactivity'),
    )
    const first = keys[0]
    return first === undefined
      ? 'pass'
      : { at: `payload${toPointer(['aps', 'alert', first])}`, args: { keys } }
  },
  message: ({ keys }) =>
    `${keys.map((key) => JSON.stringify(key)).join(', ')}: the device does not show ${keys.length === 1 ? 'it' : 'them'}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: { title: 'Hello', message: 'You' } } } })],
    good: [
      exampleDraft(),
      exampleActivity({ alert: { title: 'Goal', body: '2:1', sound: 'default' } }),
    ],
  }),
})

const KNOWN = new Set([
  ...ALERT_KEYS.map((row) => row.key),
  ...LEGACY_KEYS.filter((row) => row.at === 'alert').map((row) => row.key),
])
