import { Fact, Facts } from '@/components/ui/facts'
import { Panel, PanelHeader } from '@/components/ui/panel'

/** What can be looked up, and where people come by it. */
const TAKES = [
  [
    'Transaction ID',
    'Digits: a transaction’s ID in StoreKit, or a field of a notification or an answer.',
  ],
  [
    'Original or app transaction ID',
    'Also digits. Any of the customer’s IDs leads to the same life.',
  ],
  [
    'Order ID',
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
    <Panel aria-label="What you can look up">
      <PanelHeader title="What you can look up" />
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
