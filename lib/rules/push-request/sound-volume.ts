import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const soundVolume = defineRule<PushDraft, { volume: number }>({
  code: 'push-request/sound-volume',
  level: 'warning',
  title: 'Volume is not between 0 and 1',
  cause: 'The volume of a critical alert ranges from 0 (silent) to 1 (full), not to 100.',
  fix: 'Write a number from 0 to 1.',
  see: [APPLE.payload],
  check: (draft) => {
    const sound = apsOf(draft)?.sound
    if (!isJsonObject(sound) || typeof sound.volume !== 'number') return 'not-applicable'
    return sound.volume >= 0 && sound.volume <= 1
      ? 'pass'
      : { at: 'payload/aps/sound/volume', args: { volume: sound.volume } }
  },
  message: ({ volume }) => `volume is ${volume}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', sound: { critical: 1, name: 'default', volume: 80 } } },
      }),
    ],
    good: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', sound: { critical: 1, name: 'default', volume: 0.8 } } },
      }),
    ],
  }),
})
