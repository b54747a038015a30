'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { money } from '@/lib/apple/app-store/words'
import {
  type ActField,
  type ActRow,
  type ActValues,
  namedOffers,
} from '@/lib/simulator/app-store-acts'
import type { SimulatedCustomer, SimulatedProduct } from '@/lib/simulator/app-store-state'

export interface ActFieldsProps {
  row: ActRow
  customer: SimulatedCustomer
  products: readonly SimulatedProduct[]
  /** Ids of those that the act may be about. */
  transactions: readonly string[]
  values: ActValues
  onChange: (next: Partial<ActValues>) => void
}

/** What an act asks for: a row a field. */
const FIELDS: Record<ActField, (props: ActFieldsProps) => React.ReactNode> = {
  product: ({ products, values, onChange }) => (
    <ProductField label="Product" {...{ products, values, onChange }} />
  ),
  plan: ({ products, values, onChange }) => (
    <ProductField
      label="New plan"
      products={products.filter(({ kind }) => kind === 'subscription')}
      {...{ values, onChange }}
    />
  ),
  quantity: ({ products, values, onChange }) =>
    products.find(({ productId }) => productId === values.productId)?.kind === 'consumable' ? (
      <Field label="Quantity" className="w-24">
        <Input
          inputMode="numeric"
          value={values.quantity}
          onChange={(event) => onChange({ quantity: event.target.value })}
        />
      </Field>
    ) : null,
  offer: ({ products, values, onChange }) => {
    const offers = namedOffers(products)
    return (
      <Field
        label="Offer"
        className="flex-1 basis-56"
        hint={offers.length === 0 ? 'No product of this app has an offer with a name.' : undefined}
      >
        <Select
          value={values.offer || null}
          placeholder="Choose an offer"
          options={offers.map(({ value, productId, offerId, kind }) => ({
            value,
            label: offerId,
            about: `${kind} offer of ${productId}`,
          }))}
          onValueChange={(offer) => onChange({ offer })}
        />
      </Field>
    )
  },
  transaction: ({ customer, transactions, values, onChange }) => (
    <Field
      label="Transaction"
      className="flex-1 basis-56"
      hint={transactions.length === 0 ? 'There is none that this could apply to.' : undefined}
    >
      <Select
        mono
        disabled={transactions.length === 0}
        value={
          transactions.includes(values.transactionId)
            ? values.transactionId
            : (transactions[0] ?? null)
        }
        placeholder="None"
        options={transactions.map((id) => ({
          value: id,
          label: id,
          about: customer.transactions.find(({ transactionId }) => transactionId === id)?.productId,
        }))}
        onValueChange={(transactionId) => onChange({ transactionId })}
      />
    </Field>
  ),
  percent: ({ values, onChange }) => (
    <Field label="Percent" className="w-24">
      <Input
        inputMode="decimal"
        value={values.percent}
        onChange={(event) => onChange({ percent: event.target.value })}
      />
    </Field>
  ),
  revocation: ({ values, onChange }) => (
    <Field label="Reason" className="w-56">
      <Select
        value={values.reason}
        options={[
          { value: '0', label: 'Other', about: 'revocationReason 0' },
          { value: '1', label: 'An issue in the app', about: 'revocationReason 1' },
        ]}
        onValueChange={(reason) => onChange({ reason })}
      />
    </Field>
  ),
  asking: ({ values, onChange }) => (
    <Field label="Reason" className="w-64">
      <Select
        mono
        value={values.asking}
        options={ASKING.map((value) => ({ value, label: value }))}
        onValueChange={(asking) => onChange({ asking })}
      />
    </Field>
  ),
  price: ({ values, onChange }) => (
    <Field label="New price" className="w-32">
      <Input
        inputMode="decimal"
        placeholder="12.99"
        value={values.price}
        onChange={(event) => onChange({ price: event.target.value })}
      />
    </Field>
  ),
  'needs-consent': ({ values, onChange }) => (
    <Switch
      className="sm:mt-6"
      label="Needs the customer’s consent"
      checked={values.needsConsent}
      onCheckedChange={(needsConsent) => onChange({ needsConsent })}
    />
  ),
}

/** https://developer.apple.com/documentation/appstoreserverapi/consumptionrequestreason */
const ASKING = [
  'UNINTENDED_PURCHASE',
  'FULFILLMENT_ISSUE',
  'UNSATISFIED_WITH_PURCHASE',
  'LEGAL',
  'OTHER',
]

export function ActFields(props: ActFieldsProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-3">
      {props.row.fields.map((field) => (
        <Part key={field} field={field} {...props} />
      ))}
    </div>
  )
}

function Part({ field, ...props }: ActFieldsProps & { field: ActField }) {
  return FIELDS[field](props)
}

function ProductField({
  label,
  products,
  values,
  onChange,
}: Pick<ActFieldsProps, 'products' | 'values' | 'onChange'> & { label: string }) {
  return (
    <Field label={label} className="flex-1 basis-56">
      <Select
        value={values.productId || null}
        placeholder="Choose a product"
        options={products.map(({ productId, name, price, currency, forSale }) => ({
          value: productId,
          label: name,
          about: `${productId}, ${money(String(price), currency)}${forSale ? '' : ', not for sale'}`,
        }))}
        onValueChange={(productId) => onChange({ productId })}
      />
    </Field>
  )
}
