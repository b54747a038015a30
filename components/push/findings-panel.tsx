'use client'

import { memo } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { StepList } from '@/components/findings/step-list'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { cn } from '@/lib/cn'
import type { RuleResult } from '@/lib/rules/lint'
import type { Finding, Step } from '@/lib/rules/rule'

/** What everybody has to fill in: said in a line, since an empty field is no mistake yet. */
const TO_FILL_IN: Record<string, string> = {
  'push-request/key-missing': 'a key',
  'push-request/device-token-missing': 'a device token',
  'push-request/topic-missing': 'a topic',
}

interface FindingsPanelProps {
  /** What every rule said, empty until the page has come alive. */
  results: readonly RuleResult[]
  findings: readonly Finding[]
  onShow: (at: string) => void
}

/** What the rules say of the push as it stands, while it is composed. */
export const FindingsPanel = memo(function FindingsPanel(props: FindingsPanelProps) {
  const { results, findings, onShow } = props
  const passed = results.filter((row) => row.result === 'pass').map(stepOf)
  const apart = results.filter((row) => row.result === 'not-applicable').length
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
      {results.length === 0 ? null : (
        <Disclosure
          title={`${passed.length} checks passed, ${apart} do not apply`}
          className={cn('px-4 py-1', findings.length > 0 && 'border-t')}
        >
          <StepList compact label="Checks that passed" steps={passed} className="-mx-4" />
        </Disclosure>
      )}
    </Panel>
  )
})

/** A title says what is wrong; of a rule that holds it says what was looked for. */
function stepOf({ title, code }: RuleResult): Step {
  return {
    name: `Not found: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    result: 'pass',
    detail: '',
    code,
  }
}
