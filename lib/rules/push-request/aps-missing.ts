import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import { payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apsMissing = defineRule<PushDraft, { type: string }>({
  code: 'push-request/aps-missing',
  level: 'warning',
  title: 'Payload has no aps',
  cause:
    'Apple’s own keys are inside aps. Without it the system has nothing to show or do: APNs answers 200, but the device ignores the push.',
  fix: 'Put Apple’s keys into an object named aps, next to your own keys.',
  see: [APPLE.payload],
  check: (draft) => {
    const payload = payloadOf(draft)
    if (!payload || !NEED_APS.includes(draft.request.pushType) || isPassTopic(draft.request.topic))
      return 'not-applicable'
    return payload.aps === undefined
      ? { at: 'payload', args: { type: draft.request.pushType } }
      : 'pass'
  },
  message: ({ type }) =>
    `A push ${type === '' ? '' : `of type ${type} `}needs the key aps at the top of the payload.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { alert: 'Hello' } }), exampleBackground({ payload: {} })],
    good: [
      exampleDraft(),
      exampleVoip(),
      exampleDraft({
        pushType: 'mdm',
        topic: 'com.apple.mgmt.External.1',
        payload: { mdm: 'magic' },
      }),
    ],
  }),
})

/** VoIP, Push to Talk, File Provider and the rest hand the whole payload to the app. */
const NEED_APS = ['', 'alert', 'background', 'liveactivity', 'widgets', 'controls']
