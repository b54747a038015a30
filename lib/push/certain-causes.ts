import type { Finding } from '@/lib/rules/rule'
import { ADD_KEY, CERTAIN_ROWS, type Mend } from './certain-rows'
import type { PushDraft } from './draft'
import type { Evidence } from './evidence'

/** A cause that is known and not guessed, with what mends it. */
export interface CertainCause {
  finding: Finding
  mend: Mend | null
}

/** Rules below `error` that leave no other explanation where APNs answers with that reason. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  BadDeviceToken: ['push-request/device-token-doubled'],
  BadTopic: ['push-request/topic-team-prefix'],
  InvalidProviderToken: [
    'push-request/key-id-and-team-id-swapped',
    'push-request/key-id-is-team-id',
  ],
}

/**
 * What is certain to be wrong, of what a reason can mean: first what other answers prove, then what
 * the rules find at its places (an `error` is what Apple's own text says is refused).
 */
export function certainCauses(
  reason: string,
  draft: PushDraft,
  evidence: Evidence,
  found: readonly Finding[],
): CertainCause[] {
  const proven = CERTAIN_ROWS.flatMap((row): CertainCause[] => {
    if (!row.reasons.includes(reason)) return []
    const known = row.know(draft.request, evidence)
    if (!known) return []
    const { title, at, see } = row
    const { message, fix, mend } = known
    const code = `outcome/${row.name}`
    return [{ finding: { code, level: 'error', title, message, fix, at, see }, mend }]
  })
  const ruled = found
    .filter(({ code, level }) => level === 'error' || DECISIVE[reason]?.includes(code))
    // What was proven of the token says more than that it is odd.
    .filter(({ at }) => !proven.some(({ finding }) => finding.at === at))
    .map((finding) => ({ finding, mend: mendOf(finding, draft) }))
  return [...proven, ...ruled]
}

/** What a button can do about a rule’s finding: by its code where only that tells, else by its place. */
const MENDS: Readonly<Record<string, (draft: PushDraft) => Mend | null>> = {
  'push-request/key-id-and-team-id-swapped': ({ request: { key } }) =>
    key && {
      label: 'Exchange the two',
      change: { key: { ...key, keyId: key.teamId, teamId: key.keyId } },
    },
  key: ({ request }) => (request.key ? null : ADD_KEY),
  deviceToken: ({ request, token }) =>
    token.hex === null || token.hex === request.deviceToken
      ? null
      : { label: 'Use its plain digits', change: { deviceToken: token.hex } },
}

function mendOf({ code, at = '' }: Finding, draft: PushDraft): Mend | null {
  return (MENDS[code] ?? MENDS[at])?.(draft) ?? null
}
