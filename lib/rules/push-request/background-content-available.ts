import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const backgroundContentAvailable = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/background-content-available',
  level: 'warning',
  title: 'Background push without content-available',
  cause:
    'content-available: 1 in aps is what wakes the app. Without it APNs answers 200, but the app is not called.',
  fix: 'Send {"aps":{"content-available":1}} with your own keys next to aps.',
  see: [APPLE.background],
  check: (draft) => {
    const aps = apsOf(draft)
    if (draft.request.pushType !== 'background' || !aps) return 'not-applicable'
    return aps['content-available'] === undefined ? { at: 'payload/aps', args: {} } : 'pass'
  },
  message: () => 'aps has no content-available.',
  examples: () => ({
    bad: [
      exampleBackground({ payload: { aps: {} } }),
      exampleBackground({ payload: { aps: { contentAvailable: 1 } } }),
    ],
    good: [exampleBackground(), exampleDraft()],
  }),
})
