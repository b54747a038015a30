import { APPLE } from '@/lib/apple/sources'
import { payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const simulatorTargetBundle = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/simulator-target-bundle',
  level: 'warning',
  title: 'Payload names a simulator’s target',
  cause:
    'The key tells xcrun simctl push which app to use. APNs does not use it, and it counts towards the limit.',
  fix: 'Remove the key; apns-topic names the app.',
  see: [APPLE.payload, 'https://github.com/noodlewerk/NWPusher/issues/77'],
  check: (draft) =>
    payloadOf(draft)?.['Simulator Target Bundle'] === undefined
      ? 'pass'
      : { at: 'payload/Simulator Target Bundle', args: {} },
  message: () => '“Simulator Target Bundle” is for .apns files dropped on a simulator.',
  examples: () => ({
    bad: [
      exampleDraft({
        payload: { 'Simulator Target Bundle': 'com.example.app', aps: { alert: 'Hello' } },
      }),
    ],
    good: [exampleDraft()],
  }),
})
