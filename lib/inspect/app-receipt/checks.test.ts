import { describe, expect, it, test } from 'vitest'
import { encodeBase64 } from '@/lib/bytes/base64'
import type { Inspection } from '../index'
import { inspect } from '../index'
import signed from './signed-samples.json'
import { buildReceipt } from './testing/build-receipt'

const NOW = new Date('2026-11-22T00:00:00Z')
const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, sandbox } = signed.samples
const DEVICE = 'E3A1C9B0-5C41-4C7F-9D5B-0123456789AB'

const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code)
const result = ({ steps }: Inspection, name: string) =>
  steps.find((step) => step.name === name)?.result

describe('made for this device', () => {
  test.each([
    [DEVICE, 'pass'],
    [DEVICE.toLowerCase(), 'pass'],
    [DEVICE.replaceAll('-', ''), 'pass'],
    ['00000000-0000-0000-0000-000000000000', 'fail'],
    ['a4:83:e7:00:11:22', 'fail'],
    ['my iPhone', 'skipped'],
    ['a4:83:e7', 'skipped'],
  ] as const)('%s: %s', async (device, expected) => {
    const found = await inspect(production, { trust, now: NOW, device })
    expect(result(found, 'Made for this device')).toBe(expected)
    expect(found.verdict).toBe(expected === 'fail' ? 'invalid' : 'valid')
    expect(codes(found).includes('receipt/other-device')).toBe(expected === 'fail')
  })

  it('takes a MAC address as six bytes', async () => {
    const device = Uint8Array.of(0xa4, 0x83, 0xe7, 0x00, 0x11, 0x22)
    const payload = await buildReceipt({ environment: 'Production', created: '', device })
    for (const text of ['a4:83:e7:00:11:22', 'A4-83-E7-00-11-22', 'a483e7001122']) {
      const found = await inspect(encodeBase64(payload), { device: text })
      expect(result(found, 'Made for this device')).toBe('pass')
    }
  })
})

describe('what is expected', () => {
  test.each([
    [{ bundleId: 'com.example.app' }, 'valid', null],
    [{ bundleId: 'com.example.App' }, 'invalid', 'receipt/other-app'],
    [{ environment: 'Production' }, 'valid', null],
    [{ environment: 'Sandbox' }, 'invalid', 'receipt/other-environment'],
    [{ appAppleId: 1234567890 }, 'valid', null],
    [{ appAppleId: 1 }, 'valid', null],
  ] as const)('%j: %s', async (expectation, verdict, code) => {
    const found = await inspect(production, { trust, now: NOW, expect: expectation })
    expect(found.verdict).toBe(verdict)
    expect(codes(found).filter((one) => one.startsWith('receipt/other'))).toEqual(
      code ? [code] : [],
    )
  })

  it('knows the sandbox by its name in receipts', async () => {
    const found = await inspect(sandbox, { trust, expect: { environment: 'Sandbox' } })
    expect(result(found, 'Environment is the expected one')).toBe('pass')
  })
})
