'use client'

import { Files, History } from 'lucide-react'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import { forgetAll, type Paste, show } from '../paste-store'
import { nameOf, sizeOf } from './size'

/** The files that came together, to switch between. */
export function FileList({ pastes, current }: { pastes: readonly Paste[]; current: string }) {
  return (
    <Panel aria-labelledby="files-title">
      <PanelHeader title="Files" titleId="files-title" aside={pastes.length} />
      <PasteRows pastes={pastes} current={current} label="Files" icon={Files} />
    </Panel>
  )
}

/** What was looked at before in this tab. */
export const RecentList = memo(function RecentList({ pastes }: { pastes: readonly Paste[] }) {
  return (
    <Panel aria-labelledby="recent-title">
      <PanelHeader title="Earlier in this tab" titleId="recent-title" aside={pastes.length}>
        <Button size="sm" variant="ghost" onClick={forgetAll}>
          Forget all
        </Button>
      </PanelHeader>
      <PasteRows pastes={pastes} current={null} label="Earlier in this tab" icon={History} />
      <p className="border-t px-4 py-2 text-muted text-xs">
        Kept in this tab’s memory only, never stored. A reload forgets it.
      </p>
    </Panel>
  )
})

interface PasteRowsProps {
  pastes: readonly Paste[]
  current: string | null
  label: string
  icon: typeof Files
}

function PasteRows({ pastes, current, label, icon }: PasteRowsProps) {
  return (
    <ul aria-label={label} className="divide-y">
      {pastes.map((paste) => (
        <PasteRow
          key={paste.input.id}
          paste={paste}
          shown={paste.input.id === current}
          icon={icon}
        />
      ))}
    </ul>
  )
}

interface PasteRowProps {
  paste: Paste
  shown: boolean
  icon: typeof Files
}

const PasteRow = memo(function PasteRow({ paste, shown, icon: Icon }: PasteRowProps) {
  const { input, title, at } = paste
  return (
    <li>
      <button
        type="button"
        aria-current={shown ? 'true' : undefined}
        onClick={() => show(input.id)}
        className={cn(
          'flex w-full items-center gap-2.5 px-4 py-1.5 text-left -outline-offset-2 hover:bg-sunken max-sm:min-h-11',
          shown && 'bg-accent-soft',
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="grid min-w-0 flex-1">
          {title === null ? null : <span className="truncate">{visible(title)}</span>}
          <span className="truncate font-mono text-muted text-xs">{visible(nameOf(input))}</span>
        </span>
        <span className="grid shrink-0 justify-items-end text-muted text-xs">
          <Time at={at} show="distance" />
          {sizeOf(input)}
        </span>
      </button>
    </li>
  )
})
