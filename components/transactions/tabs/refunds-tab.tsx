'use client'

import { useMemo, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import type { CustomerState } from '../customer/customer-state'
import { REFUND_COLUMNS } from './columns'
import { rowOrder, type Sorting } from './row-order'
import { TransactionTable } from './transaction-table'
import { nextSorting } from './transactions-tab'

interface RefundsTabProps {
  state: CustomerState
  onOpen: (ids: readonly string[]) => void
}

/** What was given back: by the refund history, and by what the transactions themselves say. */
export function RefundsTab({ state, onOpen }: RefundsTabProps) {
  const [sorting, setSorting] = useState<Sorting | null>({ column: 'revoked', down: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list stays the same and grows with `count`
  const rows = useMemo(
    () => rowOrder(refunded(state), REFUND_COLUMNS, '', sorting),
    [state.transactions, state.count, sorting],
  )
  if (rows.length === 0) {
    const { phase } = state.feeds.refunds
    return (
      <EmptyState title={phase === 'done' ? 'Nothing was refunded' : 'No refund so far'}>
        {phase === 'done'
          ? 'Apple’s refund history of this customer is empty, and no transaction says that it was revoked.'
          : 'The refund history has not been read to its end.'}
      </EmptyState>
    )
  }
  return (
    <TransactionTable
      label="Refunds"
      rows={rows}
      columns={REFUND_COLUMNS}
      sorting={sorting}
      onSort={(column) => setSorting((before) => nextSorting(before, column))}
      onOpen={onOpen}
    />
  )
}

export function refunded({ transactions }: Pick<CustomerState, 'transactions'>) {
  return transactions.filter(({ facts }) => facts?.revoked !== null)
}
