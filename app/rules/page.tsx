import type { Metadata } from 'next'
import { ruleEntries } from '@/components/rules/rule-entries'
import { RuleIndex } from '@/components/rules/rule-index'
import { PageHeader } from '@/components/ui/page-header'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { guardPage } from '@/lib/server/guard'

export const metadata: Metadata = { title: 'Rules' }

export default async function RulesPage() {
  await guardPage()
  return (
    <>
      <PageHeader
        title="Rules"
        about="Everything the console checks: what it is, why it happens, what to do about it, and where it is written."
      />
      <RuleIndex groups={ruleEntries(RULE_GROUPS)} />
    </>
  )
}
