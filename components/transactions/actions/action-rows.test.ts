import { describe, expect, it } from 'vitest'
import type { CallResult } from '@/lib/app-store/answer'
import { ACTION_ROWS, type ChangeActions } from './action-rows'

const row = (id: string) => {
  const found = ACTION_ROWS.find((one) => one.id === id)
  if (!found) throw new Error(`no action ${id}`)
  return found
}
const field = (id: string, name: string) => row(id).fields.find((one) => one.name === name)

describe('the forms of what changes something', () => {
  it.each([
    ['extend', 'extendByDays', '0', false],
    ['extend', 'extendByDays', '90', true],
    ['extend', 'extendByDays', '91', false],
    ['extend', 'extendByDays', '7.5', false],
    ['extend', 'originalTransactionId', '2000000123456789', true],
    ['extend', 'originalTransactionId', 'MK5', false],
    ['consumption', 'customerConsented', 'false', false],
    ['consumption', 'consumptionPercentage', '', true],
    ['consumption', 'consumptionPercentage', '101', false],
    ['account-token', 'appAccountToken', '7e3fb204-2e30-4e7e-9a3e-0f2b5a4c1d2e', true],
    ['account-token', 'appAccountToken', 'me', false],
  ])('%s: %s %j is fine: %s', (id, name, value, fine) => {
    expect(field(id, name)?.problem(value) === null).toBe(fine)
  })

  it('write what Apple documents', () => {
    const values = {
      transactionId: '2',
      customerConsented: 'true',
      deliveryStatus: 'DELIVERED',
      sampleContentProvided: 'false',
      consumptionPercentage: '25',
      refundPreference: '',
    }
    const sent: unknown[] = []
    const keep = async (asked: unknown): Promise<CallResult> => {
      sent.push(asked)
      return { kind: 'waiting', until: 0, message: '' }
    }
    const actions: ChangeActions = {
      requestTestNotification: keep,
      extendRenewalDate: keep,
      sendConsumption: keep,
      setAccountToken: keep,
    }
    const change = {
      id: 'r',
      environment: 'sandbox',
      credential: { kind: 'vault', key: 'k' },
    } as const
    void row('consumption').send(actions, change, values)
    const days = { originalTransactionId: ' 1 ', extendByDays: '7', extendReasonCode: '3' }
    void row('extend').send(actions, change, days)
    expect(sent).toEqual([
      {
        ...change,
        transactionId: '2',
        body: {
          customerConsented: true,
          deliveryStatus: 'DELIVERED',
          sampleContentProvided: false,
          consumptionPercentage: 25_000,
        },
      },
      {
        ...change,
        transactionId: '1',
        body: { extendByDays: 7, extendReasonCode: 3, requestIdentifier: 'r' },
      },
    ])
  })
})
