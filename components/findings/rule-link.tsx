'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import { ruleHref } from '@/lib/rules/group-ids'

/**
 * The page of the rule that found it; nothing where the code is no rule's. A plain link that stays
 * in the page: a checklist has one in every line, and Next's own would be a good part of drawing it.
 * Nothing is fetched before it is clicked: which rules fire says something of what was pasted.
 */
export function RuleLink({ code }: { code: string }) {
  const router = useRouter()
  const href = ruleHref(code)
  if (href === null) return null

  function onClick(event: MouseEvent) {
    // With a key held it opens elsewhere, which is the browser's to do.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.push(href ?? '')
  }

  return (
    <a href={href} onClick={onClick} className="text-link hover:underline">
      Rule: {code}
    </a>
  )
}
