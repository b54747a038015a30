import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const contentChangedMissing = defineRule<PushDraft, { type: string; found: string }>({
  code: 'push-request/content-changed-missing',
  level: 'warning',
  title: 'Reload push without content-changed',
  cause:
    'Widgets and controls reload when aps has content-changed: true. Otherwise APNs answers 200, but nothing reloads.',
  fix: 'Send {"aps":{"content-changed":true}}.',
  see: [APPLE.widgets, APPLE.controls],
  check: (draft) => {
    const { pushType } = draft.request
    const aps = apsOf(draft)
    if ((pushType !== 'widgets' && pushType !== 'controls') || !aps) return 'not-applicable'
    const value = aps['content-changed']
    return value === true
      ? 'pass'
      : {
          at: value === undefined ? 'payload/aps' : 'payload/aps/content-changed',
          args: { type: pushType, found: value === undefined ? 'missing' : JSON.stringify(value) },
        }
  },
  message: ({ type, found }) => `content-changed is ${found}; a ${type} push needs true.`,
  examples: () => ({
    bad: [
      exampleDraft({
        pushType: 'widgets',
        topic: 'com.example.app.push-type.widgets',
        payload: { aps: {} },
      }),
      exampleDraft({
        pushType: 'controls',
        topic: 'com.example.app.push-type.controls',
        payload: { aps: { 'content-changed': 1 } },
      }),
    ],
    good: [
      exampleDraft({
        pushType: 'widgets',
        topic: 'com.example.app.push-type.widgets',
        payload: { aps: { 'content-changed': true } },
      }),
    ],
  }),
})
