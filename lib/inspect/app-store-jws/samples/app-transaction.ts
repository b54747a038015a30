import type { Sample } from '../../decoder'
import { sample } from './sample'

export const APP_TRANSACTION_SAMPLES: readonly [Sample, ...Sample[]] = [
  sample('From production', 'appTransaction', 'valid', 'made'),
  sample('From the sandbox', 'appTransactionSandbox', 'valid', 'node#95', [
    'transaction/original-version-in-sandbox',
  ]),
]
