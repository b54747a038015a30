'use client'

import { Switch } from '@/components/ui/switch'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { money, period } from '@/lib/apple/app-store/words'
import type { AppStoreState, SimulatedProduct } from '@/lib/simulator/app-store-state'
import { Problem } from './problem'
import { ReadStoreKit } from './read-storekit'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface ProductsTabProps {
  state: AppStoreState
  run: RunAppStore
}

const KINDS: Record<SimulatedProduct['kind'], string> = {
  subscription: 'Auto-renewable',
  'non-renewing': 'Non-renewing',
  consumable: 'Consumable',
  'non-consumable': 'Non-consumable',
}

/** What can be bought. Products come with the demo app, or from a file of Xcode. */
export function ProductsTab({ state, run }: ProductsTabProps) {
  const { send, problem } = useAppStoreCommand(run)
  return (
    <div className="grid">
      <Problem className="px-4 py-2">{problem}</Problem>
      <Table label="Products">
        <TableHeader>
          <TableRow>
            <TableHead>Product ID</TableHead>
            <TableHead>Name</TableHead>
            <TableHead>Kind</TableHead>
            <TableHead>Price</TableHead>
            <TableHead>Group and level</TableHead>
            <TableHead>Offers</TableHead>
            <TableHead>For sale</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {state.products.map((row) => (
            <TableRow key={`${row.bundleId} ${row.productId}`}>
              <TableCell>
                <code>{row.productId}</code>
              </TableCell>
              <TableCell className="min-w-40">{row.name}</TableCell>
              <TableCell className="whitespace-nowrap">
                {KINDS[row.kind]}
                {row.period ? `, ${period(row.period)}` : ''}
                {row.commitment ? `, ${row.commitment} months’ commitment` : ''}
                {row.familyShareable ? ', family' : ''}
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                {money(String(row.price), row.currency)}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {row.group ? `${row.group.name}, ${row.group.level}` : ''}
              </TableCell>
              <TableCell>
                {row.offers.map(({ kind, id }) => (id ? `${kind} ${id}` : kind)).join(', ')}
              </TableCell>
              <TableCell>
                <Switch
                  aria-label={`${row.productId} is for sale`}
                  checked={row.forSale}
                  onCheckedChange={(forSale) =>
                    send({
                      do: 'set-for-sale',
                      bundleId: row.bundleId,
                      productId: row.productId,
                      forSale,
                    })
                  }
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="border-t px-4 py-2 text-muted text-xs">
        A product that is not for sale does not renew: its subscriptions end as
        PRODUCT_NOT_FOR_SALE.
      </p>
      <ReadStoreKit apps={state.apps} run={run} />
    </div>
  )
}
