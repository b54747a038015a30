import { pushDraft } from '@/lib/push/draft'
import type { PayloadReading } from '@/lib/push/payload'
import type { PushRequest } from '@/lib/push/request'
import { lint, type RuleResult } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/push-request'

/** What every rule says of what is composed. It is loaded once the page has come alive. */
export function lintRequest(
  request: PushRequest,
  payload: PayloadReading,
  now: number,
): readonly RuleResult[] {
  return lint(pushRequestRules, pushDraft(request, now, payload))
}
