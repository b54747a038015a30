'use client'

import { ChevronDown } from 'lucide-react'
import { memo, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { cn } from '@/lib/cn'
import type { SampleRow } from '../engine/protocol'
import { type SampleGroup, sampleGroups } from './sample-groups'

interface SampleListProps {
  rows: readonly SampleRow[]
  /** A decoder whose samples come first, each with a button of its own. */
  first: string | null
  onSample: (format: string, index: number) => void
  /** All decoders are there: too many to be looked through at once. */
  grouped?: boolean
  /** Something else is to be looked at: a line that opens is left of it. */
  folded?: boolean
}

/** Samples to try, by decoder. Made for this console: none is of a real person. */
export const SampleList = memo(function SampleList(props: SampleListProps) {
  const { rows, first, onSample, grouped = false, folded = false } = props
  const own = rows.find(({ format }) => format === first)
  const others = rows.filter((row) => row !== own)
  // The height of what will be there, so that nothing moves when the engine has loaded.
  const lists = (
    <div
      className={cn(
        'grid content-start gap-3',
        folded ? 'pt-1' : 'min-h-24 p-4',
        grouped && !folded && rows.length === 0 && 'min-h-62 max-sm:min-h-[69rem]',
      )}
    >
      {own ? (
        <div className="flex flex-wrap gap-1.5 border-b pb-3">
          {own.samples.map(({ name, index }) => (
            <Button
              key={name}
              size="sm"
              // The longest has two lines on the narrowest phone.
              className="h-auto min-h-7 max-w-full whitespace-normal py-1 text-left max-sm:h-auto max-sm:min-h-9"
              onClick={() => onSample(own.format, index)}
            >
              {name}
            </Button>
          ))}
        </div>
      ) : null}
      {grouped ? (
        <ul aria-label="Samples" className="grid gap-3">
          {sampleGroups(others).map((group) => (
            <Group key={group.title} group={group} beside={!folded} onSample={onSample} />
          ))}
        </ul>
      ) : (
        <ul aria-label="Samples" className={CHIPS}>
          <Chips rows={others} onSample={onSample} />
        </ul>
      )}
    </div>
  )
  if (folded) {
    return (
      <Panel aria-label="Samples">
        <Disclosure title="Try another sample" className="px-4 py-1.5">
          <div className="-ml-5.5">{lists}</div>
        </Disclosure>
      </Panel>
    )
  }
  return (
    <Panel aria-labelledby="samples-title">
      <PanelHeader title="Try a sample" titleId="samples-title" />
      {lists}
    </Panel>
  )
})

const CHIPS = 'flex flex-wrap gap-1.5'

type OnSample = Pick<SampleListProps, 'onSample'>

interface GroupProps extends OnSample {
  group: SampleGroup
  /** There is room for the title beside the samples. */
  beside: boolean
}

function Group({ group, beside, onSample }: GroupProps) {
  const titleId = useId()
  return (
    <li
      className={cn(
        'grid content-start items-baseline gap-x-4 gap-y-1.5',
        beside && 'sm:grid-cols-[8rem_minmax(0,1fr)]',
      )}
    >
      <span id={titleId} className="text-muted text-xs">
        {group.title}
      </span>
      <ul aria-labelledby={titleId} className={CHIPS}>
        <Chips rows={group.rows} onSample={onSample} />
      </ul>
    </li>
  )
}

function Chips({ rows, onSample }: { rows: readonly SampleRow[] } & OnSample) {
  return rows.map((row) => (
    <li key={row.format}>
      <SampleChip row={row} onSample={onSample} />
    </li>
  ))
}

function SampleChip({ row, onSample }: { row: SampleRow } & OnSample) {
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
