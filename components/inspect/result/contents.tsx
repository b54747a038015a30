'use client'

import { memo, useState } from 'react'
import { Panel } from '@/components/ui/panel'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { Inspection } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { BytesTab } from '../bytes/bytes-tab'
import { FactsTab } from '../facts/facts-tab'
import { JsonTab } from '../json-tab'
import { PartsList } from '../parts-list'
import { placed } from '../placed-parts'
import { TableTab } from '../tables/table-tab'

export const FACTS = 'facts'

/** Where somebody looks, in what. */
export interface Place {
  of: string
  tab: string
  /** The path of the field that was chosen. */
  selected: string | null
}

interface ContentsProps {
  of: string
  inspection: Inspection
  /** `null`: nothing was chosen yet. */
  place: Place | null
  onPlace: (place: Place) => void
  onPart: (index: number) => void
}

/** Everything that is known of it, a tab each. */
export const Contents = memo(function Contents(props: ContentsProps) {
  const { of, inspection, place, onPlace, onPart } = props
  const { fields, views, tables, parts } = inspection
  const { tab, selected } = place ?? { tab: FACTS, selected: null }
  const onSelect = (path: string) => onPlace({ of, tab, selected: path })
  const [hovered, setHovered] = useState<string | null>(null)
  return (
    <Panel aria-label="What is in it">
      <Tabs value={tab} onValueChange={(next) => onPlace({ of, tab: next, selected })}>
        {/* On a phone they are more than fit in a line. */}
        <TabsList aria-label="What is in it" className="max-sm:flex-wrap">
          <Tab value={FACTS}>Facts</Tab>
          {tables.map(({ id, title, rows }, index) => (
            <Tab key={id} value={`table-${index}`}>
              {visible(title)} ({rows.length.toLocaleString('en-GB')})
            </Tab>
          ))}
          {views.length > 0 ? <Tab value="bytes">Bytes</Tab> : null}
          <Tab value="json">JSON</Tab>
          {parts.length > 0 ? <Tab value="parts">Parts ({parts.length})</Tab> : null}
        </TabsList>
        <TabPanel value={FACTS}>
          <FactsTab fields={fields} selected={selected} onSelect={onSelect} onHover={setHovered} />
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
            onSelect={onSelect}
            hovered={hovered}
            onHover={setHovered}
          />
        </TabPanel>
        <TabPanel value="json">
          <JsonTab inspection={inspection} />
        </TabPanel>
        <TabPanel value="parts">
          <PartsList parts={placed(parts)} label="Parts" onOpen={onPart} />
        </TabPanel>
      </Tabs>
    </Panel>
  )
})
