import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { ruleEntries } from '@/components/rules/rule-entries'
import { RuleIndex } from '@/components/rules/rule-index'
import { PageHeader } from '@/components/ui/page-header'
import { RULE_GROUPS } from '@/lib/rules/registry'

export default function RuleNotFound() {
  return (
    <NuqsAdapter>
      <PageHeader
        title="There is no rule of that name"
        about="It may have another name in this version. Search for what it was about:"
      />
      <RuleIndex groups={ruleEntries(RULE_GROUPS)} />
    </NuqsAdapter>
  )
}
