import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const backgroundOtherKeys = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/background-other-keys',
  level: 'warning',
  title: 'Background push with more than content-available',
  cause:
    'Apple wants only content-available in aps: anything that shows, sounds or counts makes it another kind of push, and the device may drop it. category alongside it is disputed: it is used in practice.',
  fix: 'Move your own keys out of aps; send whatever people should see as a separate push with type alert.',
  see: [APPLE.background, 'https://github.com/onmyway133/PushNotifications/issues/29'],
  check: (draft) => {
    const aps = apsOf(draft)
    if (draft.request.pushType !== 'background' || !aps) return 'not-applicable'
    const keys = Object.keys(aps).filter((key) => key !== 'content-available')
    const first = keys[0]
    return first === undefined
      ? 'pass'
      : { at: `payload${toPointer(['aps', first])}`, args: { keys } }
  },
  message: ({ keys }) => `aps also has ${keys.join(', ')}.`,
  examples: () => ({
    bad: [
      exampleBackground({ payload: { aps: { 'content-available': 1, sound: '' } } }),
      exampleBackground({ payload: { aps: { 'content-available': 1, alert: 'Hello' } } }),
    ],
    good: [exampleBackground({ payload: { aps: { 'content-available': 1 }, id: 7 } })],
  }),
})
