'use client'

import { Link as LinkIcon, Printer } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { Inspection } from '@/lib/inspect'
import { reportOf } from '@/lib/inspect/report'
import type { PastedInput } from '../engine/protocol'
import { jsonOf } from '../json-tab'
import { LinkDialog } from '../link/link-dialog'
import { linkRefusal } from '../link/refusal'

interface ActionsProps {
  input: PastedInput
  /** What is shown: the whole, or a part of it. */
  inspection: Inspection
  /** The whole, which is what a link carries. */
  whole: Inspection
}

export function Actions({ input, inspection, whole }: ActionsProps) {
  const [linking, setLinking] = useState(false)
  return (
    <>
      <CopyButton value={() => jsonOf(inspection)} label="Copy JSON" variant="secondary">
        Copy JSON
      </CopyButton>
      <CopyButton value={() => reportOf(inspection)} label="Copy report" variant="secondary">
        Copy report
      </CopyButton>
      <Button size="sm" onClick={() => setLinking(true)}>
        <LinkIcon className="size-3.5!" />
        Link…
      </Button>
      <Button size="sm" variant="ghost" onClick={() => print()}>
        <Printer className="size-3.5!" />
        Print
      </Button>
      <span className="text-muted text-xs max-lg:hidden">
        The report is for tickets: ids shortened, tokens left out.
      </span>
      <LinkDialog
        input={input}
        refusal={linking ? linkRefusal(whole, input.text) : null}
        open={linking}
        onOpenChange={setLinking}
      />
    </>
  )
}
