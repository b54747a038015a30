'use client'

import { ChartNoAxesGantt, Link as LinkIcon, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { readIds } from '@/components/transactions/look-up/read-ids'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { PageLink } from '@/components/ui/page-link'
import type { Inspection } from '@/lib/inspect'
import { opensIn } from '@/lib/inspect/opens-in'
import { reportOf } from '@/lib/inspect/report'
import type { PastedInput } from '../engine/protocol'
import { jsonOf } from '../json-tab'
import { LinkDialog } from '../link/link-dialog'
import { linkRefusal } from '../link/refusal'
import { OpenInButton } from './open-in-button'

/** Formats that name a purchase whose life the App Store knows. */
const OF_A_CUSTOMER: ReadonlySet<string> = new Set([
  'transaction',
  'renewal-info',
  'notification',
  'app-transaction',
  'app-receipt',
  'transaction-receipt',
  'verify-receipt',
  'unity-receipt',
  'server-api-response',
])

interface ActionsProps {
  input: PastedInput
  /** What is shown: the whole, or a part of it. */
  inspection: Inspection
  /** The whole, which is what a link carries. */
  whole: Inspection
}

export function Actions({ input, inspection, whole }: ActionsProps) {
  const [linking, setLinking] = useState(false)
  const transaction = useMemo(
    () => (OF_A_CUSTOMER.has(inspection.format) ? (readIds(inspection).ids[0]?.id ?? null) : null),
    [inspection],
  )
  const where = useMemo(() => opensIn(inspection, inspection === whole), [inspection, whole])
  return (
    <>
      {where ? <OpenInButton where={where} input={input} /> : null}
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
      {transaction === null ? null : (
        <Button asChild size="sm">
          {/* The id goes when it is clicked and not before: pasting causes no request. */}
          <PageLink href={`/transactions/${encodeURIComponent(transaction)}`} prefetch={false}>
            <ChartNoAxesGantt className="size-3.5!" />
            Open in Transactions
          </PageLink>
        </Button>
      )}
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
