import { ruleTexts } from '@/components/rules/rule-entries'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { guardRoute } from '@/lib/server/guard'

/** What the rules are searched by besides their titles and codes: a text by code. */
export async function GET(request: Request): Promise<Response> {
  return guardRoute(request) ?? Response.json(ruleTexts(RULE_GROUPS))
}
