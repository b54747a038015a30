import { pushDraft } from '@/lib/push/draft'
import type { PayloadReading } from '@/lib/push/payload'
import type { PushRequest } from '@/lib/push/request'
import { lint, type RuleResult } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/push-request'

// What reads the request that is composed. It is loaded once the page has come alive.
export { previewPayload } from '@/lib/push/preview'
export { readPayload } from '@/lib/push/read-payload'
export { findings } from '@/lib/rules/lint'
export { marksOf, rangeOf } from './payload-marks'

/** What every rule says of it. */
export function lintRequest(
  request: PushRequest,
  payload: PayloadReading,
  now: number,
): readonly RuleResult[] {
  return lint(pushRequestRules, pushDraft(request, now, payload))
}
