import { FindingList } from '@/components/findings/finding-list'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { pushRequestRules } from '@/lib/rules/registry'
import type { Finding } from '@/lib/rules/rule'

/** What everybody has to fill in: said in a line, since an empty field is no mistake yet. */
const TO_FILL_IN: Record<string, string> = {
  'push-request/key-missing': 'a key',
  'push-request/device-token-missing': 'a device token',
  'push-request/topic-missing': 'a topic',
}

interface FindingsPanelProps {
  findings: readonly Finding[]
  onShow: (at: string) => void
}

/** What the rules say of the push as it stands, while it is composed. */
export function FindingsPanel({ findings, onShow }: FindingsPanelProps) {
  const missing = findings.filter((finding) => finding.code in TO_FILL_IN)
  const others = findings.filter((finding) => !(finding.code in TO_FILL_IN))
  return (
    <Panel aria-labelledby="findings-title">
      <PanelHeader title="Findings" titleId="findings-title" aside={others.length || undefined} />
      {missing.length > 0 ? (
        <p className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 text-muted">
          Still to fill in:
          {missing.map(({ code, at }) => (
            <Button
              key={code}
              variant="link"
              size="inline"
              className="touch overflow-visible font-normal"
              onClick={() => at && onShow(at)}
            >
              {TO_FILL_IN[code]}
            </Button>
          ))}
        </p>
      ) : null}
      <FindingList
        compact
        findings={others}
        onShow={onShow}
        className={missing.length > 0 ? 'border-t' : ''}
      />
      {findings.length === 0 ? (
        <p className="p-4 text-muted">
          None of {pushRequestRules.length} rules has anything against this push.
        </p>
      ) : null}
    </Panel>
  )
}
