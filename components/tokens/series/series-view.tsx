'use client'

import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { Inspection } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import type { TokenSeries } from '@/lib/token/series/series'
import { PartsList } from '../../inspect/parts-list'
import { placed } from '../../inspect/placed-parts'
import { VerdictLine } from '../../inspect/result/verdict-line'
import { visibleFindings } from '../../inspect/result/visible-findings'
import { TableTab } from '../../inspect/tables/table-tab'
import { VERDICTS } from '../../inspect/verdicts'
import { WireText } from '../../inspect/wire-text'
import { TokenAxis } from './token-axis'

interface SeriesViewProps {
  /** What the decoder `token-log` made of a log. */
  inspection: Inspection
  /** Draws one of its tokens. */
  part: (inspection: Inspection) => ReactNode
}

/** Several tokens at once: what their order says, the axis that shows it, and each on its own. */
export function SeriesView({ inspection, part }: SeriesViewProps) {
  const { title, verdict, summary, tables, parts } = inspection
  const [opened, setOpened] = useState<number | null>(null)
  // The decoder’s value is the series, with how much was left out.
  const series = inspection.value as unknown as TokenSeries
  const { meaning, word } = VERDICTS[verdict]
  const shown = opened === null ? undefined : parts[opened]
  if (shown) {
    return (
      <>
        <p>
          <Button size="sm" variant="ghost" onClick={() => setOpened(null)}>
            <ArrowLeft className="size-3.5!" />
            Back to all tokens
          </Button>
          <span className="text-muted">{visible(shown.at ?? '')}</span>
        </p>
        {part(shown)}
      </>
    )
  }
  return (
    <>
      <Panel aria-labelledby="answer-title">
        <header className="px-4 pt-3 pb-2">
          <h2 id="answer-title" className="wrap-anywhere text-lg">
            <WireText text={title} />
          </h2>
        </header>
        <VerdictLine meaning={meaning} word={word} summary={summary} />
        <FindingList findings={visibleFindings(inspection.findings)} label="Of the series" />
      </Panel>
      <Panel aria-labelledby="axis-title">
        <PanelHeader title="When" titleId="axis-title" />
        <TokenAxis series={series} />
      </Panel>
      <Panel aria-label="Each of them">
        <Tabs defaultValue="table-0">
          <TabsList aria-label="Each of them" className="max-sm:flex-wrap">
            {tables.map((table, index) => (
              <Tab key={table.id} value={`table-${index}`}>
                {visible(table.title)} ({table.rows.length.toLocaleString('en-GB')})
              </Tab>
            ))}
            {parts.length > 0 ? <Tab value="parts">One by one ({parts.length})</Tab> : null}
          </TabsList>
          {tables.map((table, index) => (
            <TabPanel key={table.id} value={`table-${index}`}>
              <TableTab table={table} />
            </TabPanel>
          ))}
          <TabPanel value="parts">
            <PartsList parts={placed(parts)} label="Parts" onOpen={setOpened} />
          </TabPanel>
        </Tabs>
      </Panel>
    </>
  )
}
