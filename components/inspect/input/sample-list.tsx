'use client'

import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Panel, PanelHeader } from '@/components/ui/panel'
import type { SampleRow } from '../engine/protocol'

interface SampleListProps {
  rows: readonly SampleRow[]
  /** A decoder whose samples come first, each with a button of its own. */
  first: string | null
  onSample: (format: string, index: number) => void
}

/** Samples to try, by decoder. Made for this console: none is of a real person. */
export function SampleList({ rows, first, onSample }: SampleListProps) {
  const own = rows.find(({ format }) => format === first)
  return (
    <Panel aria-labelledby="samples-title">
      <PanelHeader title="Try a sample" titleId="samples-title" />
      {/* The height of a few rows, so that nothing moves when the engine has loaded. */}
      <div className="grid min-h-24 content-start gap-3 p-4">
        {own ? (
          <div className="flex flex-wrap gap-1.5 border-b pb-3">
            {own.samples.map(({ name, index }) => (
              <Button key={name} size="sm" onClick={() => onSample(own.format, index)}>
                {name}
              </Button>
            ))}
          </div>
        ) : null}
        <ul aria-label="Samples" className="flex flex-wrap gap-1.5">
          {rows
            .filter((row) => row !== own)
            .map((row) => (
              <li key={row.format}>
                <SampleChip row={row} onSample={onSample} />
              </li>
            ))}
        </ul>
      </div>
    </Panel>
  )
}

function SampleChip({ row, onSample }: { row: SampleRow; onSample: SampleListProps['onSample'] }) {
  const { format, title, about, samples } = row
  const [only] = samples
  if (samples.length === 1 && only) {
    return (
      <Button size="sm" title={about} onClick={() => onSample(format, only.index)}>
        {title}
      </Button>
    )
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" title={about}>
          {title}
          <ChevronDown className="size-3.5!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96 w-72 overflow-y-auto">
        {samples.map(({ name, index }) => (
          <DropdownMenuItem key={name} onSelect={() => onSample(format, index)}>
            {name}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
