'use client'

import { ChartNoAxesGantt } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import { formatDistance, formatUtc } from '@/components/ui/time-format'
import { Value } from '@/components/ui/value'
import type {
  AppStoreSide,
  SimulatedCustomer,
  SimulatedProduct,
  SimulatedSubscription,
} from '@/lib/simulator/app-store-state'
import { PLANNED, STATES, subscriptionSentence } from '@/lib/simulator/app-store-words'
import { ActForm } from './act-form'
import { CustomerTransactions } from './customer-transactions'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface CustomerDetailProps {
  customer: SimulatedCustomer
  products: readonly SimulatedProduct[]
  side: AppStoreSide
  now: number
  run: RunAppStore
}

/** One customer: what they have, the ids to ask for, what can happen to them. */
export function CustomerDetail({ customer, products, side, now, run }: CustomerDetailProps) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const { subscriptions, transactions, planned, problems, billingWorks } = customer
  const life = subscriptions[0]?.originalTransactionId ?? transactions[0]?.transactionId
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start divide-y">
      <div className="grid gap-3 p-4">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="grid min-w-0 gap-1">
            <h3 className="wrap-anywhere text-lg">{customer.name}</h3>
            <p className="flex flex-wrap items-center gap-2 text-muted">
              <code className="wrap-anywhere">{customer.bundleId}</code>
              {customer.familyOf ? <Badge>family member</Badge> : null}
              {billingWorks ? null : <Badge meaning="warning">Billing fails</Badge>}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            {life ? (
              <Button asChild>
                <PageLink
                  href={`/transactions/${life}?environment=${side === 'sandbox' ? 'simulator' : 'simulator-production'}`}
                >
                  <ChartNoAxesGantt />
                  See its life
                </PageLink>
              </Button>
            ) : null}
            <Button
              variant="danger"
              busy={busy}
              aria-label={`Remove ${customer.name}`}
              onClick={() => send({ do: 'remove-customer', side, customerId: customer.id })}
            >
              Remove
            </Button>
          </div>
        </div>
        <Problem>{problem}</Problem>
        {subscriptions.length > 0 ? (
          <ul aria-label="Subscriptions" className="grid gap-3">
            {subscriptions.map((sub) => (
              <SubscriptionRow key={sub.originalTransactionId} sub={sub} side={side} />
            ))}
          </ul>
        ) : (
          <p className="text-muted">
            {transactions.length === 0 ? 'Has bought nothing yet.' : 'Has no subscription.'}
          </p>
        )}
        <Facts>
          <Fact name="App transaction ID">
            <Value value={customer.appTransactionId} label="app transaction ID" />
          </Fact>
          {customer.appAccountToken ? (
            <Fact name="App account token">
              <Value value={customer.appAccountToken} label="app account token" />
            </Fact>
          ) : null}
          {planned.length > 0 ? (
            <Fact name="Still to come">
              <ol className="grid">
                {planned.map(({ at, what }) => (
                  <li key={`${at} ${what}`}>
                    {PLANNED[what] ?? what}, <Time at={at} />{' '}
                    <span className="text-muted">({formatDistance(at, now)})</span>
                  </li>
                ))}
              </ol>
            </Fact>
          ) : null}
        </Facts>
        {problems.length > 0 ? (
          <div className="grid gap-1 rounded-md bg-warning-soft p-3">
            <p className="font-medium text-warning">What the scenario could not do</p>
            <ul className="list-disc pl-5">
              {problems.map((sentence, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice
                <li key={index}>{sentence}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      <ActForm customer={customer} products={products} side={side} run={run} />
      <CustomerTransactions customer={customer} />
    </div>
  )
}

function SubscriptionRow({ sub, side }: { sub: SimulatedSubscription; side: AppStoreSide }) {
  const { word, status, meaning } = STATES[sub.state]
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge meaning={meaning}>{word}</Badge>
        <code>{sub.productId}</code>
        <span className="text-muted text-xs">
          status {status}, {sub.renewals} renewal{sub.renewals === 1 ? '' : 's'} since the purchase
        </span>
      </p>
      <p>{subscriptionSentence(sub, side, formatUtc)}</p>
      {sub.priceIncrease ? (
        <p className="text-muted">
          {sub.priceIncrease.status === 0
            ? 'A higher price waits for the customer’s consent.'
            : 'The next renewal costs more.'}
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
        original transaction id
        <Value
          value={sub.originalTransactionId}
          label="original transaction ID"
          className="items-center"
        />
      </p>
    </li>
  )
}
