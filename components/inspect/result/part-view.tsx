'use client'

import { useId, useState } from 'react'
import { Panel } from '@/components/ui/panel'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { Inspection } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { BytesTab } from '../bytes/bytes-tab'
import { FactsTab } from '../facts/facts-tab'
import { JsonTab } from '../json-tab'
import { PartsTab } from '../parts-tab'
import { TableTab } from '../tables/table-tab'
import { findLabel } from './find-label'
import { VerdictPanel } from './verdict-panel'
import { visibleFindings } from './visible-findings'

interface PartViewProps {
  inspection: Inspection
  actions: React.ReactNode
  onPart: (index: number) => void
  onRepair: ((text: string) => void) | null
}

/** One inspection: its verdict, and below it everything that is known, a tab each. */
export function PartView({ inspection, actions, onPart, onRepair }: PartViewProps) {
  const { fields, views, tables, parts, findings } = inspection
  const [tab, setTab] = useState('facts')
  const [selected, setSelected] = useState<string | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const titleId = useId()
  const places = findings.flatMap(({ at }) => (at === undefined ? [] : [at]))
  const allPlaced = places.length > 0 && places.every((at) => findLabel(fields, at) !== null)

  function showPlace(at: string) {
    setTab('facts')
    setSelected(findLabel(fields, at))
  }

  return (
    <div className="grid min-w-0 gap-4">
      <VerdictPanel
        inspection={{ ...inspection, findings: visibleFindings(findings) }}
        titleId={titleId}
        actions={actions}
        onRepair={onRepair}
        onShow={allPlaced ? showPlace : undefined}
      />
      <Panel aria-label="What is in it">
        <Tabs value={tab} onValueChange={setTab}>
          {/* On a phone they are more than fit in a line. */}
          <TabsList aria-label="What is in it" className="max-sm:flex-wrap">
            <Tab value="facts">Facts</Tab>
            {tables.map(({ id, title, rows }, index) => (
              <Tab key={id} value={`table-${index}`}>
                {visible(title)} ({rows.length.toLocaleString('en-GB')})
              </Tab>
            ))}
            {views.length > 0 ? <Tab value="bytes">Bytes</Tab> : null}
            <Tab value="json">JSON</Tab>
            {parts.length > 0 ? <Tab value="parts">Parts ({parts.length})</Tab> : null}
          </TabsList>
          <TabPanel value="facts">
            <FactsTab
              fields={fields}
              selected={selected}
              onSelect={setSelected}
              onHover={setHovered}
            />
          </TabPanel>
          {tables.map((table, index) => (
            <TabPanel key={table.id} value={`table-${index}`}>
              <TableTab table={table} />
            </TabPanel>
          ))}
          <TabPanel value="bytes">
            <BytesTab
              views={views}
              fields={fields}
              selected={selected}
              onSelect={setSelected}
              hovered={hovered}
              onHover={setHovered}
            />
          </TabPanel>
          <TabPanel value="json">
            <JsonTab inspection={inspection} />
          </TabPanel>
          <TabPanel value="parts">
            <PartsTab parts={parts} onOpen={onPart} />
          </TabPanel>
        </Tabs>
      </Panel>
    </div>
  )
}
