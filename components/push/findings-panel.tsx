import { FindingList } from '@/components/findings/finding-list'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { pushRequestRules } from '@/lib/rules/registry'
import type { Finding } from '@/lib/rules/rule'

interface FindingsPanelProps {
  findings: readonly Finding[]
  onShow: (at: string) => void
}

/** What the rules say of the push as it stands, while it is composed. */
export function FindingsPanel({ findings, onShow }: FindingsPanelProps) {
  return (
    <Panel aria-labelledby="findings-title">
      <PanelHeader title="Findings" titleId="findings-title" aside={findings.length || undefined} />
      {findings.length === 0 ? (
        <p className="p-4 text-muted">
          None of {pushRequestRules.length} rules has anything against this push.
        </p>
      ) : (
        <FindingList compact findings={findings} onShow={onShow} />
      )}
    </Panel>
  )
}
