import { describe, expect, it } from 'vitest'
import type { CallOrder } from '@/lib/app-store/call'
import { callAddress, callHeaders } from './call-address'

const order: CallOrder = {
  call: 'history',
  environment: 'simulator',
  path: { transactionId: '2000' },
  query: [
    ['productId', 'a b'],
    ['productId', 'c&d'],
  ],
  body: null,
}

describe('the address of a call', () => {
  it('names everything once, repeated names as often as they come', () => {
    expect(callAddress(order, { kind: 'vault', key: 'k1' })).toBe(
      '/api/app-store/history?environment=simulator&key=k1&transactionId=2000&productId=a+b&productId=c%26d',
    )
  })
  it('never carries a token', () => {
    const credential = { kind: 'token', token: 'eyJ.secret' } as const
    expect(callAddress(order, credential)).not.toContain('secret')
    expect(callHeaders(credential)['assay-server-api-token']).toBe('eyJ.secret')
    expect(callHeaders({ kind: 'vault', key: 'k' })).toEqual({ accept: 'application/json' })
  })
})
