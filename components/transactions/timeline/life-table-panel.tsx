'use client'

import { useMemo, useState } from 'react'
import { TableTab } from '@/components/inspect/tables/table-tab'
import { Disclosure } from '@/components/ui/disclosure'
import { cn } from '@/lib/cn'
import type { Life } from '@/lib/timeline/life'
import { lifeTable } from './life-table'

/** What is drawn, as a table: made only where somebody opens it. */
export function LifeTable({ life }: { life: Life }) {
  const [open, setOpen] = useState(false)
  const table = useMemo(() => (open ? lifeTable(life) : null), [open, life])
  return (
    <Disclosure
      title="The same as a table"
      // Made for paper only where somebody opened it.
      className={cn('border-t px-4 py-1', !open && 'print:hidden')}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      {table ? <TableTab table={table} /> : null}
    </Disclosure>
  )
}
