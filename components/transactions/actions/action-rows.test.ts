import { describe, expect, it } from 'vitest'
import { ACTION_ROWS } from './action-rows'

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
    expect(row('consumption').order('sandbox', values, 'r')).toMatchObject({
      call: 'consumption',
      path: { transactionId: '2' },
      body: {
        customerConsented: true,
        deliveryStatus: 'DELIVERED',
        sampleContentProvided: false,
        consumptionPercentage: 25_000,
      },
    })
    const extend = row('extend').order(
      'sandbox',
      { originalTransactionId: '1', extendByDays: '7', extendReasonCode: '3' },
      'r',
    )
    expect(extend.body).toEqual({ extendByDays: 7, extendReasonCode: 3, requestIdentifier: 'r' })
  })
})
