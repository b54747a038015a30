import { longestLife, type MintOrder } from '@/lib/token/mint-order'

const MINUTE = 60
const DAY = 86_400

const LIVES: readonly { seconds: number; label: string }[] = [
  { seconds: 5 * MINUTE, label: '5 minutes' },
  { seconds: 10 * MINUTE, label: '10 minutes' },
  { seconds: 20 * MINUTE, label: '20 minutes' },
  { seconds: 60 * MINUTE, label: '60 minutes' },
  { seconds: DAY, label: '1 day' },
  { seconds: 30 * DAY, label: '30 days' },
  { seconds: 180 * DAY, label: '180 days' },
]

/** How long a token may be made to live, shortest first; none where it names no expiry. */
export function possibleLives(order: Pick<MintOrder, 'kind' | 'individual' | 'scope'>) {
  const longest = longestLife(order)
  return longest === null ? [] : LIVES.filter(({ seconds }) => seconds <= longest)
}

/** What was chosen, or the longest that is allowed where it is too long. In seconds. */
export function allowedLife(
  order: Pick<MintOrder, 'kind' | 'individual' | 'scope'>,
  chosen: number,
): number {
  const longest = possibleLives(order).at(-1)?.seconds ?? chosen
  return Math.min(chosen, longest)
}

/** One request a line; empty lines are left out. */
export function scopeRows(text: string): string[] {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
}
