import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicCharacters = defineRule<PushDraft, { character: string }>({
  code: 'push-request/topic-characters',
  level: 'error',
  title: 'Topic has a character that no bundle identifier has',
  cause: 'Something was copied along, or the topic is the app’s name or an Android package name.',
  fix: 'Copy the bundle identifier from the target’s settings in Xcode. It has letters, digits, hyphens and full stops.',
  see: [APPLE.bundleId, APPLE.sending],
  check: ({ request }) => {
    const found = /[^A-Za-z0-9.*-]/u.exec(request.topic)?.[0]
    return found && request.topic.trim() !== ''
      ? { at: 'apns-topic', args: { character: found } }
      : 'pass'
  },
  message: ({ character }) =>
    `${JSON.stringify(character)} cannot be part of a bundle identifier, so no app has this topic.`,
  examples: () => ({
    bad: [
      exampleDraft({ topic: 'com.example.app ' }),
      exampleDraft({ topic: 'com.example.my_app' }),
      exampleDraft({ topic: 'com.exämple.app' }),
    ],
    good: [exampleDraft(), exampleDraft({ topic: 'com.example.My-App2' })],
  }),
})
