import { Fact, Facts } from '@/components/ui/facts'
import { Panel, PanelHeader } from '@/components/ui/panel'

/** What can be looked up, and where people come by it. */
const TAKES = [
  [
    'Transaction id',
    'Digits: a transaction’s id in StoreKit, or a field of a notification or an answer.',
  ],
  [
    'Original or app transaction id',
    'Also digits. Any of the customer’s ids leads to the same life.',
  ],
  [
    'Order id',
    'Letters and digits, from the invoice that Apple emailed to the customer. Not in the sandbox.',
  ],
  [
    'Signed token',
    'A transaction, renewal info or notification, as the app or Apple’s server gave it.',
  ],
  ['Receipt', 'The base64 of an app receipt, or verifyReceipt’s answer to it.'],
] as const

/** Under the box: what it takes. */
export function WhatItTakes() {
  return (
    <Panel aria-label="What it takes">
      <PanelHeader title="What it takes" />
      <div className="px-4 py-3">
        <Facts>
          {TAKES.map(([name, about]) => (
            <Fact key={name} name={name}>
              {about}
            </Fact>
          ))}
        </Facts>
      </div>
    </Panel>
  )
}
