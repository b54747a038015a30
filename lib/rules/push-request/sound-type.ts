import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { apsOf, kindOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const soundType = defineRule<PushDraft, { found: string }>({
  code: 'push-request/sound-type',
  level: 'warning',
  title: 'Sound is neither a string nor an object',
  cause: 'sound names a file of the app or “default”, or is an object for a critical alert.',
  fix: 'Write "sound": "default", or leave it out for silence.',
  see: [APPLE.payload],
  check: (draft) => {
    const sound = apsOf(draft)?.sound
    if (sound === undefined) return 'not-applicable'
    return typeof sound === 'string' || isJsonObject(sound)
      ? 'pass'
      : { at: 'payload/aps/sound', args: { found: kindOf(sound) } }
  },
  message: ({ found }) => `sound is ${found}. The device plays nothing.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Hello', sound: true } } }),
      exampleDraft({ payload: { aps: { alert: 'Hello', sound: null } } }),
    ],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello', sound: 'default' } } })],
  }),
})
