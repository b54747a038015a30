import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { ruleEntries } from '@/components/rules/rule-entries'
import { RuleIndex } from '@/components/rules/rule-index'
import { PageHeader } from '@/components/ui/page-header'
import { PageLink } from '@/components/ui/page-link'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { guardPage } from '@/lib/server/guard'

export const metadata: Metadata = { title: 'Rules' }

export default async function RulesPage() {
  await guardPage()
  return (
    <NuqsAdapter>
      <PageHeader
        title="Rules"
        about="Everything the console checks: what it is, why it happens, what to do about it, and where it is written."
      />
      <p className="mb-4">
        <PageLink href="/rules/push-types" className="text-link hover:underline">
          Push types and headers side by side
        </PageLink>
      </p>
      <RuleIndex groups={ruleEntries(RULE_GROUPS)} />
    </NuqsAdapter>
  )
}
