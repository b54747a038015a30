import type { Sample } from '../../decoder'
import { sample } from './sample'

export const NOTIFICATION_SAMPLES: readonly [Sample, ...Sample[]] = [
  sample('A renewal', 'didRenew', 'valid', 'made', ['notification/status-tells']),
  sample('The body that Apple posts', 'body', 'valid', 'made', ['notification/status-tells']),
  sample('Grace period, in the sandbox', 'grace', 'valid', 'forum: EXPIRED never comes', [
    'notification/sandbox-clock',
    'notification/sandbox-sends-once',
  ]),
  sample('A refund while it still runs', 'refund', 'valid', 'forum: is it still active?', [
    'notification/status-tells',
  ]),
  sample('A test', 'test', 'valid', 'forum: a TEST notification cannot be verified', [
    'notification/test',
  ]),
  sample('A refund is requested', 'consumptionRequest', 'valid', 'made', [
    'notification/answer-within-12-hours',
  ]),
  sample('Expired after it was cancelled', 'expired', 'valid', 'made'),
  sample('A one-time purchase', 'oneTime', 'valid', 'forum 764348', [
    'notification/one-time-charge',
  ]),
  sample('Summary of a renewal extension', 'summary', 'valid', 'made'),
  sample('An external purchase', 'external', 'valid', 'made', ['transaction/sandbox']),
  sample('Consent withdrawn', 'rescind', 'valid', 'made'),
  sample('An undocumented pair', 'undocumented', 'valid', 'made', [
    'notification/pair-not-documented',
  ]),
  sample('With tokens of another app', 'mixed', 'invalid', 'made', [
    'notification/part-of-another-app',
    'notification/parts-of-different-purchases',
  ]),
  sample('Already decoded', 'decodedNotification', 'unverified', 'made', [
    'transaction/decoded-before',
  ]),
]
