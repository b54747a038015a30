import Link from 'next/link'
import { ruleHref } from '@/lib/rules/group-ids'

/** The page of the rule that found it; nothing where the code is no rule's. */
export function RuleLink({ code }: { code: string }) {
  const href = ruleHref(code)
  if (href === null) return null
  return (
    // Not fetched before it is clicked: which rules fire says something of what was pasted.
    <Link href={href} prefetch={false} className="text-link hover:underline">
      Rule: {code}
    </Link>
  )
}
