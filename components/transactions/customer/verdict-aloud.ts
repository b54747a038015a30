import type { Meaning } from '@/components/ui/meaning'
import { visible } from '@/lib/text/visible'
import type { Access, Lane } from '@/lib/timeline/life'

export const ACCESS_LOOKS: Record<Access['state'], { meaning: Meaning; word: string }> = {
  active: { meaning: 'pass', word: 'Active' },
  grace: { meaning: 'warning', word: 'Grace period' },
  retry: { meaning: 'warning', word: 'Billing retry' },
  expired: { meaning: 'notice', word: 'Expired' },
  revoked: { meaning: 'fail', word: 'Revoked' },
  unknown: { meaning: 'unverified', word: 'Not known' },
}

/** Whatever can change by itself comes first. */
export const inOrder = (lanes: readonly Lane[]): Lane[] =>
  [...lanes].sort((a, b) => rank(a) - rank(b))

/** The first of the lines, as it is read aloud; `null` where there is none. */
export function verdictAloud(lanes: readonly Lane[]): string | null {
  const [first] = inOrder(lanes)
  if (!first) return null
  const { word } = ACCESS_LOOKS[first.access.state]
  return visible(`${word}. ${first.access.sentence}`)
}

function rank({ kind, access }: Lane): number {
  return (kind === 'subscription' ? 0 : 2) + (access.granted === true ? 0 : 1)
}
