import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { passJson } from './pass-json'

const TOKEN = 'sample-token-of-no-use'
const codes = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ code }) => code).filter((code) => code !== 'pass/update-push')

// Questions on Wallet: how an update is announced, and what changeMessage does.
describe('pass.json', () => {
  const whole: Record<string, unknown> = {
    ...JSON.parse(passJson.samples[0].text ?? ''),
    boardingPass: undefined,
    ...event({}),
  }
  const say = async (changes: Record<string, unknown>, now?: Date) =>
    codes(await inspect(JSON.stringify({ ...whole, ...changes }), now ? { now } : {}))

  it('tells how to push an update', async () => {
    const inspection = await inspect(JSON.stringify(whole))
    const [push] = inspection.findings
    expect(push).toMatchObject({ code: 'pass/update-push', level: 'notice' })
    expect(push?.message).toContain('pass.com.example.app')
    for (const part of ['{}', 'production only', 'apns-topic']) expect(push?.fix).toContain(part)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['in order', {}, []],
    ['a message without %@', event({ changeMessage: 'Changed.' }), ['pass/change-message']],
    ['the same key twice', { ...event({}, {}) }, ['pass/duplicate-field']],
    ['a short token', { authenticationToken: 'short' }, ['pass/token-short']],
    ['no token', { authenticationToken: undefined }, ['pass/web-service-half']],
    ['HTTP', { webServiceURL: 'http://example.com' }, ['pass/web-service-http']],
    ['a version as text', { formatVersion: '1' }, ['pass/format-version']],
    ['two kinds', { coupon: {} }, ['pass/style']],
    [
      'an unknown code',
      { barcodes: [{ format: 'PKBarcodeFormatEAN13' }] },
      ['pass/barcode-format'],
    ],
    ['the older code', { barcodes: undefined, barcode: {} }, ['pass/old-barcode']],
    ['voided', { voided: true }, ['pass/voided']],
    ['no description', { description: undefined }, ['pass/required-key']],
  ])('%s', async (_name, changes, expected) => {
    expect(await say(changes)).toEqual(expected)
  })

  it('has expired by the given instant only', async () => {
    const changes = { expirationDate: '2026-01-01T00:00:00Z' }
    expect(await say(changes)).toEqual([])
    expect(await say(changes, new Date('2026-01-02T00:00:00Z'))).toEqual(['pass/expired'])
  })

  it('keeps what nobody documents, marked', async () => {
    const inspection = await inspect(JSON.stringify({ ...whole, newKey: 1 }))
    expect(inspection.fields.find(({ label }) => label === 'newKey')?.unknown).toBe(true)
  })

  it('masks the token wherever it stands', async () => {
    const nested = { userInfo: { authenticationToken: TOKEN }, authenticationToken: TOKEN }
    const inspection = await inspect(JSON.stringify({ ...whole, ...nested }))
    expect(JSON.stringify(inspection)).not.toContain(TOKEN)
    expect(atob(inspection.views[0]?.base64 ?? '')).not.toContain(TOKEN)
  })
})

function event(...more: Partial<Record<'changeMessage', string>>[]): Record<string, unknown> {
  const fields = more.map((extra) => ({ key: 'door', label: 'DOOR', value: 'B', ...extra }))
  return { eventTicket: { primaryFields: fields } }
}
