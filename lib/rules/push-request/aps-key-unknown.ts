import { APS_KEYS, apsKeyMeant, LEGACY_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apsKeyUnknown = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/aps-key-unknown',
  level: 'warning',
  title: 'aps has a key that Apple does not document',
  cause: 'Your own keys belong next to aps. Apple says that it ignores others inside.',
  fix: 'Move it out of aps, to the top of the payload. If Apple has added the key since, it can stay.',
  see: [APPLE.payload],
  check: (draft) => {
    const aps = apsOf(draft)
    if (!aps) return 'not-applicable'
    const keys = Object.keys(aps).filter((key) => !KNOWN.has(key) && apsKeyMeant(key) === null)
    const first = keys[0]
    return first === undefined
      ? 'pass'
      : { at: `payload${toPointer(['aps', first])}`, args: { keys } }
  },
  message: ({ keys }) =>
    `${keys.map((key) => JSON.stringify(key)).join(', ')}: the system ignores ${keys.length === 1 ? 'it' : 'them'}, and the app finds ${keys.length === 1 ? 'it' : 'them'} only inside aps.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: 'Hello', orderId: 17 } } })],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello' }, orderId: 17 } })],
  }),
})

const KNOWN = new Set([
  ...APS_KEYS.map((row) => row.key),
  ...LEGACY_KEYS.filter((row) => row.at === 'aps').map((row) => row.key),
])
