import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const priority1 = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/priority-1',
  level: 'notice',
  title: 'Priority 1 does not wake the device',
  cause:
    'Priority 1 puts the device’s battery first. The push waits until the device is awake anyway.',
  fix: 'For a test, use 10; keep 1 for what may arrive late.',
  see: [APPLE.sending],
  check: ({ request }) =>
    request.priority === '1' &&
    request.pushType !== 'background' &&
    request.pushType !== 'liveactivity'
      ? { at: 'apns-priority', args: {} }
      : 'pass',
  message: () =>
    'Nothing may happen until the device is used. Many libraries refuse the value, though Apple documents it.',
  examples: () => ({
    bad: [exampleDraft({ priority: '1' })],
    good: [exampleDraft(), exampleDraft({ priority: '5' })],
  }),
})
