import type { Sample } from '../../decoder'
import { sample } from './sample'

export const REALTIME_SAMPLES: readonly [Sample, ...Sample[]] = [
  sample('Before a cancellation', 'realtime', 'valid', 'made'),
]
