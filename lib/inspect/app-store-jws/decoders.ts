import type { Decoder, Sample } from '../decoder'
import type { Source } from '../source'
import { decodeAppStore } from './decode'
import type { KindId } from './kinds'
import { type Reading, readSource } from './reading'
import { APP_TRANSACTION_SAMPLES } from './samples/app-transaction'
import { NOTIFICATION_SAMPLES } from './samples/notification'
import { REALTIME_SAMPLES } from './samples/realtime-request'
import { RENEWAL_SAMPLES } from './samples/renewal-info'
import { TRANSACTION_SAMPLES } from './samples/transaction'

interface Row {
  id: KindId
  title: string
  about: string
  samples: readonly [Sample, ...Sample[]]
}

const ROWS: readonly Row[] = [
  {
    id: 'transaction',
    title: 'App Store transaction',
    about:
      'A signed transaction: from StoreKit on the device, from the App Store Server API as signedTransactionInfo, or already decoded.',
    samples: TRANSACTION_SAMPLES,
  },
  {
    id: 'renewal-info',
    title: 'Subscription renewal info',
    about:
      'What happens to a subscription at its next renewal: signedRenewalInfo from a notification or from the statuses.',
    samples: RENEWAL_SAMPLES,
  },
  {
    id: 'notification',
    title: 'App Store Server Notification',
    about:
      'A notification of version 2: the body that Apple sends, its signedPayload alone, or what it decodes to.',
    samples: NOTIFICATION_SAMPLES,
  },
  {
    id: 'app-transaction',
    title: 'App transaction',
    about:
      'That a customer got the app, and as which version: from AppTransaction on the device or from the API.',
    samples: APP_TRANSACTION_SAMPLES,
  },
  {
    id: 'realtime-request',
    title: 'Retention message request',
    about: 'What Apple posts to the URL of the Retention Messaging API before a customer cancels.',
    samples: REALTIME_SAMPLES,
  },
]

/** What Apple signs for the App Store: five decoders that tell one another apart by the payload. */
export const APP_STORE_DECODERS: readonly Decoder[] = ROWS.map((row) => ({
  ...row,
  detect: (source) => likelihood(source, row.id),
  decode: (source, context) => decodeAppStore(source, context, row.id),
}))

function likelihood(source: Source, id: KindId): number {
  const reading = readSource(source)
  if (!reading) return 0
  if (reading.kind) return reading.kind.id === id ? ofKind(reading) : 0
  // Apple’s by its certificates or by the body around it, and no more can be read.
  if (reading.form === 'token' && reading.inBody) return id === 'notification' ? 0.9 : 0
  return id === 'transaction' ? 0.6 : 0
}

/** A token of which one part alone can be read stands in something else, or was damaged. */
function ofKind(reading: Reading): number {
  if (reading.form === 'json') return 0.9
  return reading.compact.jws ? 0.97 : 0.6
}
