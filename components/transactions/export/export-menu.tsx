'use client'

import { Download } from 'lucide-react'
import { memo } from 'react'
import { saveFile } from '@/components/simulator/save-file'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { redactedReport } from '@/lib/timeline'
import type { Life } from '@/lib/timeline/life'
import type { Customer } from '../customer/customer'

interface ExportMenuProps {
  customer: Customer
  life: Life
}

const GONE = 'The file could not be written. Reload the customer, then try again.'

/** Everything that is there as a file, or a report without ids for a ticket. */
export const ExportMenu = memo(function ExportMenu({ customer, life }: ExportMenuProps) {
  const name = `transactions-${customer.subject.id.replace(/\W/g, '')}`
  return (
    <>
      <CopyButton
        value={() => redactedReport(life, customer.state().at ?? 0)}
        label="Copy report"
        variant="secondary"
      >
        Copy report
      </CopyButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm">
            <Download className="size-3.5!" />
            Export
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-80">
          <DropdownMenuItem
            onSelect={() =>
              void customer
                .json()
                .then((json) => saveFile(`${name}.json`, json))
                .catch(() => toast(GONE))
            }
          >
            JSON: the life and every signed token
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              void customer
                .csv(customer.state().transactions.map(({ id }) => id))
                .then((csv) => saveFile(`${name}.csv`, csv))
                .catch(() => toast(GONE))
            }
          >
            CSV: the transactions
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  )
})
