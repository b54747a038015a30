import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { Value } from '@/components/ui/value'
import { money } from '@/lib/apple/app-store/words'
import type { SimulatedCustomer, SimulatedTransaction } from '@/lib/simulator/app-store-state'

/** The newest transactions, as the App Store keeps them. */
export function CustomerTransactions({ customer }: { customer: SimulatedCustomer }) {
  const { transactions, transactionCount } = customer
  if (transactions.length === 0) return null
  const more = transactionCount - transactions.length
  return (
    <div className="min-w-0">
      <Table label="Transactions, newest first">
        <TableHeader>
          <TableRow>
            <TableHead>Transaction ID</TableHead>
            <TableHead>Product</TableHead>
            <TableHead>Bought</TableHead>
            <TableHead>Until</TableHead>
            <TableHead>Price</TableHead>
            <TableHead>Is</TableHead>
            <TableHead>Order ID</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {transactions.map((tx) => (
            <TableRow key={tx.transactionId}>
              <TableCell className="min-w-52">
                <Value value={tx.transactionId} label={`transaction ID ${tx.transactionId}`} />
              </TableCell>
              <TableCell>
                <code className="whitespace-nowrap">{tx.productId}</code>
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Time at={tx.at} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {tx.expires === null ? (
                  <span className="text-muted">does not end</span>
                ) : (
                  <Time at={tx.expires} />
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                {money(String(tx.price), tx.currency)}
              </TableCell>
              <TableCell>
                <span className="flex gap-1">
                  <Marks tx={tx} />
                </span>
              </TableCell>
              <TableCell>
                <code>{tx.orderId}</code>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more > 0 ? (
        <p className="border-t px-4 py-2 text-muted text-xs">
          And {more.toLocaleString('en-GB')} older. “See its life” reads all of them.
        </p>
      ) : null}
    </div>
  )
}

function Marks({ tx }: { tx: SimulatedTransaction }) {
  return (
    <>
      <Badge>{tx.reason === 'RENEWAL' ? 'renewal' : 'purchase'}</Badge>
      {tx.refunded ? <Badge meaning="fail">revoked</Badge> : null}
      {tx.upgraded ? <Badge meaning="notice">upgraded from</Badge> : null}
      {tx.finished ? null : <Badge meaning="warning">not finished</Badge>}
    </>
  )
}
