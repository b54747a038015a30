'use client'

import { ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { Candidate } from '@/lib/inspect'
import type { SampleRow } from '../engine/protocol'

interface ReadingsProps {
  candidates: readonly Candidate[]
  /** What it is read as. */
  format: string
  /** Somebody chose that. */
  forced: boolean
  formats: readonly SampleRow[]
  onForce: (format: string | null) => void
}

const MOST = 4

/** What else it could be, and any other format to read it as. */
export const Readings = memo(function Readings({
  candidates,
  format,
  forced,
  formats,
  onForce,
}: ReadingsProps) {
  // That it may be nothing known is always possible.
  const others = candidates.filter((candidate) => candidate.format !== 'unknown')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div
      role="group"
      aria-label="Other readings"
      className="flex flex-wrap items-center gap-x-2 gap-y-1.5 px-1 text-xs"
    >
      {others.length > 0 ? <span className="text-muted">Also possible</span> : null}
      {others.slice(0, MOST).map((candidate) => (
        <Button key={candidate.format} size="sm" onClick={() => onForce(candidate.format)}>
          {candidate.title}
        </Button>
      ))}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" variant="ghost">
            Not right? Read it as…
            <ChevronDown className="size-3.5!" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="max-h-96 w-72 overflow-y-auto">
          <DropdownMenuRadioGroup value={format} onValueChange={onForce}>
            {formats.map((row) => (
              <DropdownMenuRadioItem key={row.format} value={row.format}>
                {row.title}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      {forced ? (
        <Button size="sm" variant="ghost" onClick={() => onForce(null)}>
          Read as what it looks like
        </Button>
      ) : null}
    </div>
  )
})
