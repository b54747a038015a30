'use client'

import { Columns3, ListFilter, Search } from 'lucide-react'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Switch } from '@/components/ui/switch'
import type { CustomerState } from '../customer/customer-state'
import { filterQuery, type HistoryFilters } from '../subject'
import { COLUMNS } from './columns'
import { FilterForm } from './filter-form'
import type { Sorting } from './row-order'
import { TransactionTable } from './transaction-table'
import { useRowOrder } from './use-row-order'

interface TransactionsTabProps {
  state: CustomerState
  filters: HistoryFilters
  onFilters: (filters: HistoryFilters) => void
  onOpen: (ids: readonly string[]) => void
  /** The transactions of these rows as CSV. */
  onCsv: (ids: readonly string[]) => Promise<string>
}

/** Every transaction: searched, sorted, with the columns that are wanted, and by the API’s own filters. */
export function TransactionsTab(props: TransactionsTabProps) {
  const { state, filters, onFilters, onOpen, onCsv } = props
  const [search, setSearch] = useState('')
  const [sorting, setSorting] = useState<Sorting | null>({ column: 'purchased', down: true })
  const [shown, setShown] = useState<readonly string[]>(
    COLUMNS.filter(({ first }) => first).map(({ id }) => id),
  )
  const [filtering, setFiltering] = useState(false)
  const wanted = useDeferredValue(search)
  const { rows, busy } = useRowOrder(state.transactions, state.count, COLUMNS, wanted, sorting)
  const columns = useMemo(() => COLUMNS.filter(({ id }) => shown.includes(id)), [shown])
  const set = filterQuery(filters).length
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2 print:hidden">
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
          <div className="relative w-64 max-sm:w-full">
            <Search
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
            />
            <Input
              type="search"
              aria-label="Search the transactions"
              placeholder="Search the transactions"
              className="pl-8"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <Button
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
            className={set > 0 ? 'border-accent' : ''}
          >
            <ListFilter />
            {set > 0 ? `Filters of the API (${set})` : 'Filters of the API'}
          </Button>
          <ColumnChoice shown={shown} onShown={setShown} />
        </div>
        <span className="flex items-center gap-2">
          <span role="status" aria-busy={busy} className="text-muted text-xs tabular-nums">
            {rows.length.toLocaleString('en-GB')} of{' '}
            {state.transactions.length.toLocaleString('en-GB')} transactions
          </span>
          <CopyButton
            value={() => onCsv(rows.map(({ id }) => id))}
            label="Copy the transactions as CSV"
          >
            Copy as CSV
          </CopyButton>
        </span>
      </div>
      {filtering ? <FilterForm filters={filters} onFilters={onFilters} /> : null}
      {rows.length === 0 ? (
        <EmptyState
          title={search === '' ? 'No transaction so far' : 'No transaction contains these words'}
        >
          {search === ''
            ? 'They appear here as their pages come in.'
            : 'The search looks at every column, including those that are not shown.'}
        </EmptyState>
      ) : (
        <TransactionTable
          label="Transactions"
          rows={rows}
          columns={columns}
          sorting={sorting}
          onSort={(column) => setSorting((before) => nextSorting(before, column))}
          onOpen={onOpen}
        />
      )}
    </>
  )
}

/** Up, down, as they came. */
export function nextSorting(before: Sorting | null, column: string): Sorting | null {
  if (before?.column !== column) return { column, down: false }
  return before.down ? null : { column, down: true }
}

interface ColumnChoiceProps {
  shown: readonly string[]
  onShown: (ids: string[]) => void
}

const ColumnChoice = memo(function ColumnChoice(props: ColumnChoiceProps) {
  const { shown, onShown } = props
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Columns3 />
          Columns
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Columns" align="start" className="w-64 p-3">
        <ul className="grid">
          {COLUMNS.slice(1).map(({ id, title }) => (
            <li key={id}>
              <Switch
                label={title}
                checked={shown.includes(id)}
                onCheckedChange={(on) =>
                  onShown(on ? [...shown, id] : shown.filter((other) => other !== id))
                }
              />
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
})
