import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_KEY, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const teamIdLength = defineRule<PushDraft, { teamId: string }>({
  code: 'push-request/team-id-length',
  level: 'error',
  title: 'Team ID does not have ten characters',
  cause: 'Something is missing, or the team’s name or another identifier was entered.',
  fix: 'Copy the Team ID from the developer account under Membership details.',
  see: [APPLE.tokens],
  check: ({ request }) => {
    if (!request.key) return 'not-applicable'
    const { teamId } = request.key
    return /^[A-Z0-9]{10}$/i.test(teamId) ? 'pass' : { at: 'key', args: { teamId } }
  },
  message: ({ teamId }) =>
    teamId === ''
      ? 'There is no Team ID. It goes into the provider token as iss.'
      : `${JSON.stringify(teamId)} is not a Team ID of ten letters and digits, as Apple issues them.`,
  examples: () => ({
    bad: [
      exampleDraft({ key: { ...EXAMPLE_KEY, teamId: 'Example Ltd' } }),
      exampleDraft({ key: { ...EXAMPLE_KEY, teamId: '' } }),
    ],
    good: [exampleDraft()],
  }),
})
