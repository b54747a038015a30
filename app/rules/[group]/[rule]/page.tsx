import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RuleExamples } from '@/components/rules/rule-examples'
import { RuleHeader } from '@/components/rules/rule-header'
import { RuleSiblings } from '@/components/rules/rule-siblings'
import { RuleText } from '@/components/rules/rule-text'
import { findRule, RULE_GROUPS } from '@/lib/rules/registry'
import { guardPage } from '@/lib/server/guard'

interface Props {
  params: Promise<{ group: string; rule: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group, rule } = await params
  return { title: findRule(group, rule)?.title ?? 'No such rule' }
}

export default async function RulePage({ params }: Props) {
  await guardPage()
  const names = await params
  const group = RULE_GROUPS.find((row) => row.id === names.group)
  const rule = findRule(names.group, names.rule)
  if (!group || !rule) notFound()
  const place = group.rules.findIndex((row) => row.code === rule.code)
  return (
    <article className="grid gap-6">
      <RuleHeader rule={rule} group={group} />
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <RuleText rule={rule} />
        <RuleExamples rule={rule} />
      </div>
      <RuleSiblings previous={group.rules[place - 1]} next={group.rules[place + 1]} />
    </article>
  )
}
