import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicTeamPrefix = defineRule<PushDraft, { prefix: string; rest: string }>({
  code: 'push-request/topic-team-prefix',
  level: 'warning',
  title: 'Topic begins with a team’s prefix',
  cause:
    'The application identifier from the entitlements was copied: it is the Team ID, a dot and the bundle identifier.',
  fix: 'Remove the Team ID and the dot after it.',
  see: [APPLE.sending, APPLE.bundleId],
  check: ({ request }) => {
    const found = /^([A-Z0-9]{10})\.(.+)$/.exec(request.topic)
    return found?.[1] && found[2]
      ? { at: 'apns-topic', args: { prefix: found[1], rest: found[2] } }
      : 'pass'
  },
  message: ({ prefix, rest }) =>
    `${prefix} has the form of a Team ID. The bundle identifier is probably ${rest}.`,
  examples: () => ({
    bad: [exampleDraft({ topic: 'ABCDE12345.com.example.app' })],
    good: [exampleDraft()],
  }),
})
