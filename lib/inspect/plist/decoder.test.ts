import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../../bytes/base64'
import { inspect } from '..'
import { plist } from './decoder'

const bytesOf = (base64: string): Uint8Array => {
  const read = decodeBase64(base64)
  if (!read.ok) throw new Error('no base64')
  return read.bytes
}

describe.each(plist.samples)('$name', (sample) => {
  it('comes out as it should', async () => {
    const input = sample.text ?? bytesOf(sample.file?.base64 ?? '')
    const result = await inspect(input, { now: new Date('2026-11-22T12:00:00Z') })
    expect(result.format).toBe('plist')
    expect(result.verdict).toBe(sample.verdict)
    expect(result.findings.map(({ code }) => code)).toEqual(sample.findings ?? [])
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    const view = bytesOf(result.views[0]?.base64 ?? '')
    for (const { range } of result.fields) {
      expect(range?.start).toBeGreaterThanOrEqual(0)
      expect(range?.end).toBeLessThanOrEqual(view.length)
    }
  })
})

const sampleNamed = (name: string) => {
  const sample = plist.samples.find((one) => one.name === name)
  if (!sample) throw new Error(name)
  return sample.text ?? bytesOf(sample.file?.base64 ?? '')
}

describe('what it says', () => {
  it('a number beyond 2^53, a date and data of a binary one are kept', async () => {
    const result = await inspect(sampleNamed('Binary, with a number beyond 2^53'))
    expect(result.value).toEqual({
      form: 'binary',
      root: {
        name: 'Ärger',
        count: '18446744073709551615',
        when: '2026-11-22T12:00:00.000Z',
        bytes: 'AP8=',
      },
    })
    expect(result.fields.find(({ label }) => label === 'when')).toMatchObject({
      kind: 'instant',
      instant: Date.UTC(2026, 10, 22, 12),
    })
  })

  it('the binary form is also found as base64', async () => {
    const sample = plist.samples.find(({ file }) => file)
    const result = await inspect(sample?.file?.base64 ?? '')
    expect(result.format).toBe('plist')
  })

  it('modes and environments are put in words, and lead to their bytes', async () => {
    const info = await inspect(sampleNamed('An Info.plist without background pushes'))
    const modes = info.fields.find(({ label }) => label === 'UIBackgroundModes')
    expect(modes?.children?.[0]).toMatchObject({ value: 'voip', words: /VoIP/ })
    const { range } = info.fields[0] ?? {}
    const text = Buffer.from(bytesOf(info.views[0]?.base64 ?? ''))
    expect(text.subarray(range?.start, range?.end).toString()).toMatch(
      /^<key>CFBundleIdentifier<\/key>\s*<string>com.example.app<\/string>$/,
    )
    const entitlements = await inspect(sampleNamed('Entitlements'))
    expect(entitlements.title).toBe('Entitlements')
    expect(entitlements.fields.find(({ label }) => label === 'aps-environment')?.words).toMatch(
      /api\.sandbox\.push\.apple\.com/,
    )
  })

  it('what NSLog prints is read with its escapes', async () => {
    const { value } = await inspect(sampleNamed('A dictionary that NSLog printed'))
    expect(value).toMatchObject({
      root: {
        aps: { alert: { body: 'Café is open' }, badge: '3' },
        token: 'Chss PQ=='.replace(' ', ''),
      },
    })
  })
})
