import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LevelSymbols } from '@/components/findings/level-symbols'
import { ruleEntries } from '@/components/rules/rule-entries'
import { RuleList } from '@/components/rules/rule-list'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { guardPage } from '@/lib/server/guard'

interface Props {
  params: Promise<{ group: string }>
}

const find = (id: string) => RULE_GROUPS.find((group) => group.id === id)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find((await params).group)?.title ?? 'No such rule' }
}

export default async function RuleGroupPage({ params }: Props) {
  await guardPage()
  const group = find((await params).group)
  if (!group) notFound()
  const [entry] = ruleEntries([group])
  return (
    <>
      <PageHeader title={group.title} about={group.about} />
      <Panel aria-label={group.title}>
        <LevelSymbols />
        <RuleList rules={entry?.rules ?? []} label={group.title} />
      </Panel>
    </>
  )
}
