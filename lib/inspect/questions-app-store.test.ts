import { beforeAll, describe, expect, it } from 'vitest'
import { makePki, type Pki, signJws } from '../verify/testing/pki'
import { type InspectOptions, inspect } from '.'
import { appReceipt } from './app-receipt/decoder'
import type { Inspection } from './inspection'

/**
 * What people asked in Apple's forums of purchases and notifications, with what they had. Nobody has
 * Apple's key, so the tokens are signed by a made root that is given as trusted.
 */
const NOW = new Date('2026-11-22T10:00:00Z')
const SIGNED = Date.parse('2026-11-12T10:04:07Z')

let pki: Pki
beforeAll(async () => {
  pki = await makePki({ kind: 'EC' })
})

const paste = (text: string, options: InspectOptions = {}): Promise<Inspection> =>
  inspect(text, { now: NOW, trust: [{ name: 'Made root', pem: pki.root.pem }], ...options })
const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code)
const said = (inspection: Inspection): string => JSON.stringify(inspection)
const step = (inspection: Inspection, name: RegExp) =>
  inspection.steps.find((row) => name.test(row.name))

const TRANSACTION = {
  transactionId: '2000000123456789',
  originalTransactionId: '2000000123456789',
  bundleId: 'com.example.app',
  productId: 'com.example.app.monthly',
  purchaseDate: Date.parse('2026-11-01T15:30:00Z'),
  originalPurchaseDate: Date.parse('2026-11-01T15:30:00Z'),
  expiresDate: Date.parse('2026-12-01T15:30:00Z'),
  quantity: 1,
  type: 'Auto-Renewable Subscription',
  inAppOwnershipType: 'PURCHASED',
  signedDate: SIGNED,
  environment: 'Production',
  transactionReason: 'PURCHASE',
  storefront: 'KOR',
  storefrontId: '143466',
  price: 4_900_000,
  currency: 'KRW',
}
const notification = (type: string, data: object, subtype?: string) => ({
  notificationType: type,
  ...(subtype === undefined ? {} : { subtype }),
  notificationUUID: '6f9619ff-8b86-4011-b42d-00cf4fc964ff',
  version: '2.0',
  signedDate: SIGNED,
  data: { bundleId: 'com.example.app', environment: 'Production', appAppleId: 1234567890, ...data },
})

describe('expiresDate is a day off against iPhone Settings', () => {
  it('is one instant, and another day in Korea', async () => {
    const inspection = await paste(await signJws(pki, TRANSACTION))
    expect(inspection).toMatchObject({ format: 'transaction', verdict: 'valid' })
    const field = inspection.fields.find(({ label }) => label === 'expiresDate')
    expect(field).toMatchObject({ kind: 'instant', instant: TRANSACTION.expiresDate })
    const finding = inspection.findings.find(({ at }) => at === 'expiresDate')
    expect(finding?.message).toContain('on 2026-12-01 in UTC, on 2026-12-02 in Korea')
  })
})

describe('the transaction id out of a base64 receipt, without verifyReceipt', () => {
  it('is read here, and the one for the Server API is named', async () => {
    const [sample] = appReceipt.samples
    const inspection = await paste(sample.text ?? '', { trust: sample.trust ?? [] })
    expect(inspection).toMatchObject({ format: 'app-receipt', verdict: 'valid' })
    const finding = inspection.findings.find(({ code }) => code === 'receipt/id-for-server-api')
    const [table] = inspection.tables
    const column = table?.columns.findIndex(({ id }) => /transaction/i.test(id)) ?? -1
    const ids = table?.rows.map((row) => String(row[column])) ?? []
    expect(ids.length).toBeGreaterThan(1)
    expect(ids.some((id) => finding?.message.includes(id))).toBe(true)
  })
})

describe('a TEST notification that “cannot be verified”', () => {
  const signedPayload = () => signJws(pki, notification('TEST', { bundleVersion: '1.0' }))

  it('is genuine, step by step, so the handler is at fault', async () => {
    const inspection = await paste(JSON.stringify({ signedPayload: await signedPayload() }))
    expect(inspection).toMatchObject({ format: 'notification', verdict: 'valid' })
    expect(inspection.steps.filter(({ result }) => result === 'fail')).toEqual([])
    expect(step(inspection, /signature/i)).toMatchObject({ result: 'pass' })
    expect(step(inspection, /root/i)).toMatchObject({ result: 'pass' })
    expect(step(inspection, /revoked|revocation/i)).toMatchObject({ result: 'unknown' })
    expect(codes(inspection)).toContain('notification/test')
  })

  it('is not genuine without its root, and the root is what is named', async () => {
    const inspection = await paste(await signedPayload(), { trust: [] })
    expect(inspection.verdict).toBe('invalid')
    expect(step(inspection, /root/i)).toMatchObject({ result: 'fail' })
  })
})

describe('the API gave a transaction that was “pending” later', () => {
  it('has no such field, and the places to look are named', async () => {
    const inspection = await paste(JSON.stringify(TRANSACTION, null, 2))
    expect(inspection).toMatchObject({ format: 'transaction', verdict: 'unverified' })
    const finding = inspection.findings.find(({ code }) => code === 'transaction/no-pending-state')
    for (const place of ['revocationDate', 'Get All Subscription Statuses', 'Get Refund History'])
      expect(finding?.fix).toContain(place)
  })
})

describe('one signed REFUND notification: is the subscription still active?', () => {
  const refund = async (status: number) => {
    const signedTransactionInfo = await signJws(pki, {
      ...TRANSACTION,
      revocationDate: SIGNED,
      revocationReason: 0,
    })
    return paste(await signJws(pki, notification('REFUND', { signedTransactionInfo, status })))
  }

  it.each([
    [1, 'The subscription is still active.'],
    [2, 'The subscription has ended.'],
    [5, 'The subscription was taken back.'],
  ])('status %i tells it', async (status, answer) => {
    const inspection = await refund(status)
    expect(inspection).toMatchObject({ format: 'notification', verdict: 'valid' })
    const finding = inspection.findings.find(({ code }) => code === 'notification/status-tells')
    expect(finding?.message).toContain(answer)
    expect(inspection.parts.map(({ format }) => format)).toEqual(['transaction'])
    expect(said(inspection)).toContain('revocationDate')
  })
})
