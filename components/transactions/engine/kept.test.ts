import { beforeAll, describe, expect, it } from 'vitest'
import { draft, type Signer, write } from '@/lib/inspect/app-store-jws/testing/tokens'
import { makePki } from '@/lib/verify/testing/pki'
import type { Incoming } from '../paging'
import { Evidence } from './kept'

let signer: Signer
let pem: string
const sign = async (payload: object) => write(await draft(signer, payload))
const transaction = {
  transactionId: '2',
  originalTransactionId: '1',
  bundleId: 'com.example.app',
  productId: 'pro',
  purchaseDate: 1_780_000_000_000,
  signedDate: 1_780_000_000_000,
  environment: 'Sandbox',
  type: 'Consumable',
}

beforeAll(async () => {
  const pki = await makePki({ kind: 'EC' })
  signer = { leaf: pki.leaf, x5c: pki.x5c }
  pem = pki.root.pem
})
const trusted = () => new Evidence([{ name: 'r', pem }])
const incoming = (token: string, more: Partial<Incoming> = {}): Incoming => ({
  kind: 'transaction',
  from: 'history',
  token,
  ...more,
})

describe('the evidence of a customer', () => {
  it('is verified up to a root that counts, and to no other', async () => {
    const token = await sign(transaction)
    expect((await trusted().add([incoming(token)]))[0]).toMatchObject({
      verdict: 'valid',
      facts: { transactionId: '2', productId: 'pro' },
    })
    expect((await new Evidence([]).add([incoming(token)]))[0]?.verdict).not.toBe('valid')
  })
  it('keeps a token once for each list that it is on, and gives it back whole', async () => {
    const evidence = trusted()
    const token = await sign(transaction)
    expect(await evidence.add([incoming(token), incoming(token)])).toHaveLength(1)
    expect(await evidence.add([incoming(token)])).toHaveLength(0)
    const [again] = await evidence.add([incoming(token, { from: 'refunds' })])
    expect(evidence.find(again?.id ?? '')?.token).toBe(token)
    expect(evidence.proven).toHaveLength(2)
  })
  it('takes what stands inside a notification apart', async () => {
    const inside = await sign(transaction)
    const token = await sign({
      notificationType: 'REFUND',
      notificationUUID: '7e3fb204-2e30-4e7e-9a3e-0f2b5a4c1d2e',
      version: '2.0',
      signedDate: transaction.signedDate,
      data: { bundleId: 'com.example.app', environment: 'Sandbox', signedTransactionInfo: inside },
    })
    const evidence = trusted()
    const rows = await evidence.add([
      incoming(token, { kind: 'notification', from: 'notification' }),
    ])
    expect(rows.map(({ kind }) => kind)).toEqual(['notification', 'transaction'])
    expect(JSON.stringify(rows)).not.toContain(inside)
    expect(evidence.find(rows[1]?.id ?? '')?.inside).toBe(rows[0]?.id)
  })
  it('says of what is no token that it is not valid, and keeps it', async () => {
    const [row] = await trusted().add([incoming('no token')])
    expect(row?.verdict).not.toBe('valid')
  })
})
