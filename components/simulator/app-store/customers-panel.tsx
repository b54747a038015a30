'use client'

import { UserPlus } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { cn } from '@/lib/cn'
import type {
  AppStoreSide,
  AppStoreState,
  SimulatedCustomer,
} from '@/lib/simulator/app-store-state'
import { standing } from '@/lib/simulator/app-store-words'
import { CustomerDetail } from './customer-detail'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface CustomersPanelProps {
  state: AppStoreState
  side: AppStoreSide
  now: number
  /** `null`: the newest. */
  chosen: string | null
  onChoose: (id: string) => void
  run: RunAppStore
}

/** Customers of a side, and one of them opened. */
export function CustomersPanel(props: CustomersPanelProps) {
  const { state, side, now, chosen, onChoose, run } = props
  const { send, busy, problem } = useAppStoreCommand(run)
  const { customers } = state.sides[side]
  const open = customers.find(({ id }) => id === chosen) ?? customers.at(-1) ?? null
  const add = (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        send(
          { do: 'add-customer', side, name: `Customer ${customers.length + 1}` },
          ({ customerId }) => customerId && onChoose(customerId),
        )
      }
    >
      <UserPlus />
      Add a customer
    </Button>
  )
  return (
    <Panel id="customer" tabIndex={-1} aria-labelledby="customers-title" className="scroll-mt-16">
      <PanelHeader
        title="Customers"
        titleId="customers-title"
        aside={customers.length || undefined}
      >
        {add}
      </PanelHeader>
      <Problem className="px-4 py-2">{problem}</Problem>
      {open ? (
        <div className="grid lg:grid-cols-[18rem_minmax(0,1fr)]">
          <ul
            aria-label="Customers, newest first"
            className="grid max-h-56 content-start overflow-y-auto border-b lg:max-h-160 lg:border-r lg:border-b-0"
          >
            {[...customers].reverse().map((customer) => (
              <Row
                key={customer.id}
                customer={customer}
                open={customer.id === open.id}
                onOpen={() => onChoose(customer.id)}
              />
            ))}
          </ul>
          <CustomerDetail
            key={open.id}
            customer={open}
            products={state.products}
            side={side}
            now={now}
            run={run}
          />
        </div>
      ) : (
        <EmptyState title="No customer on this side yet">
          Start a scenario, or add a customer who has bought nothing. You will see here what they
          have, in words, their transaction IDs to copy, and everything that can happen to them.
        </EmptyState>
      )}
    </Panel>
  )
}

interface RowProps {
  customer: SimulatedCustomer
  open: boolean
  onOpen: () => void
}

function Row({ customer, open, onOpen }: RowProps) {
  const { word, meaning } = standing(customer)
  return (
    <li>
      <button
        type="button"
        aria-current={open || undefined}
        onClick={onOpen}
        className={cn(
          'flex w-full flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 max-sm:min-h-11',
          open && 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]',
        )}
      >
        <span className={cn('wrap-anywhere min-w-0', open && 'font-medium')}>{customer.name}</span>
        <Badge {...(meaning ? { meaning } : {})}>{word}</Badge>
      </button>
    </li>
  )
}
