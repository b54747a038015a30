'use client'

import { FileSearch } from 'lucide-react'
import { WireText } from '@/components/inspect/wire-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { Time } from '@/components/ui/time'
import {
  AUTO_RENEW,
  EXPIRATION_INTENTS,
  OFFER_TYPES,
  PRICE_INCREASES,
  STATUSES,
} from '@/lib/apple/app-store/enums'
import { money } from '@/lib/apple/app-store/words'
import type { JsonObject } from '@/lib/json/node'
import type { CustomerState } from '../customer/customer-state'
import type { Row } from '../engine/rows'

const MEANING = { 1: 'pass', 2: 'notice', 3: 'warning', 4: 'warning', 5: 'fail' } as const

interface StatusesTabProps {
  state: CustomerState
  onOpen: (ids: readonly string[]) => void
}

/** What Get All Subscription Statuses says of each subscription, with its renewal info in words. */
export function StatusesTab({ state, onOpen }: StatusesTabProps) {
  const infos = statusRows(state)
  if (infos.length === 0) {
    return (
      <EmptyState title="No subscription status">
        {state.feeds.statuses.phase === 'done'
          ? 'Apple knows no auto-renewable subscription of this customer in this app.'
          : 'The statuses have not been read yet.'}
      </EmptyState>
    )
  }
  return (
    <ul aria-label="Statuses" className="divide-y">
      {infos.map((row) => (
        <Status key={row.id} row={row} onOpen={onOpen} />
      ))}
    </ul>
  )
}

/** The renewal infos of the statuses, each subscription once. */
export function statusRows({ rows }: Pick<CustomerState, 'rows'>): Row[] {
  return rows.filter(({ kind, from }) => kind === 'renewal-info' && from === 'status')
}

function Status({ row, onOpen }: { row: Row; onOpen: (ids: readonly string[]) => void }) {
  const info: JsonObject = row.payload ?? {}
  const { status } = row
  const text = (name: string) => (info[name] === undefined ? null : String(info[name]))
  const at = (name: string) => (typeof info[name] === 'number' ? (info[name] as number) : null)
  const words = (name: string, table: Readonly<Record<string, string>>) => {
    const value = text(name)
    return value === null ? null : (table[value] ?? `${value} (not documented)`)
  }
  const product = text('productId')
  const next = text('autoRenewProductId')
  const price = text('renewalPrice')
  const meaning = status === null ? undefined : MEANING[status as keyof typeof MEANING]
  const facts: [string, React.ReactNode][] = [
    ['Product', product],
    ['Automatic renewal', words('autoRenewStatus', AUTO_RENEW)],
    ['Renews as', next !== null && next !== product ? next : null],
    ['Renewal price', price === null ? null : (money(price, text('currency')) ?? price)],
    ['Renewal date', instant(at('renewalDate'))],
    ['Grace period until', instant(at('gracePeriodExpiresDate'))],
    [
      'Billing retry',
      info.isInBillingRetryPeriod === true ? 'Apple is trying to get the payment' : null,
    ],
    ['Why it expired', words('expirationIntent', EXPIRATION_INTENTS)],
    ['Offer', words('offerType', OFFER_TYPES)],
    ['Price increase', words('priceIncreaseStatus', PRICE_INCREASES)],
    ['Original transaction', text('originalTransactionId')],
    ['Subscribed without a break since', instant(at('recentSubscriptionStartDate'))],
    ['Signed', instant(at('signedDate'))],
  ]
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium font-mono">
            <WireText text={product ?? 'No product'} />
          </span>
          <Badge {...(meaning ? { meaning } : {})}>
            {status === null
              ? 'no status'
              : `Status ${status}: ${STATUSES[String(status)] ?? 'not documented'}`}
          </Badge>
        </span>
        <Button size="sm" onClick={() => onOpen([row.id])}>
          <FileSearch />
          Open the renewal info
        </Button>
      </div>
      <Facts>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <Fact key={name} name={name}>
              {typeof value === 'string' ? <WireText text={value} /> : value}
            </Fact>
          ),
        )}
      </Facts>
    </li>
  )
}

function instant(at: number | null): React.ReactNode {
  return at === null ? null : <Time at={at} />
}
