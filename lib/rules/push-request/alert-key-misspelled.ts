import { alertKeyMeant } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { alertOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const alertKeyMisspelled = defineRule<PushDraft, { given: string; meant: string }>({
  code: 'push-request/alert-key-misspelled',
  level: 'warning',
  title: 'A key in alert is misspelled',
  cause: 'The keys of alert are in lower case with hyphens, such as title-loc-key.',
  fix: 'Use Apple’s spelling.',
  see: [APPLE.payload],
  check: (draft) => {
    const alert = alertOf(draft)
    if (!alert) return 'not-applicable'
    for (const given of Object.keys(alert)) {
      const meant = alertKeyMeant(given)
      if (meant)
        return { at: `payload${toPointer(['aps', 'alert', given])}`, args: { given, meant } }
    }
    return 'pass'
  },
  message: ({ given, meant }) =>
    `${JSON.stringify(given)} should be ${JSON.stringify(meant)}. APNs answers 200, but the device ignores the key.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: { Title: 'Hello', body: 'You' } } } }),
      exampleDraft({ payload: { aps: { alert: { loc_key: 'HELLO' } } } }),
    ],
    good: [exampleDraft()],
  }),
})
