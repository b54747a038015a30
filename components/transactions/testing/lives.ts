import type { Life } from '@/lib/timeline/life'

const MINUTE = 60_000
/** When the example begins: 12 Nov 2026, 10:04 UTC. */
export const EXAMPLE_START = Date.UTC(2026, 10, 12, 10, 4)

/** A made-up customer of the sandbox: a trial, two renewals, a grace period that was recovered from. */
export function exampleLife(): Life {
  const at = (minutes: number) => EXAMPLE_START + minutes * MINUTE
  return {
    lanes: [
      {
        id: 'group 21000001',
        kind: 'subscription',
        title: 'pro.monthly',
        products: ['pro.monthly'],
        originalTransactionIds: ['2000000000000001'],
        family: false,
        periods: [
          {
            start: at(0),
            end: at(3),
            kind: 'trial',
            product: 'pro.monthly',
            why: 'A free trial.',
            cutShort: null,
            proof: ['p0'],
          },
          {
            start: at(3),
            end: at(8),
            kind: 'paid',
            product: 'pro.monthly',
            why: 'Paid.',
            cutShort: null,
            proof: ['p1'],
          },
          {
            start: at(8),
            end: at(11),
            kind: 'grace',
            product: 'pro.monthly',
            why: 'Payment failed.',
            cutShort: null,
            proof: ['p2'],
          },
          {
            start: at(11),
            end: at(16),
            kind: 'paid',
            product: 'pro.monthly',
            why: 'Paid.',
            cutShort: null,
            proof: ['p3'],
          },
        ],
        marks: [
          { at: at(0), kind: 'purchase', title: 'Bought', detail: 'A trial.', proof: ['p0'] },
          { at: at(3), kind: 'renewal', title: 'Renewed', detail: 'Paid.', proof: ['p1'] },
        ],
        access: {
          state: 'active',
          granted: true,
          until: at(16),
          sentence: 'Has access.',
          status: 1,
          proof: ['p3'],
        },
        renewal: null,
      },
    ],
    span: { start: at(0), end: at(16) },
    environment: 'Sandbox',
    bundleIds: ['com.example.app'],
    notices: [
      {
        at: at(1),
        uuid: null,
        type: 'SUBSCRIBED',
        subtype: 'INITIAL_BUY',
        title: 'Subscribed',
        lane: 'group 21000001',
        verdict: 'valid',
        attempts: [],
        proof: ['p9'],
      },
    ],
    findings: [],
    acceleration: {
      sentence: 'Time runs faster.',
      rest: '',
      periods: [
        { milliseconds: 5 * MINUTE, standsFor: '1 month', rate: 'every 5 minutes' },
        { milliseconds: 3 * MINUTE, standsFor: '1 week', rate: 'every 5 minutes' },
      ],
    },
  }
}
