import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const relevanceScoreRange = defineRule<PushDraft, { score: number }>({
  code: 'push-request/relevance-score-range',
  level: 'warning',
  title: 'Relevance score is not between 0 and 1',
  cause: 'For notifications Apple accepts 0 to 1. Live Activities accept any number.',
  fix: 'Write a number from 0 to 1.',
  see: [APPLE.payload],
  check: (draft) => {
    const score = apsOf(draft)?.['relevance-score']
    if (typeof score !== 'number' || draft.request.pushType === 'liveactivity')
      return 'not-applicable'
    return score >= 0 && score <= 1
      ? 'pass'
      : { at: 'payload/aps/relevance-score', args: { score } }
  },
  message: ({ score }) => `relevance-score is ${score}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: 'Hello', 'relevance-score': 75 } } })],
    good: [
      exampleDraft({ payload: { aps: { alert: 'Hello', 'relevance-score': 0.75 } } }),
      exampleActivity({ 'relevance-score': 75 }),
    ],
  }),
})
