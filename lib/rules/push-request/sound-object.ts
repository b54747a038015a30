import { SOUND_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { wrongTypes } from '@/lib/push/key-types'
import { defineRule } from '../rule'

export const soundObject = defineRule<
  PushDraft,
  { wrong: { key: string; wanted: string; found: string }[] }
>({
  code: 'push-request/sound-object',
  level: 'warning',
  title: 'The sound of a critical alert is incomplete',
  cause: 'As an object, sound has critical (1), name (a string) and volume (0 to 1).',
  fix: 'Write "sound": {"critical": 1, "name": "default", "volume": 1}.',
  see: [APPLE.payload],
  check: (draft) => {
    const sound = apsOf(draft)?.sound
    if (!isJsonObject(sound)) return 'not-applicable'
    const wrong = wrongTypes(sound, SOUND_KEYS)
    if (sound.name === undefined) wrong.push({ key: 'name', wanted: 'a string', found: 'missing' })
    const first = wrong[0]
    return first ? { at: `payload/aps/sound/${first.key}`, args: { wrong } } : 'pass'
  },
  message: ({ wrong }) =>
    `${wrong.map(({ key, wanted, found }) => `${key} is ${found} and should be ${wanted}`).join('; ')}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', sound: { critical: true, name: 'default' } } },
      }),
      exampleDraft({ payload: { aps: { alert: 'Hello', sound: { critical: 1 } } } }),
    ],
    good: [
      exampleDraft({
        payload: { aps: { alert: 'Hello', sound: { critical: 1, name: 'default', volume: 0.5 } } },
      }),
    ],
  }),
})
