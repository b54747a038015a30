import { PlainLink } from '@/components/ui/plain-link'
import { ruleHref } from '@/lib/rules/group-ids'

/**
 * The page of the rule that found it; nothing where the code is no rule's. Not fetched before it is
 * clicked: which rules fire says something of what was pasted.
 */
export function RuleLink({ code }: { code: string }) {
  const href = ruleHref(code)
  if (href === null) return null
  return (
    <PlainLink href={href} className="text-link hover:underline">
      Rule: {code}
    </PlainLink>
  )
}
