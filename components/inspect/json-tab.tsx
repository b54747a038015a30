'use client'

import { useMemo } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import type { Inspection } from '@/lib/inspect'
import { visibleJson } from '@/lib/text/visible'

// A browser lays out some hundred thousand characters at once and not millions.
const LONGEST = 200_000

/** The decoded facts as JSON; unknown fields are in it too. */
export function jsonOf({ value }: Inspection): string {
  return visibleJson(JSON.stringify(value, null, 2))
}

export function JsonTab({ inspection }: { inspection: Inspection }) {
  const json = useMemo(() => jsonOf(inspection), [inspection])
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b px-4 py-2 print:hidden">
        <span className="text-muted text-xs">{json.length.toLocaleString('en-GB')} characters</span>
        <CopyButton value={json} label="Copy as JSON">
          Copy as JSON
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-[40rem] overflow-auto px-4 py-3 -outline-offset-2">
        {json.slice(0, LONGEST)}
      </pre>
      {json.length > LONGEST ? (
        <p className="border-t px-4 py-2 text-muted text-xs">
          The first {LONGEST.toLocaleString('en-GB')} characters are shown; copying takes all.
        </p>
      ) : null}
    </>
  )
}
