'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { ACTS, type ActValues, NO_VALUES } from '@/lib/simulator/app-store-acts'
import type {
  AppStoreSide,
  SimulatedCustomer,
  SimulatedProduct,
} from '@/lib/simulator/app-store-state'
import { ActFields } from './act-fields'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface ActFormProps {
  customer: SimulatedCustomer
  products: readonly SimulatedProduct[]
  side: AppStoreSide
  run: RunAppStore
}

/** Everything that can happen to a customer now: by them, or by Apple. */
export function ActForm({ customer, products, side, run }: ActFormProps) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const [chosen, setChosen] = useState('buy')
  const [values, setValues] = useState<ActValues>(NO_VALUES)
  const [missing, setMissing] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const row = ACTS.find(({ id }) => id === chosen)
  const own = products.filter(({ bundleId }) => bundleId === customer.bundleId)
  const mayConcern = row?.mayConcern?.(customer) ?? []

  function change(next: Partial<ActValues>) {
    setValues((before) => ({ ...before, ...next }))
    setMissing(null)
  }

  function carryOut(event: FormEvent) {
    event.preventDefault()
    if (!row || busy) return
    setDone(null)
    // The newest, where none was chosen or what was chosen does not fit any more.
    const transactionId = mayConcern.includes(values.transactionId)
      ? values.transactionId
      : (mayConcern[0] ?? '')
    const act = row.build({ ...values, transactionId })
    if (typeof act === 'string') return setMissing(act)
    setMissing(null)
    send({ do: 'act', side, customerId: customer.id, act }, () => setDone(row.title))
  }

  return (
    <form aria-label="Let something happen" className="grid gap-3 p-4" onSubmit={carryOut}>
      <div className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-[minmax(0,18rem)_minmax(0,1fr)_auto]">
        <Field label="What happens now">
          <Select
            value={chosen}
            options={ACTS.map(({ id, title, about }) => ({ value: id, label: title, about }))}
            onValueChange={(id) => {
              setChosen(id)
              setMissing(null)
              setDone(null)
              change({ productId: '' })
            }}
          />
        </Field>
        {row ? (
          <ActFields
            row={row}
            customer={customer}
            products={own}
            transactions={mayConcern}
            values={values}
            onChange={change}
          />
        ) : null}
        <Button type="submit" variant="primary" busy={busy} className="w-fit sm:mt-6">
          {row?.title}
        </Button>
      </div>
      <p className="max-w-prose text-muted text-xs">{row?.about}</p>
      <Problem>{missing ?? problem}</Problem>
      <p role="status" className="sr-only">
        {done && !problem ? `Done: ${done}` : ''}
      </p>
    </form>
  )
}
